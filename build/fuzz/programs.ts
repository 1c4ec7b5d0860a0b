// The station and the results server as programs of their own, with a venue in them; what their memory is; and at the end, whether what they
// keep on disk is what the table wrote, and nothing else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import type { PartitionId } from '../../core/ids.ts'
import { openEventFile } from '../../main/file/event-file.ts'
import { loadDevice } from '../../main/keys/device-key.ts'
import { type Program, startProgram } from '../programs.ts'
import { REGISTRATION_CODE, setUp, type Venue } from './venue.ts'

/** What to start: what was built, or the sources. */
export const SCRIPTS = {
  built: { station: 'out/main/browser.js', server: 'out/server/main.js' },
  sources: { station: 'main/browser.ts', server: 'server/testing/from-source.ts' },
}

export interface Running {
  venue: Venue
  station: Program
  server: Program
  /** What the server keeps of what was there at the start; the table's own input comes on top. */
  atServer(): Record<string, unknown[]>
  /** Ends both, and compares what the disk has with what was there and what was saved since; a sentence for each difference. */
  settle(saved: readonly number[]): Promise<string[]>
  kill(): Promise<void>
}

/** Starts both in a folder. */
export async function startPrograms(folder: string, scripts: (typeof SCRIPTS)['built']): Promise<Running> {
  const [home, data] = [join(folder, 'station'), join(folder, 'server')]
  const server = await startProgram(
    scripts.server,
    [],
    { SCORETABLE_SERVER_DATA: data, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', PUBLIC_URL: '', REGISTRATION_CODE },
    /^The results server is ready: (http\S+)$/,
  )
  const station = await startProgram(scripts.station, ['--port', '0'], { SCORETABLE_HOME: home }, /^Scoretable is ready: (http\S+)$/)
  const venue = await setUp({ table: station.address, server: server.address })
  await venue.published()
  const before = await venue.save()

  const atServer = () => {
    const db = new Database(join(data, 'scoretable-server.sqlite'), { readonly: true })
    try {
      const tables = db
        .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely%' ORDER BY name")
        .pluck()
        .all()
      const rowsOf = (table: string) => {
        const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
        return rows.filter((row) => !(row['partition'] === 'table-1' && row['event'] === venue.event)).map((row) => JSON.stringify(row))
      }
      return Object.fromEntries(tables.map((table) => [table, rowsOf(table).toSorted()]))
    } finally {
      db.close()
    }
  }

  const serverHashes = () => {
    const db = new Database(join(data, 'scoretable-server.sqlite'), { readonly: true })
    const rows = db
      .prepare<[string], { seq: number; hash: string }>(
        "SELECT seq, hash FROM entry WHERE event = ? AND partition = 'table-1' ORDER BY seq",
      )
      .all(venue.event)
    db.close()
    return rows
  }

  return {
    venue,
    station,
    server,
    atServer,
    async settle(saved) {
      venue.station.close()
      await station.stop()
      await server.stop()
      const differences: string[] = []
      const device = await loadDevice(home)
      if (!device.ok) return [`the device’s key can’t be read: ${device.error.message}`]
      // Opening verifies every chain and every signed head.
      const opened = await openEventFile({ path: join(home, 'events', venue.file), vault: device.value.vault })
      if (!opened.ok) return [`the event’s file can’t be opened: ${opened.error.message}`]
      const log = await opened.value.read('table-1' as PartitionId, 1, Number.MAX_SAFE_INTEGER)
      const { entries: late } = await opened.value.late()
      opened.value.close()
      const missing = saved.filter((seq) => seq > log.length)
      if (missing.length > 0) differences.push(`${missing.length} entries that were told as saved are not in the file`)
      if (log.length !== before + saved.length)
        differences.push(`the table saved ${before + saved.length} entries, and the file has ${log.length}`)
      if (late.length > 0) differences.push(`${late.length} entries are kept outside the log that nobody wrote`)
      const strange = serverHashes().filter(({ seq, hash }) => log[seq - 1]?.hash !== hash)
      if (strange.length > 0) differences.push(`the server has ${strange.length} entries of the table that the table has not`)
      return differences
    },
    async kill() {
      venue.station.close()
      await station.kill()
      await server.kill()
    },
  }
}

/** What a program holds in memory, in MB; null where this system doesn't tell. */
export function memoryOf({ pid }: Program): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    // No such system, or no such program any more: then its calls fail, and that is seen.
    return null
  }
}

/** Whether a program still runs. */
export function isAlive({ pid }: Program): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
