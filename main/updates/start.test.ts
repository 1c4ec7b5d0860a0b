// Whether a copy of the app takes updates at all, and what it says where it doesn't.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { StationView } from '../../core/contract/contract.ts'
import { createUpdatePort, type Updates } from './port.ts'
import { startPackedUpdates } from './start.ts'

const KEY = 'ab'.repeat(32)
const ADDRESS = 'provider: generic\nurl: https://results.example/updates\nupdaterCacheDirName: scoretable-updater\n'

async function started({ address, key, load }: { address?: string; key?: string; load?: () => Promise<never> }) {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-packed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (address !== undefined) writeFileSync(join(folder, 'app-update.yml'), address)
  const seen: Updates[] = []
  const station = {
    setUpdates: (updates: Updates) => void seen.push(updates),
    view: () => ({ phase: 'welcome', files: [] }) as unknown as StationView,
    onChange: () => () => undefined,
  }
  await startPackedUpdates({ station, version: '0.1.0', home: folder, resources: folder, key, ...(load ? { load } : {}) })
  return seen.at(-1)!
}

test.for<[string, Parameters<typeof started>[0], RegExp]>([
  ['no address', { key: KEY }, /not told where newer versions are/],
  ['an address that is none', { key: KEY, address: 'provider: generic\nurl: file:///etc/\n' }, /not told where newer versions are/],
  ['no key: unsigned updates are taken on no system', { address: ADDRESS }, /no key to tell a genuine update by/],
  ['a key that is none', { address: ADDRESS, key: 'public' }, /no key to tell a genuine update by/],
])('a copy with %s takes none and says why', async ([, how, sentence]) => {
  const updates = await started(how)
  expect(updates.view()).toMatchObject({ state: 'off', sentence: expect.stringMatching(sentence) })
  for (const call of [updates.check, updates.fetch, updates.install])
    expect(await call()).toMatchObject({ ok: false, error: { message: expect.stringMatching(sentence) } })
})

test('where the updater can’t be had, the table goes on without', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())
  const updates = await started({ address: ADDRESS, key: KEY, load: () => Promise.reject(new Error('no electron')) })
  expect(updates.view()).toMatchObject({ state: 'off', sentence: expect.stringContaining('could not be started') })
})

test('a copy that is no packed app says that it is started from source, and refuses what is pressed', async () => {
  const port = createUpdatePort(() => undefined)
  expect(port.view().updates).toMatchObject({ state: 'off', sentence: expect.stringContaining('started from source') })
  expect(await port.calls['updates.install']()).toMatchObject({ ok: false, error: { kind: 'refused' } })
})
