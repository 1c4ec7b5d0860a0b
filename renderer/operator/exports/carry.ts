// Files between this page and the station, part by part: a frame holds no long one.
import type { Answers, Failure } from '../../../core/contract/contract.ts'
import { type ExportKind, MOST_PARTS, PART } from '../../../core/contract/exports.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { Operator } from '../state/operator.ts'

type Call = Operator['call']

/** A file that the station made, whole. */
export interface Fetched {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Has a file made, and fetches it. */
export async function fetchExport(call: Call, kind: ExportKind): Promise<Outcome<Fetched, Failure>> {
  const made = await call('export.make', { kind })
  if (!made.ok) return made
  const { file, name, type, size, parts } = made.value
  const bytes = new Uint8Array(size)
  let at = 0
  for (let part = 0; part < parts; part++) {
    const read = await call('export.read', { file, part })
    if (!read.ok) return read
    const text = atob(read.value.bytes)
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index)
  }
  return ok({ name, type, bytes })
}

/** Brings a document's text to the station, under a name that no other upload has. */
export async function putDocument(call: Call, upload: string, text: string): Promise<Outcome<null, Failure>> {
  const parts = Math.max(1, Math.ceil(text.length / PART))
  if (parts > MOST_PARTS) return err({ kind: 'file', message: 'This file is larger than any event. Nothing was imported.', field: 'file' })
  for (let part = 0; part < parts; part++) {
    const put = await call('import.put', { upload, part, text: text.slice(part * PART, (part + 1) * PART) })
    if (!put.ok) return put
  }
  return ok(null)
}

/** Asks for the event to be made of what was brought. */
export const importPut = (call: Call, upload: string, here?: 'open' | 'add'): Promise<Outcome<Answers['event.import'], Failure>> =>
  call('event.import', { upload, ...(here ? { here } : {}) })
