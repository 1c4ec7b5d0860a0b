// A build before a start: passes, or one sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFirst } from './build-first.ts'

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'scoretable-build-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const builder = (code: string): string => {
  const path = join(folder, `${Math.random()}.mjs`)
  writeFileSync(path, code)
  return path
}

test('a build that passes is no word', async () => {
  expect(await buildFirst([], builder(''))).toEqual({ ok: true, value: null })
})

test('it is given what to build', async () => {
  const script = builder(`process.exit(process.argv.slice(2).join() === 'main,preload' ? 0 : 1)`)
  expect((await buildFirst(['main', 'preload'], script)).ok).toBe(true)
})

test('one that fails is a sentence that names what failed', async () => {
  const script = builder(
    `console.error('building operator …'); console.error('operator could not be built: x\\n    at y (z:1:2)'); process.exit(1)`,
  )
  expect(await buildFirst([], script)).toEqual({
    ok: false,
    error: 'Scoretable could not be built (operator): “npm run build” shows where. Nothing was started.',
  })
})

test('one that falls over without a word is a sentence too', async () => {
  expect(await buildFirst([], builder(`throw new Error('x')`))).toEqual({
    ok: false,
    error: 'Scoretable could not be built: “npm run build” shows where. Nothing was started.',
  })
})
