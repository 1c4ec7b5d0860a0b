// What recording costs above a bare commit: the whole command (parsed, decided, sealed, committed, standing brought up to date)
// beside the same bytes in a bare encrypted commit, in turn, on the same disk in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { Command } from '../core/decide/command.ts'
import { rankingOf } from '../core/standings/ranking.ts'
import { loadDevice } from '../main/keys/device-key.ts'
import { createEvent, newEventId } from '../main/station/event-folder.ts'
import { attemptCommand, entryRows, format } from './event.ts'
import { median, say, tidy } from './numbers.ts'

const AT_ONCE = 100

/** A file with the event file's cipher and durability, and nothing of its own. */
function openBare(path: string) {
  const db = new Database(path)
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.pragma('plaintext_header_size=96')
  db.pragma(`key="x'${'5c'.repeat(48)}'"`)
  db.pragma('locking_mode=EXCLUSIVE')
  db.pragma('journal_mode=WAL')
  db.pragma('synchronous=FULL')
  db.exec(
    'CREATE TABLE entry(partition TEXT, seq INTEGER, epoch INTEGER, at INTEGER, kind TEXT, body TEXT, hash BLOB, PRIMARY KEY(partition, seq)) WITHOUT ROWID',
  )
  return db
}

export async function benchRecord(rounds: number) {
  say('recording beside a bare commit …')
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  try {
    const device = await loadDevice(folder)
    if (!device.ok) throw new Error(device.error.message)
    const id = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
    const opened = await createEvent(folder, device.value, { id, name: 'Bench' }, Date.now)
    if (!opened.ok) throw new Error(opened.error.message)
    const session = opened.value
    const attempts = (rounds + 1) * AT_ONCE
    const imported = await session.record({ name: 'entry-list.import', preset: format.id, rows: entryRows(attempts, 100) })
    if (!imported.ok) throw new Error(imported.error.message)

    const bare = openBare(join(folder, 'bare.db'))
    const insert = bare.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)')
    const hash = Buffer.alloc(32, 7)
    const [recordTimes, bareTimes]: [number[], number[]] = [[], []]
    for (let index = 0; index < attempts; index++) {
      const command = attemptCommand(session.state, index)
      const { name: _, confirmed: __, ...body } = command
      const text = JSON.stringify(body)
      const asked: unknown = structuredClone(command)

      const began = performance.now()
      const recorded = await session.record(Command.parse(asked))
      rankingOf(session.state, session.state.contests.get(command.contest)!)
      const recordTime = performance.now() - began
      if (!recorded.ok) throw new Error(recorded.error.message)

      const bareBegan = performance.now()
      insert.run('table-1', index + 1, 1, Date.now(), 'attempt.recorded', text, hash)
      const bareTime = performance.now() - bareBegan
      if (index < AT_ONCE) continue // the first hundred warm both up
      recordTimes.push(recordTime * 1000)
      bareTimes.push(bareTime * 1000)
    }
    session.file.close()
    bare.close()
    const record = median(recordTimes)
    const commit = median(bareTimes)
    return { record_us: tidy(record), bare_commit_us: tidy(commit), record_per_bare_commit: tidy(record / commit) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
