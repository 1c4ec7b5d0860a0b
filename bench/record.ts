// What recording costs above a bare commit: the whole command (parsed, decided, sealed, committed, standing brought up to date)
// beside the same bytes in a bare encrypted commit, in turn, on the same disk in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { Command } from '../core/decide/command.ts'
import { TABLE } from '../core/ids.ts'
import { decide } from '../core/decide/decide.ts'
import { hashEntry } from '../core/log/chain.ts'
import { rankingOf } from '../core/standings/ranking.ts'
import { loadDevice } from '../main/keys/device-key.ts'
import { createEvent, newEventId } from '../main/station/event-folder.ts'
import type { Session } from '../main/station/session.ts'
import { attemptCommand, entryRows, format } from './event.ts'
import { median, say, tidy } from './numbers.ts'

// Rounds of eight runs of fifty each way: short enough for both to meet the same weather on a shared machine.
const RUNS = 8
const IN_A_RUN = 50
const WARM_UP = 1
const PER_DIVISION = 24

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

/** A new event with so many competitors as the attempts need, in divisions of a usual size. */
async function openEvent(folder: string, attempts: number): Promise<Session> {
  const device = await loadDevice(folder)
  if (!device.ok) throw new Error(device.error.message)
  const id = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const opened = await createEvent(folder, device.value, { id, name: 'Bench' }, Date.now)
  if (!opened.ok) throw new Error(opened.error.message)
  const rows = entryRows(attempts, PER_DIVISION)
  const imported = await opened.value.record({ name: 'entry-list.import', preset: format.id, rows })
  if (!imported.ok) throw new Error(imported.error.message)
  return opened.value
}

/** How long a command takes, in ms: as it comes over the contract, until the standing is up to date. */
async function timeRecord(session: Session, index: number): Promise<number> {
  const command = attemptCommand(session.state, index)
  const asked: unknown = structuredClone(command)
  const began = performance.now()
  const recorded = await session.record(Command.parse(asked))
  rankingOf(session.state, session.state.contests.get(command.contest)!)
  const time = performance.now() - began
  if (!recorded.ok) throw new Error(recorded.error.message)
  return time
}

/**
 * How long a bare commit of a recorded entry takes, in ms: the same bytes. `afterWork` does before it, untimed, what a station does before a
 * commit. That figure is told beside the plain one: it says how much of the difference is the disk, which answers sooner without a pause.
 */
async function timeBare(session: Session, insert: Database.Statement, seq: number, afterWork: boolean): Promise<number> {
  const [entry] = await session.file.read(TABLE, seq, 1)
  const { partition, epoch, at, kind, body, hash } = entry!
  const row = [partition, seq, epoch, at, kind, JSON.stringify(body), Buffer.from(hash, 'hex')]
  if (afterWork) {
    // The next command, which is not recorded yet and so takes the whole way.
    decide(session.state, Command.parse(structuredClone(attemptCommand(session.state, seq + IN_A_RUN))))
    hashEntry(hash, entry!)
  }
  const began = performance.now()
  insert.run(...row)
  return performance.now() - began
}

/** Measures so many rounds. In each, a run of commands and a run of bare commits of what they recorded take turns. */
export async function benchRecord(rounds: number) {
  say('recording beside a bare commit …')
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  try {
    const runs = (rounds + WARM_UP) * RUNS
    const session = await openEvent(folder, runs * IN_A_RUN)
    const bare = openBare(join(folder, 'bare.db'))
    const insert = bare.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)')
    const times = { record: [] as number[], bare: [] as number[], afterWork: [] as number[] }
    for (let run = 0; run < runs; run++) {
      const first = run * IN_A_RUN
      const warm = run >= WARM_UP * RUNS
      for (let index = first; index < first + IN_A_RUN; index++) {
        const time = await timeRecord(session, index)
        if (warm) times.record.push(time * 1000)
      }
      for (let index = first; index < first + IN_A_RUN; index++) {
        const afterWork = index % 2 === 0
        const time = await timeBare(session, insert, index + 1, afterWork)
        if (warm) (afterWork ? times.afterWork : times.bare).push(time * 1000)
      }
    }
    await session.close()
    bare.close()
    const [record, commit] = [median(times.record), median(times.bare)]
    return {
      record_us: tidy(record),
      bare_commit_us: tidy(commit),
      record_per_bare_commit: tidy(record / commit),
      bare_commit_after_work_us: tidy(median(times.afterWork)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
