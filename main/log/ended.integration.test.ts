// How a start ended, as the next one finds it: real processes that end in order, by a fault, or by being killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { markRunning } from './ended.ts'
import { readReports, writeReport } from './reports.ts'

afterAll(removeTestFolders)

const program = fileURLToPath(new URL('./testing/end-badly.ts', import.meta.url))

/** Starts one that ends like this; when it was told that the start before ended badly, its exit code, and what it printed. */
async function start(home: string, how: 'order' | 'throw' | 'reject' | 'kill') {
  const child = spawn(process.execPath, [program, home, how])
  let [printed, complaint] = ['', '']
  child.stderr.on('data', (data) => (complaint += String(data)))
  const said = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      printed += String(data)
      resolve()
    })
  })
  const ended = once(child, 'close')
  await Promise.race([said, ended])
  if (how === 'kill') child.kill('SIGKILL')
  const [code] = (await ended) as [number | null]
  return { endedAt: JSON.parse(printed) as number | null, code, complaint }
}

const logOf = (home: string) => readFileSync(join(home, 'log', 'scoretable.log'), 'utf8')

test('a start that ended in order is no matter; one that was killed is told by the next, once', { timeout: 60_000 }, async () => {
  const home = testFolder()
  expect(await start(home, 'order')).toMatchObject({ endedAt: null, code: 0 })
  expect(await start(home, 'kill')).toMatchObject({ endedAt: null, code: null })
  const { endedAt } = await start(home, 'order')
  expect(Math.abs(Date.now() - endedAt!)).toBeLessThan(60_000)
  expect(await start(home, 'order')).toMatchObject({ endedAt: null })
})

describe('a fault that nobody handles', () => {
  test.each([
    ['throw', 'exception', 'TypeError', 'thrown where nobody listens'],
    ['reject', 'rejection', 'RangeError', 'rejected where nobody listens'],
  ] as const)(
    'ends the process as before (%s), and is in the log and in a report by then',
    { timeout: 60_000 },
    async (how, where, name, message) => {
      const home = testFolder()
      const { code, complaint } = await start(home, how)
      expect(code).toBe(1)
      expect(complaint).toContain(message)
      expect(logOf(home)).toContain(`"what":"fault","where":"${where}","error":{"name":"${name}","message":"${message}"`)
      const [report, ...others] = readReports(join(home, 'log'), new Set())
      expect(others).toEqual([])
      expect(JSON.parse(report!.text)).toMatchObject({
        where,
        error: { name, message, frames: expect.any(Array) },
        version: '0.0.1',
        shell: 'browser',
      })
      expect((await start(home, 'order')).endedAt).not.toBeNull()
    },
  )
})

test('another that still runs on the same folder has not ended', () => {
  const folder = testFolder()
  const first = markRunning(folder)
  expect(first.endedAt).toBeNull()
  // The mark of this process itself, found by a start: its number was given anew.
  expect(markRunning(folder).endedAt).not.toBeNull()
  first.end()
  expect(readdirSync(folder)).toEqual([])
})

test('reports are bounded in number, and where none can be written none is', () => {
  const folder = testFolder()
  for (let now = 1_800_000_000_000; now < 1_800_000_000_020; now++) writeReport(folder, { where: 'exception' }, new Set(), now)
  expect(readdirSync(join(folder, 'reports'))).toHaveLength(5)
  expect(readReports(folder, new Set())[0]!.name).toBe('report-1800000000019.json')
  writeReport('/dev/null/nowhere', { where: 'exception' }, new Set())
  expect(existsSync('/dev/null/nowhere')).toBe(false)
})
