// Random damage to any file of an event: never a crash, and never a log that differs from what was written.
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { SealedEntry } from '../../core/log/chain.ts'
import { openEventFile } from './event-file.ts'
import { crashCopy, fileWith, logOf, removeTestFolders, testFolder, testVault } from './testing/files.ts'

afterAll(removeTestFolders)

/** A place in a file, anywhere alike: doubles would be near its beginning most of the time. */
const anywhere = fc.nat(999_999).map((at) => at / 1_000_000)

const damage = fc.oneof(
  fc.record({
    how: fc.constant('flip' as const),
    at: anywhere,
    bit: fc.integer({ min: 0, max: 7 }),
  }),
  fc.record({ how: fc.constant('head' as const), at: fc.integer({ min: 0, max: 127 }), bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ how: fc.constant('zero' as const), at: anywhere, bit: fc.constant(0) }),
  fc.record({ how: fc.constant('cut' as const), at: anywhere, bit: fc.constant(0) }),
)

function harm(path: string, { how, at, bit }: { how: 'flip' | 'head' | 'zero' | 'cut'; at: number; bit: number }): void {
  const bytes = readFileSync(path)
  const place = how === 'head' ? Math.min(at, bytes.length - 1) : Math.floor(at * bytes.length)
  if (how === 'cut') return truncateSync(path, place)
  if (how === 'zero') bytes.fill(0, place, Math.min(place + 512, bytes.length))
  else bytes[place] = (bytes[place] as number) ^ (1 << bit)
  writeFileSync(path, bytes)
}

/** Opens a copy of a file with one part of it harmed; null where it was refused, else the log it shows. */
async function opened(path: string, parts: string[], part: string, what: Parameters<typeof harm>[1]): Promise<SealedEntry[] | null> {
  const folder = testFolder()
  for (const end of parts) copyFileSync(path + end, join(folder, basename(path) + end))
  const copy = join(folder, basename(path))
  harm(copy + part, what)
  const answer = await openEventFile({ path: copy, vault: testVault })
  if (!answer.ok) {
    expect(answer.error.message).toMatch(/^.{20,}\.$/)
    return null
  }
  const log = await logOf(answer.value)
  answer.value.close()
  return log
}

test.each(['', '-keys'])(
  'fault 29: NAME.scoretable%s, damaged: refused, or the log is the one that was written',
  { timeout: 60_000 },
  async (part) => {
    const file = await fileWith(120)
    const written = await logOf(file)
    file.close()
    let refused = 0
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        const log = await opened(file.path, ['', '-keys'], part, what)
        if (log) expect(log).toEqual(written)
        else refused++
      }),
      { numRuns: 120 },
    )
    expect(refused).toBeGreaterThan(0)
  },
)

// The end of a write-ahead log that a crash cut short looks the same as one that was damaged: what is whole before it counts.
test(
  'fault 29: NAME.scoretable-wal, damaged: refused, or the log is the beginning of the one that was written',
  { timeout: 60_000 },
  async () => {
    const file = await fileWith(40)
    const written = await logOf(file)
    const path = crashCopy(file)
    file.close()
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        const log = await opened(path, ['', '-keys', '-wal'], '-wal', what)
        if (log) expect(log).toEqual(written.slice(0, log.length))
      }),
      { numRuns: 120 },
    )
  },
)
