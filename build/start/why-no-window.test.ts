// Where a window is not even tried.
import { expect, test } from 'vitest'
import { whyNoWindow } from './why-no-window.ts'

test.for<[NodeJS.Platform, NodeJS.ProcessEnv, number | undefined, string | null]>([
  ['linux', {}, 1000, 'this computer has no display here'],
  ['linux', { DISPLAY: '' }, 1000, 'this computer has no display here'],
  ['linux', { DISPLAY: ':0' }, 0, 'Electron does not run as root'],
  ['linux', { DISPLAY: ':0' }, 1000, null],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
  ['linux', { DISPLAY: ':0', ELECTRON_DISABLE_SANDBOX: '1' }, 0, null],
  ['darwin', {}, 501, null],
  ['win32', {}, undefined, null],
])('%s with %j as %s', ([platform, env, uid, why]) => {
  expect(whyNoWindow(platform, env, uid)).toBe(why)
})
