// Registers an event with a server, once, and brings back the token that this event's station sends from then on.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Failure } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import { REGISTERING } from '../../core/outbox/sentences.ts'
import { needsPerson, type Trouble } from '../../core/outbox/trouble.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { isRehearsal, REHEARSES } from '../../core/rehearsal/mark.ts'
import { signRegistration } from '../../core/wire/register.ts'
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
  /** Where this device goes on with an event that another one made. */
  next?: RegisterRequest['next']
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

/** Registers an event. Asked again it gives a new token and ends the old one; a failure says what to do and changes nothing here. */
export async function registerEvent({
  url,
  event,
  name,
  secret,
  code,
  next,
  fetch,
  deadline = 15_000,
}: Registration): Promise<Outcome<Registered, Failure>> {
  // Here as well as where it is asked for: no token, no sending.
  if (isRehearsal(event)) return err(REHEARSES)
  const address = readServerAddress(url)
  if (!address.ok) return err({ kind: 'invalid', message: address.error, field: 'url' })

  const request = signRegistration(event, name, secret, code?.trim() || undefined, next)
  const transport = createTransport(fetch)
  try {
    const { answer, trouble } = await transport.post({
      url: endpoint(address.value.href, 'v1/events'),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: utf8ToBytes(JSON.stringify(request)),
      deadline,
    })
    // A server that wants a code says 403 to a wrong one and to none alike.
    if (trouble) return err(failure(trouble === 'forbidden' && !request.code ? 'unauthorized' : trouble))
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
