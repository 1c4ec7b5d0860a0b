// A station is killed while it records and backs up: what is on the stick is whole, and is the event as it was at that backup.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { applyEntry } from '../../core/apply/apply.ts'
import { createState, type EventState } from '../../core/apply/state.ts'
import { type ContestId, type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { standingView } from '../../core/views/standing.ts'
import { openEventFile, type EventFile } from '../file/event-file.ts'
import { removeTestFolders, testFolder, valueOf } from '../file/testing/files.ts'
import { loadDevice } from '../keys/device-key.ts'
import { openSession } from '../station/session.ts'

afterAll(removeTestFolders)

/** How often it is killed: 100 times with `KILLS=100`. */
const KILLS = Number(process.env['KILLS'] ?? 2)

const program = fileURLToPath(new URL('testing/score-forever.ts', import.meta.url))
const standing = (state: EventState) => standingView(state, 'k1' as ContestId)

/** Scores until some backups are verified and a while longer, then dies on the spot. Gives what it printed. */
async function killed(home: string, stick: string, after: number): Promise<{ file: string; seqs: number[] }> {
  const child = spawn(process.execPath, [program, home, stick], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => {
    lines.push(line)
    if (lines.length >= 3 + (after % 4)) setTimeout(() => child.kill('SIGKILL'), (after * 37) % 101)
  })
  await Promise.all([once(child, 'close'), once(reader, 'close')])
  const [file = ''] = lines[0]?.split(' ') ?? []
  return { file, seqs: lines.map((line) => Number(line.split(' ')[1])) }
}

/** The state of an event's log up to how far another file has each part. */
async function stateUpTo(file: EventFile, heads: ReadonlyMap<PartitionId, { seq: number }>): Promise<EventState> {
  const state = createState()
  for (const partition of [SETUP, TABLE])
    for (const entry of await file.read(partition, 1, heads.get(partition)?.seq ?? 0)) applyEntry(state, entry)
  return state
}

test.for(Array.from({ length: KILLS }, (_, index) => index))(
  'fault 33: killed in the middle, time %i: the backup opens, and its standing is the event’s at the moment of that backup',
  { timeout: 120_000 },
  async (time) => {
    const [home, stick, restored] = [testFolder(), testFolder(), testFolder()]
    const { file, seqs } = await killed(home, stick, time)
    const { vault } = valueOf(await loadDevice(home))
    mkdirSync(restored, { recursive: true })
    for (const end of ['', '-keys']) copyFileSync(join(stick, file + end), join(restored, file + end))
    const [original, backup] = [
      valueOf(await openEventFile({ path: join(home, 'events', file), vault })),
      valueOf(await openEventFile({ path: join(restored, file), vault })),
    ]
    const heads = new Map((await backup.heads()).map((head) => [head.partition, head]))
    for (const { partition, seq, hash } of heads.values()) expect(await original.hashAt(partition, seq)).toBe(hash)
    // A backup holds at least what had been recorded when the one before was verified.
    expect(heads.get(TABLE)?.seq ?? 0).toBeGreaterThanOrEqual(seqs.at(-2) ?? 0)
    expect(seqs.at(-2)).toBeGreaterThan(0)
    const session = await openSession(backup, Date.now)
    const shown = standing(session.state)
    expect(shown?.rows).toHaveLength(2)
    expect(shown).toEqual(standing(await stateUpTo(original, heads)))
    await session.close()
    original.close()
  },
)
