// A server's address as a person types it: checked, trimmed, without what does not belong in it.
import { isIP } from 'node:net'
import { ADDRESS } from '../../core/outbox/sentences.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'

/** The base address, ending in `/`, or the sentence that says what is wrong with it. */
export function readServerAddress(typed: string): Outcome<URL, string> {
  const text = typed.trim()
  if (text === '') return err(ADDRESS.empty)
  // `results.example.org` is meant as https; `localhost:4000` has no scheme either, though it looks like one.
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)
  // A server on this device or this network has no certificate as a rule, and is typed as `192.168.1.20:4690`.
  const bare = hasScheme ? null : URL.parse(`http://${text}`)
  const url = bare && isNear(bare.hostname) ? bare : URL.parse(hasScheme ? text : `https://${text}`)
  if (!url) return err(ADDRESS.shape)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err(ADDRESS.scheme)
  if (url.username !== '' || url.password !== '') return err(ADDRESS.credentials)
  if (url.hostname === '') return err(ADDRESS.shape)
  if (url.protocol === 'http:' && !isNear(url.hostname)) return err(ADDRESS.plain)
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return ok(url)
}

/** Where a path of the wire is, below a base address with or without its last slash. */
export function endpoint(base: string, path: string): string {
  const url = new URL(base)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return new URL(path, url).href
}

const PRIVATE_4 = /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
const PRIVATE_6 = /^(::1$|f[cd]|fe[89ab])/
const LOCAL_NAME = /(^|\.)(localhost|local|lan|internal|home\.arpa)$/

/** Whether a host is this device or on its own network: loopback, private and link-local addresses, and names that only such a network knows. */
export function isNear(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const kind = isIP(host)
  if (kind === 4) return PRIVATE_4.test(host)
  if (kind === 6) return PRIVATE_6.test(host)
  return LOCAL_NAME.test(host) || !host.includes('.')
}
