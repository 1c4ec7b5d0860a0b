// The operator app's files under app://scoretable/, an origin of its own with the same headers as in the browser shell. A page from
// file:// could read the disk; this one gets what lies in one folder.
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol } from 'electron'
import { securityHeaders } from '../shell/headers.ts'
import { page } from '../shell/page.ts'

const SCHEME = 'app'
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
  if (!url || !isAppPage(address) || !PATH.test(url.pathname) || !types[extname(url.pathname)]) return null
  return join(root, ...url.pathname.split('/'))
}

/** Announces the scheme. Electron wants that before it is ready. */
export function announceAppFiles(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** Answers the scheme from a folder. */
export function serveAppFiles(root: string): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    const path = method === 'GET' ? fileOf(root, url) : null
    const content = path && (await readFile(path).catch(() => null))
    if (!content) return answer(404, '.html', page('There is nothing at this address.', 'Close the window and start Scoretable again.'))
    return answer(200, extname(path), new Uint8Array(content))
  })
}

const answer = (status: number, ending: string, body: string | Uint8Array<ArrayBuffer>) =>
  new Response(body, { status, headers: { ...securityHeaders, 'content-type': types[ending]! } })
