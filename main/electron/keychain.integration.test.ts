// Where the device's key is kept: the packed app's main process on the double of electron, with and without a keychain.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom, stationFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

const running: DoubleApp[] = []
/** Starts the app on a home: packed, with a keychain, or none; or, with `packed` false, from source. */
function start(home: string, keychain: string | null, packed = true): DoubleApp {
  const app = startDouble(home, ['--port', '0'], {
    ...(packed ? { ELECTRON_DOUBLE_PACKAGED: '1' } : {}),
    ...(keychain === null ? {} : { ELECTRON_DOUBLE_KEYCHAIN: keychain }),
  })
  running.push(app)
  return app
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()))
})
afterAll(removeTestFolders)

const deviceKey = (home: string) => JSON.parse(readFileSync(join(home, 'device.key'), 'utf8')) as Record<string, string>

/** Makes an event on a start, and ends it; the event's file. */
async function withEvent(app: DoubleApp): Promise<string> {
  const made = await callFrom(await app.page(), 'event.create', { name: 'Club Cup' })
  if (!made.ok) throw new Error(made.error.message)
  await app.stop()
  return made.value.file
}
const opens = async (app: DoubleApp, file: string) => {
  const page = await app.page()
  expect(await callFrom(page, 'event.open', { file })).toMatchObject({ ok: true })
  expect((await stationFrom(page)).event?.name).toBe('Club Cup')
}

test('fault 32: a key that lay in a file moves into the keychain, and the events of before still open', async () => {
  const home = testFolder()
  const file = await withEvent(start(home, null))
  const before = deviceKey(home)
  expect(before['backend']).toBe('key-file')
  await opens(start(home, 'gnome_libsecret:secret'), file)
  const after = deviceKey(home)
  expect(after).toMatchObject({ backend: 'keychain', keeper: 'GNOME Keyring', publicKey: before['publicKey'] })
  expect(JSON.stringify(after)).not.toContain(before['key'])
})

test.for<[string, string | null, RegExp]>([
  ['another keychain than the one that has the key', 'kwallet6:secret', /kept by GNOME Keyring, and this system now uses KWallet 6/],
  ['no keychain any more', null, /kept by GNOME Keyring, which this start can't use.*install GNOME Keyring.*or KWallet/],
  ['a keychain that was reset', 'gnome_libsecret:other', /GNOME Keyring does not give back this device's key/],
  ['a keychain that is locked', 'gnome_libsecret', /kept by GNOME Keyring, .*Unlock it and start/],
])('faults 32 and 56: with %s the app says so, and makes no new key', async ([, keychain, sentence]) => {
  const home = testFolder()
  const file = await withEvent(start(home, 'gnome_libsecret:secret'))
  const before = deviceKey(home)
  const app = start(home, keychain)
  expect((await app.report('error-box')).content).toMatch(sentence)
  expect((await app.report('error-box')).content).toContain('Nothing was changed')
  expect(await app.ended).toBe(1)
  expect(deviceKey(home)).toEqual(before)
  await opens(start(home, 'gnome_libsecret:secret'), file)
})

test('fault 32: without a keychain the key stays in its file, and the terminal says what to install', async () => {
  const home = testFolder()
  const app = start(home, 'basic_text')
  await app.page()
  expect(app.printed()).toMatch(/no keychain.*install GNOME Keyring.*or KWallet.*lies in a file that only you can read/)
  expect(deviceKey(home)['backend']).toBe('key-file')
})

test('a start from source leaves the key in its file, where the browser shell finds it too', async () => {
  const home = testFolder()
  await start(home, 'gnome_libsecret:secret', false).page()
  expect(deviceKey(home)['backend']).toBe('key-file')
})
