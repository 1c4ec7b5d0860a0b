// That the fuzz can fail: stations with a hole in them, each of which it has to see.
import { afterEach, expect, test } from 'vitest'
import { ok } from '../../core/outcome.ts'
import type { Hub } from '../../main/hub/hub.ts'
import { hangUp } from '../../main/hub/testing/phone.ts'
import { cleanUp } from '../../main/station/testing/station.ts'
import { differences } from './fuzz.ts'
import { hasAddresses, play } from './run.ts'
import { openVenue } from './testing/in-process.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

/** Plays strangers against a station with a hole: what the fuzz says of it. */
async function fuzzed(hole: (hub: Hub) => Partial<Hub>): Promise<string[]> {
  const { venue, hub, pierce } = await openVenue()
  const { fixtures, secrets } = venue
  const before = await venue.look()
  pierce(hole(hub))
  const addresses = await hasAddresses(fixtures.ports.displays)
  const { faults } = await play({ seed: 1, from: 0, requests: 800, atOnce: 16, fixtures, secrets, addresses })
  return [...faults.map(({ aim, why }) => `${aim} ${why}`), ...differences('at the table', before, await venue.look())]
}

test('a station without a hole has no fault', { timeout: 120_000 }, async () => {
  expect(await fuzzed(() => ({}))).toEqual([])
})

test('a hub that takes any token is seen: somebody was let in', { timeout: 120_000 }, async () => {
  const faults = await fuzzed((hub) => {
    const [device] = hub.view().devices
    return { deviceOf: () => ok({ ...device, tokenHash: '', removed: null } as never) }
  })
  expect(faults).toContainEqual(expect.stringMatching(/POST \/v1\/sync was let in with 200/))
})

test('a hub that lets in by any code is seen: somebody was let in, and a device is another', { timeout: 120_000 }, async () => {
  const faults = await fuzzed((hub) => ({
    join: async () => {
      hub.rename(hub.view().devices[0]!.id, 'Somebody else')
      return ok({ v: 1, event: 'a', name: 'a', device: 'a', token: 'x'.repeat(40), title: '', partitions: [] } as never)
    },
  }))
  expect(faults).toContainEqual(expect.stringMatching(/POST \/v1\/join was let in with 200/))
  expect(faults).toContainEqual(expect.stringMatching(/“devices” has changed/))
})

test('a refusal that says too much is seen: a code was told', { timeout: 120_000 }, async () => {
  const faults = await fuzzed((hub) => ({
    deviceOf: () => ({
      ok: false,
      error: {
        status: 401,
        error: 'token',
        message: `Only ${hub
          .view()
          .invitations.map(({ code }) => code)
          .join()} are good.`,
      },
    }),
  }))
  expect(faults).toContainEqual(expect.stringContaining('was told a code that waits'))
})

test('a fault of the program is seen: it answered 500', { timeout: 120_000 }, async () => {
  const faults = await fuzzed(() => ({
    sync: async () => {
      throw new TypeError('a bug')
    },
  }))
  expect(faults).toContainEqual(expect.stringMatching(/POST \/v1\/sync answered 500/))
})
