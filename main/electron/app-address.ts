// The operator app's addresses, app://scoretable/…, and the file each stands for.
import { extname, join } from 'node:path'

/** The scheme of the operator app in Electron. */
export const SCHEME = 'app'
const HOST = 'scoretable'

/** Where the operator app starts. */
export const START_PAGE = `${SCHEME}://${HOST}/index.html`

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What a file is served as, by its ending; undefined for an ending the app has none of. */
export const typeOf = (ending: string): string | undefined => types[ending]

/** Names the build gives: no name starts with a dot and none holds an escape, so that no path can lead out of the folder. */
const PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/

/** Whether an address is a page of the operator app. */
export function isAppPage(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${SCHEME}:` && url.host === HOST
}

/** The file an address stands for, within the folder; null where it stands for none. */
export function fileOf(root: string, address: string): string | null {
  const url = URL.parse(address)
  if (!url || !isAppPage(address) || !PATH.test(url.pathname) || !typeOf(extname(url.pathname))) return null
  return join(root, ...url.pathname.split('/'))
}
