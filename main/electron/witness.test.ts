// Minidumps do not pile up.
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'

vi.mock('electron', () => ({ app: {}, crashReporter: {}, powerMonitor: {} }))
const { pruneDumps } = await import('./witness.ts')

afterAll(removeTestFolders)

test('the newest three are kept, and what else lies there stays', () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'completed'))
  writeFileSync(join(folder, 'settings.dat'), 'x')
  for (let number = 1; number <= 6; number++) {
    const path = join(folder, 'completed', `${number}.dmp`)
    writeFileSync(path, 'MDMP')
    utimesSync(path, number, number)
  }
  pruneDumps(folder)
  expect(readdirSync(join(folder, 'completed')).toSorted()).toEqual(['4.dmp', '5.dmp', '6.dmp'])
  expect(readdirSync(folder)).toContain('settings.dat')
  pruneDumps(join(folder, 'never-there'))
})
