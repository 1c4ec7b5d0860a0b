// A file of everything in the open event, in one of three kinds.
import type { ExportKind } from '../../core/contract/exports.ts'
import { exportTables } from '../../core/exports/tables.ts'
import { allLogs, writeDocument } from '../../core/exports/write-document.ts'
import { SETUP } from '../../core/ids.ts'
import { partitionsView } from '../../core/views/devices.ts'
import type { Session } from '../station/session.ts'
import { csvZip } from './csv-zip.ts'
import { workbook } from './workbook.ts'

/** A file that was made. `name` is without what systems refuse; the page tidies the event's own. */
export interface MadeFile {
  name: string
  type: string
  bytes: Uint8Array
}

const KINDS: Record<ExportKind, { ending: string; type: string }> = {
  csv: { ending: 'zip', type: 'application/zip' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  json: { ending: 'json', type: 'application/json' },
}

/** Makes it. `about`: this device's public key, the moment in ms, the app's version. */
export async function makeExport(
  session: Session,
  kind: ExportKind,
  about: { key: string; now: number; version: string },
): Promise<MadeFile> {
  const { ending, type } = KINDS[kind]
  const name = `${session.state.event?.name ?? 'Event'}.${ending}`
  return { name, type, bytes: await bytesOf(session, kind, about) }
}

async function bytesOf(session: Session, kind: ExportKind, { key, now, version }: { key: string; now: number; version: string }) {
  const { file, state, holder } = session
  if (kind === 'json') {
    const founder = holder.grants.keyOf(SETUP, 1) ?? key
    const held = { event: file.event, state, store: file, holder, founder }
    const document = await writeDocument(held, (head) => session.sign(head), { exported: now, by: version })
    return new TextEncoder().encode(`${JSON.stringify(document)}\n`)
  }
  const logs = await allLogs(file, holder.heads)
  const parts = partitionsView(state, { heads: holder.heads, late: holder.late.entries, key })
  const tables = exportTables({ state, logs, parts })
  return kind === 'csv' ? csvZip(tables, now) : workbook(tables)
}
