// The operator app's files under app://scoretable/, an origin of its own with the same headers as in the browser shell. A page from
// file:// could read the disk; this one gets what lies in one folder.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
import { securityHeaders } from '../shell/headers.ts'
import { page } from '../shell/page.ts'
import { fileOf, SCHEME, typeOf } from './app-address.ts'

/** Announces the scheme. Electron wants that before it is ready. */
export function announceAppFiles(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** Answers the scheme from a folder. */
export function serveAppFiles(root: string): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    const path = method === 'GET' ? fileOf(root, url) : null
    // A file that can't be read is told like one that isn't there: the page can do nothing about either.
    const content = path && (await readFile(path).catch(() => null))
    if (!content) return answer(404, '.html', page('There is nothing at this address.', 'Close the window and start Scoretable again.'))
    return answer(200, extname(path), new Uint8Array(content))
  })
}

const answer = (status: number, ending: string, body: string | Uint8Array<ArrayBuffer>) =>
  new Response(body, { status, headers: { ...securityHeaders, 'content-type': typeOf(ending)! } })
