// What a person copies from the table's devices panel: the address with the code behind it, as one text or typed with anything between.
import { type JoinCode, readCode } from '../../core/wire/join.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'

/** The hub's address, ending in a slash, and the code; or a sentence. */
export function readStandbyAddress(typed: string): Outcome<{ url: string; code: JoinCode }, string> {
  const text = typed.trim()
  const found = /^(?:https?:\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?(?:\/j?)?(?:\s*[#\s]\s*)(.+)$/i.exec(text)
  const code = found && readCode(found[3]!)
  if (!found || !code)
    return err(
      'Copy the whole line that the table’s devices panel shows for a standby: an address, and the code of eight letters after it.',
    )
  const secure = /^https:/i.test(text) ? 'https' : 'http'
  try {
    return ok({ url: new URL(`${secure}://${found[1]}${found[2] ?? ''}/`).href, code })
  } catch {
    return err('That is not an address. Copy it from the table’s devices panel.')
  }
}
