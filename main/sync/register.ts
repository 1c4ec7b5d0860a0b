// Registers an event with a server, once, and brings back the token that this event's station sends from then on.
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Failure } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { REGISTERING } from '../../core/outbox/sentences.ts'
import { needsPerson, type Trouble } from '../../core/outbox/trouble.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { RegisterAnswer, type RegisterRequest } from '../../core/wire/sync.ts'
import { endpoint, readServerAddress } from './server-address.ts'
import { createTransport, type Fetch } from './transport.ts'

/** What is registered: the event, and the Ed25519 secret (32 bytes) of its `setup` partition, which never leaves this device. */
export interface Registration {
  url: string
  event: EventId
  name: string
  secret: Uint8Array
  code?: string
  fetch?: Fetch
  /** Give up after so many ms. */
  deadline?: number
}

/** A registered event: the server's base address, the token to send, and where the public page is. */
export interface Registered {
  url: string
  token: string
  publicUrl: string
}

/** The text whose signature proves that whoever registers an event holds its key. */
export const registrationText = (event: EventId, name: string, key: string) => `scoretable-register-1|${event}|${name}|${key}`

/** Registers an event. Asked again it gives a new token and ends the old one; a failure says what to do and changes nothing here. */
export async function registerEvent({
  url,
  event,
  name,
  secret,
  code,
  fetch,
  deadline = 15_000,
}: Registration): Promise<Outcome<Registered, Failure>> {
  const address = readServerAddress(url)
  if (!address.ok) return err({ kind: 'invalid', message: address.error, field: 'url' })

  const key = publicKey(secret)
  const sig = bytesToHex(ed25519.sign(utf8ToBytes(registrationText(event, name, key)), secret))
  const trimmed = code?.trim()
  const request: RegisterRequest = { v: 1, event, name, key, sig, ...(trimmed ? { code: trimmed } : {}) }
  const transport = createTransport(fetch)
  try {
    const { answer, trouble } = await transport.post({
      url: endpoint(address.value.href, 'v1/events'),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: utf8ToBytes(JSON.stringify(request)),
      deadline,
    })
    if (trouble) return err(failure(trouble))
    const parsed = RegisterAnswer.safeParse(parseJson(answer.text))
    if (!parsed.success || !/^https?:/.test(parsed.data.publicUrl)) return err(failure('protocol'))
    return ok({ url: address.value.href, token: parsed.data.token, publicUrl: parsed.data.publicUrl })
  } finally {
    await transport.close()
  }
}

function failure(trouble: Trouble): Failure {
  const field = trouble === 'unauthorized' || trouble === 'forbidden' ? 'code' : 'url'
  return { kind: needsPerson(trouble) ? 'refused' : 'server', message: REGISTERING[trouble], field }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
