// The recovery key made anew: which paper opens what, who can take the event over, and that nothing is lost on the way.
import { copyFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { SETUP } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { openEventFile } from '../file/event-file.ts'
import { rekey } from '../file/rekey.ts'
import { testVault } from '../file/testing/files.ts'
import { keysPath } from '../keys/key-slots.ts'
import { authorityOf, createRecoveryVault, newRecoveryKey, readRecoveryKey } from '../keys/recovery-key.ts'
import { RECOVERY_SETTING } from './recovery.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, temporaryFolder, type TestStation } from './testing/station.ts'

afterEach(cleanUp)

/** The value of what must be answered. */
function given<T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const shownKey = async ({ station }: TestStation) => given(await station.call('recovery.show', {})).groups.join('-')
/** Confirms the key that is shown, as from its paper. */
async function confirmed(at: TestStation): Promise<string> {
  const { groups, ask } = given(await at.station.call('recovery.show', {}))
  const typed: [string, string] = [groups[ask[0] - 1]!, groups[ask[1] - 1]!]
  given(await at.station.call('recovery.confirm', { typed }))
  return groups.join('-')
}

/** A station with an event of a few results, whose key is on paper. */
async function withEvent() {
  const at = await startStation()
  const { file } = given(await at.station.call('event.create', { name: 'Club Open' }))
  given(await at.station.call('command', entryList))
  given(await at.station.call('command', attempt('p1', 0, 1000)))
  return { at, path: join(at.events, file), old: await confirmed(at) }
}
const opensWith = async (path: string, typed: string) => {
  const key = readRecoveryKey(typed)
  const opened = await openEventFile({ path, vault: key.ok ? createRecoveryVault(key.value) : testVault })
  if (opened.ok) opened.value.close()
  return opened.ok
}
/** A copy of an event's two files, elsewhere. */
function copyOf(path: string, keysFrom = path): string {
  const copy = join(temporaryFolder(), basename(path))
  copyFileSync(path, copy)
  copyFileSync(keysPath(keysFrom), keysPath(copy))
  return copy
}

describe('the recovery key made anew', () => {
  test('is shown and asked back like the first; the event goes on as it was', async () => {
    const { at, old } = await withEvent()
    const before = at.table()
    const phases = new Set<string>()
    at.station.onChange(() => phases.add(at.view().phase))
    given(await at.station.call('event.renew-key', {}))
    // No screen goes back to the first one in between.
    expect([...phases]).toEqual(['open'])
    expect(at.view().recovery).toBe('to-confirm')
    expect(at.table().standing).toEqual(before.standing)
    expect(await shownKey(at)).not.toBe(old)
    given(await at.station.call('command', attempt('p2', 0, 1025)))
    await confirmed(at)
    expect(at.view().recovery).toBe('confirmed')
    expect(at.faults).toEqual([])
  })

  test('opens the file in place of the one before; copies of before open with the one before', async () => {
    const { at, path, old } = await withEvent()
    await at.station.call('event.close', {})
    const copy = copyOf(path)
    await at.station.call('event.open', { file: basename(path) })
    given(await at.station.call('event.renew-key', {}))
    const next = await shownKey(at)
    await at.station.call('event.close', {})
    const now = copyOf(path)
    expect([await opensWith(now, next), await opensWith(now, old)]).toEqual([true, false])
    expect([await opensWith(copy, next), await opensWith(copy, old)]).toEqual([false, true])
    // Whoever has the old paper and the old keys, and gets hold of today's file.
    expect(await opensWith(copyOf(path, copy), old)).toBe(false)
  })

  test('goes on on another laptop with the new paper, and not with the old one', async () => {
    const { at, path, old } = await withEvent()
    given(await at.station.call('event.renew-key', {}))
    const next = await confirmed(at)
    await at.station.call('event.close', {})
    const second = await startStation()
    const stick = copyOf(path)
    expect(await second.station.call('event.bring', { path: stick, key: old })).toMatchObject({ ok: false })
    given(await second.station.call('event.bring', { path: stick, key: next }))
    expect(second.view().standby).toBeNull()
    given(await second.station.call('command', attempt('p2', 0, 1025)))
  })

  test('is refused by a log that names another, whoever has a copy that opens with the old one', async () => {
    const { at, path, old } = await withEvent()
    await at.station.call('event.close', {})
    const copy = copyOf(path)
    await at.station.call('event.open', { file: basename(path) })
    given(await at.station.call('event.renew-key', {}))
    await at.station.call('event.close', {})
    // The old paper, on a laptop that has today's log by its own right.
    given(await at.station.call('event.open', { file: basename(path) }))
    expect(await at.station.call('standby.take-over', { key: old })).toMatchObject({ ok: false })
    const second = await startStation()
    // A copy of before is an event of before: it goes on alone, as the screen says.
    given(await second.station.call('event.bring', { path: copy, key: old }))
  })

  test('is there for an event that had none', async () => {
    const at = await startStation()
    given(await at.station.call('event.openSample', { sample: at.view().samples[1]!.id }))
    expect(at.view().recovery).toBe('none')
    given(await at.station.call('event.renew-key', {}))
    expect(at.view().recovery).toBe('to-confirm')
    await confirmed(at)
    expect(at.view().recovery).toBe('confirmed')
  })

  test('is named in the log by the next opening, where the power went before it was', async () => {
    const { at, path } = await withEvent()
    await at.station.call('event.close', {})
    const { vault } = await deviceIn(at.home)
    const next = newRecoveryKey((count) => crypto.getRandomValues(new Uint8Array(count)))
    given(await rekey({ path, vault, recovery: createRecoveryVault(next) }, { [RECOVERY_SETTING]: next }))
    for (let opening = 0; opening < 2; opening++) {
      given(await at.station.call('event.open', { file: basename(path) }))
      expect(at.view().recovery).toBe('to-confirm')
      await at.station.call('event.close', {})
    }
    const file = given(await openEventFile({ path, vault }))
    const named = (await file.read(SETUP, 1, 1000)).filter(({ kind }) => kind === 'event.opened')
    file.close()
    expect(named).toHaveLength(2)
    expect(named[1]!.body).toEqual({ name: 'Club Open', authority: publicKey(authorityOf(next, file.event)) })
  })
})

describe('backups', () => {
  test('are made anew under the new key, in place of those of before', async () => {
    const { at, path, old } = await withEvent()
    const stick = temporaryFolder()
    given(await at.station.call('backup.keep', { folder: stick }))
    given(await at.station.call('event.renew-key', {}))
    const next = await shownKey(at)
    given(await at.station.call('backup.keep', { folder: stick }))
    expect(readdirSync(stick).toSorted()).toEqual([basename(path), `${basename(path)}-keys`])
    expect(at.view().backup).toMatchObject({ problem: null, other: null })
    const copy = copyOf(join(stick, basename(path)))
    expect([await opensWith(copy, next), await opensWith(copy, old)]).toEqual([true, false])
  })
})
