// Asks the hub to be let in with a code, and says in words what came of it.
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import { JoinAnswer, readCode, signJoin } from '../../../core/wire/join.ts'
import { SyncAnswer, WireError } from '../../../core/wire/sync.ts'
import type { Identity } from '../keys/key-database.ts'
import type { Transport } from '../send/transport.ts'
import { CONNECT_WORDS } from '../words.ts'

const DEADLINE = 12_000

const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What was typed is no code. */
export const NO_CODE = 'A code has eight letters, such as BCDF-GHJK. It stands under the QR code at the table.'

/** Joins with a code as this identity. The error is a sentence. */
export async function askToJoin(
  transport: Transport,
  base: string,
  code: string,
  name: string,
  identity: Identity,
): Promise<Outcome<JoinAnswer, string>> {
  if (readCode(code) === null) return err(NO_CODE)
  const body = signJoin(code, name, identity.secret)
  const { answer, trouble } = await transport({ url: new URL('v1/join', base).href, token: null, body, deadline: DEADLINE })
  if (!answer) return err(CONNECT_WORDS[trouble] ?? CONNECT_WORDS.offline)
  const joined = answer.status === 200 ? JoinAnswer.safeParse(read(answer.text)) : null
  if (joined?.success) return ok(joined.data)
  const said = WireError.safeParse(read(answer.text))
  if (said.success) return err(said.data.message)
  return err((trouble && CONNECT_WORDS[trouble]) ?? CONNECT_WORDS.protocol)
}

/** Whether the hub has this phone's event open now; null where that can't be told. */
export async function hasEventOpen(transport: Transport, base: string, { event, joined }: Identity): Promise<boolean | null> {
  if (event === null || joined === null) return null
  const body = { v: 1, event, have: {}, push: [] }
  const { answer } = await transport({ url: new URL('v1/sync', base).href, token: joined.token, body, deadline: DEADLINE })
  if (!answer) return null
  if (answer.status === 200) return SyncAnswer.safeParse(read(answer.text)).data?.event === event
  const said = WireError.safeParse(read(answer.text)).data?.error
  // An ended token is one that this event's book knows.
  return said === 'removed' ? true : said === 'event' || said === 'token' ? false : null
}
