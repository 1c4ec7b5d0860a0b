// Why nothing was acknowledged, told apart by what a person or the sender can do about it. The words are in sentences.ts.
import { WireError } from '../wire/sync.ts'

/** Every reason why a request did not end in an acknowledgement. */
export type Trouble =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'portal'
  | 'timeout'
  | 'cut'
  | 'rebuilt'
  | 'unauthorized'
  | 'forbidden'
  | 'blocked'
  | 'unknown-event'
  | 'conflict'
  | 'too-large'
  | 'busy'
  | 'server'
  | 'rejected'
  | 'protocol'
  | 'unconfirmed'
  | 'not-yet'
  | 'fault'

/** An HTTP answer as far as it tells what went wrong. `type` is its Content-Type. */
export interface HttpAnswer {
  status: number
  type: string | null
  text: string
}

const PERSON: ReadonlySet<Trouble> = new Set([
  'tls',
  'portal',
  'unauthorized',
  'forbidden',
  'blocked',
  'unknown-event',
  'conflict',
  'rejected',
  'protocol',
])

/** Failures that may be over as soon as there is a network again. */
export const UNREACHED: ReadonlySet<Trouble> = new Set<Trouble>(['offline', 'dns', 'refused', 'timeout', 'cut', 'rebuilt'])

/** Whether it waits for a person rather than for the network. */
export const needsPerson = (trouble: Trouble): boolean => PERSON.has(trouble)

/** Whether the remote says no: asked again seldom. A portal or a TLS fault can end at any moment and is tried like a network fault. */
export const isRefusal = (trouble: Trouble): boolean => needsPerson(trouble) && trouble !== 'portal' && trouble !== 'tls'

/** What an HTTP answer tells; null where it may be one of this protocol, to be parsed. */
export function troubleOfAnswer({ status, type, text }: HttpAnswer): Trouble | null {
  const html = /\bhtml\b/i.test(type ?? '') || text.trimStart().startsWith('<')
  // A sign-in page comes as a redirect, as 511, or as a cheerful 200 with HTML.
  if ((status >= 300 && status < 400) || status === 511 || status === 407) return 'portal'
  if (status === 200) return html ? 'portal' : null
  if (status < 300) return 'protocol'
  if (status === 408) return 'timeout'
  if (status === 413) return 'too-large'
  if (status === 429) return 'busy'
  if (status >= 500) return 'server'
  if (status === 401) return 'unauthorized'
  const ours = isWireError(text)
  if (status === 403) return ours ? 'forbidden' : 'blocked'
  if (status === 404) return ours ? 'unknown-event' : 'protocol'
  if (status === 409 && ours) return 'conflict'
  return ours ? 'rejected' : 'protocol'
}

/** What an error code of the network means (Node's and undici's names). `answering`: the answer had begun. */
export function troubleOfCode(codes: readonly string[], answering: boolean): Trouble {
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code))
  if (has(/^UND_ERR_(DESTROYED|CLOSED)$/)) return 'rebuilt'
  if (has(/^(ENOTFOUND|EAI_)/)) return 'dns'
  if (has(/TLS|SSL|CERT|^EPROTO$|SELF_SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH$/)) return 'tls'
  if (has(/TIMEOUT|^ETIMEDOUT$/)) return 'timeout'
  if (answering) return 'cut'
  if (has(/^ECONNREFUSED$/)) return 'refused'
  if (has(/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|EHOSTDOWN)$/)) return 'offline'
  return 'cut'
}

function isWireError(text: string): boolean {
  try {
    return WireError.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
