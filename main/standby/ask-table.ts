// What a laptop that stands by asks of the table's hub besides the logs: to be let in, and now and then who has joined.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { z } from 'zod'
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { FollowAnswer, type FollowRequest } from '../../core/wire/follow.ts'
import { JoinAnswer, signJoin } from '../../core/wire/join.ts'
import { WireError } from '../../core/wire/sync.ts'
import { parseJson } from '../keys/device-key.ts'
import { endpoint } from '../sync/server-address.ts'
import { createTransport } from '../sync/transport.ts'

const DEADLINE = 8000

const NOBODY: Failure = {
  kind: 'server',
  message:
    'Nothing answers at this address. Check that both laptops are on the same network and that the table was started for the network (--lan), and try again.',
  field: 'address',
}
const NOT_A_TABLE: Failure = {
  kind: 'server',
  message: 'What answers at this address is not a scoring table. Copy the address from its devices panel.',
  field: 'address',
}

async function post<S extends z.ZodType>(
  url: string,
  body: object,
  answer: S,
  headers: Record<string, string> = {},
): Promise<Outcome<z.infer<S>, Failure>> {
  const transport = createTransport()
  try {
    const reply = await transport.post({
      url,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: utf8ToBytes(JSON.stringify(body)),
      deadline: DEADLINE,
    })
    if (!reply.answer) return err(NOBODY)
    const json = parseJson(reply.answer.text)
    const parsed = answer.safeParse(json)
    if (reply.answer.status === 200 && parsed.success) return ok(parsed.data)
    const said = WireError.safeParse(json)
    return err(said.success ? { kind: 'refused', message: said.data.message, field: 'address' } : NOT_A_TABLE)
  } finally {
    await transport.close()
  }
}

/** Joins at the table's hub with a code. */
export const askToStandBy = (url: string, code: string, name: string, secret: Uint8Array): Promise<Outcome<JoinAnswer, Failure>> =>
  post(endpoint(url, 'v1/join'), signJoin(code, name, secret), JoinAnswer)

/** Tells the table's hub where this laptop is found, and hears who has joined. */
export const askToFollow = (url: string, token: string, asked: FollowRequest): Promise<Outcome<FollowAnswer, Failure>> =>
  post(endpoint(url, 'v1/follow'), asked, FollowAnswer, { authorization: `Bearer ${token}` })
