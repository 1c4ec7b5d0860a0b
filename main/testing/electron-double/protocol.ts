// Custom schemes. Chromium knows none but its own, so that a page under app://host/ is one under https://host.app.invalid/ in it, and the
// app's handler is asked for each of its files by the address it knows.
import { isReady } from './app.ts'
import { only } from './only.ts'

type Handler = (request: Request) => Promise<Response> | Response

const announced = new Map<string, { standard?: boolean; secure?: boolean }>()
const handlers = new Map<string, Handler>()

/** The app's address for one of Chromium's. */
export function appAddress(address: string): string {
  const url = URL.parse(address)
  const match = url?.protocol === 'https:' ? /^(.+)\.([a-z]+)\.invalid$/.exec(url.host) : null
  return match ? `${match[2]}://${match[1]}${url!.pathname}${url!.search}` : address
}

/** Chromium's address for one of the app's. */
export function chromiumAddress(address: string): string {
  const match = /^([a-z]+):\/\/([^/]+)(\/.*)$/.exec(address)
  return match && handlers.has(match[1]!) ? `https://${match[2]}.${match[1]}.invalid${match[3]}` : address
}

/** What the app serves at an address of its own; null where it serves none. */
export async function fromApp(address: string, method: string): Promise<Response | null> {
  const handler = handlers.get(address.slice(0, address.indexOf(':')))
  // Request knows standard schemes only by their https twin; the handler reads nothing but these two.
  return handler ? handler({ url: address, method } as Request) : null
}

export const protocol = only('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: { standard?: boolean; secure?: boolean } }[]) {
    if (isReady.now) throw new Error('Schemes are registered before the app is ready.')
    for (const { scheme, privileges } of schemes) announced.set(scheme, privileges ?? {})
  },
  handle(scheme: string, handler: Handler) {
    if (!isReady.now) throw new Error('A protocol is handled once the app is ready.')
    const { standard, secure } = announced.get(scheme) ?? {}
    // An https page stands in for it, and that is both.
    if (!standard || !secure) throw new Error(`The double of electron serves ${scheme}: only as standard and secure.`)
    handlers.set(scheme, handler)
  },
})
