// What the journeys' report says of the shell is true of it: the double is never told as Electron.
import { expect, test, vi } from 'vitest'
import { err, ok } from '../core/outcome.ts'
import { journeyShell, type Machine } from './journey-shell.ts'

const machine = (SHELL: string | undefined, more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  env: { DISPLAY: ':0', ...(SHELL === undefined ? {} : { SHELL }) },
  uid: 1000,
  findElectron: async () => ok('/electron/dist/electron'),
  ...more,
})

test.each([undefined, '/bin/bash', '', 'browser'])('SHELL=%s is the browser shell, and nobody looks for Electron', async (shell) => {
  const findElectron = vi.fn<Machine['findElectron']>()
  expect(await journeyShell(machine(shell, { findElectron }))).toEqual({ shell: 'browser', says: 'The journeys ran on the browser shell.' })
  expect(findElectron).not.toHaveBeenCalled()
})

test('SHELL=electron is Electron itself where there is one', async () => {
  expect(await journeyShell(machine('electron'))).toEqual({
    shell: 'electron',
    says: 'The journeys ran on the desktop app in Electron itself (/electron/dist/electron).',
  })
})

test('SHELL=electron is the double where Electron can’t be had or opens no window, and says which and why', async () => {
  const none = await journeyShell(machine('electron', { findElectron: async () => err('Electron could not be fetched from here') }))
  expect(none).toEqual({
    shell: 'electron-double',
    says: 'The journeys ran on the desktop app over the test double of Electron, because Electron could not be fetched from here.',
  })
  const findElectron = vi.fn<Machine['findElectron']>()
  const blind = await journeyShell(machine('electron', { env: { SHELL: 'electron' }, findElectron }))
  expect(blind.shell).toBe('electron-double')
  expect(blind.says).toMatch(/over the test double of Electron, because .+\.$/)
  // No use in fetching what could not open a window.
  expect(findElectron).not.toHaveBeenCalled()
})

test('SHELL=electron-double is the double, also where Electron is there', async () => {
  expect(await journeyShell(machine('electron-double'))).toMatchObject({
    shell: 'electron-double',
    says: expect.stringContaining('as SHELL asks'),
  })
})
