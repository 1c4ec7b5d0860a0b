// Electron's program: where it lies, and how its fetching ends.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findElectron } from './find-electron.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const INSIDE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron'

/** A package `electron` of version 9.9.9, with an install.js if there is to be one. */
function packageFolder(installer?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-electron-'))
  folders.push(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '9.9.9' }))
  if (installer !== undefined) writeFileSync(join(folder, 'install.js'), installer)
  return folder
}

function put(path: string, text = ''): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** What install.js leaves behind. */
const unpacked = (folder: string): [string, string][] => [
  [join(folder, 'dist', INSIDE), ''],
  [join(folder, 'dist/version'), 'v9.9.9'],
  [join(folder, 'path.txt'), INSIDE],
]

const said: string[] = []
const say = (sentence: string) => void said.push(sentence)

test('a program that is there is taken, and nothing is fetched', async () => {
  const folder = packageFolder('process.exit(1)')
  for (const [path, text] of unpacked(folder)) put(path, text)
  said.length = 0
  expect(await findElectron(folder, {}, say)).toEqual({ ok: true, value: join(folder, 'dist', INSIDE) })
  expect(said).toEqual([])
})

test('one that is not there is fetched, with a word about it', async () => {
  const folder = packageFolder()
  const code = unpacked(folder).map(
    ([path, text]) =>
      `fs.mkdirSync(${JSON.stringify(dirname(path))}, { recursive: true }); fs.writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(text)})`,
  )
  writeFileSync(join(folder, 'install.js'), `const fs = require('node:fs')\n${code.join('\n')}`)
  said.length = 0
  expect(await findElectron(folder, {}, say)).toEqual({ ok: true, value: join(folder, 'dist', INSIDE) })
  expect(said).toHaveLength(1)
})

test('one of another version, or unpacked half, is fetched again', async () => {
  const folder = packageFolder('process.exit(1)')
  for (const [path, text] of unpacked(folder)) put(path, text)
  put(join(folder, 'dist/version'), 'v9.9.8')
  expect(await findElectron(folder, {}, say)).toEqual({ ok: false, error: 'Electron could not be fetched from here' })
  put(join(folder, 'dist/version'), 'v9.9.9')
  rmSync(join(folder, 'path.txt'))
  expect(await findElectron(folder, {}, say)).toEqual({ ok: false, error: 'Electron could not be fetched from here' })
})

test('a fetch that fails, takes for ever or can’t begin is a reason, not an error', async () => {
  expect(await findElectron(packageFolder('throw new Error("no network")'), {}, say)).toEqual({
    ok: false,
    error: 'Electron could not be fetched from here',
  })
  expect(await findElectron(packageFolder('setInterval(() => {}, 1000)'), {}, say, 300)).toEqual({
    ok: false,
    error: 'Electron could not be fetched in time',
  })
  expect(await findElectron(packageFolder(), {}, say)).toEqual({ ok: false, error: 'the package electron is not installed' })
})

test('a program that was unpacked elsewhere is taken from there, and never fetched', async () => {
  const elsewhere = packageFolder()
  const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere }
  expect(await findElectron(packageFolder('process.exit(1)'), env, say)).toEqual({
    ok: false,
    error: `there is no Electron in ${elsewhere}`,
  })
  put(join(elsewhere, INSIDE))
  expect(await findElectron(packageFolder('process.exit(1)'), env, say)).toEqual({ ok: true, value: join(elsewhere, INSIDE) })
})
