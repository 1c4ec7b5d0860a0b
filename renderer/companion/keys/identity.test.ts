// A phone's identities: one for each event, and never the same again after a loss.
import { beforeEach, describe, expect, test } from 'vitest'
import type { EventId } from '../../../core/ids.ts'
import { publicKey } from '../../../core/log/chain.ts'
import { type JoinAnswer, signJoin, verifyJoin } from '../../../core/wire/join.ts'
import type { Notes } from '../store/loss-mark.ts'
import { giveUp, identityIn, identityToJoin, letIn } from './identity.ts'
import { Identity, type KeyDatabase } from './key-database.ts'

const EVENT = 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as EventId
const OTHER = 'bbbbbbbbbbbbbbbbbbbbbbbbbb' as EventId
const answer = (event = EVENT): JoinAnswer => ({
  v: 1,
  event,
  name: 'Club evening',
  device: 'd1',
  token: 'a'.repeat(32),
  title: 'Judge 3',
  partitions: [],
})

let keys: KeyDatabase
beforeEach(() => {
  const kept = new Map<string, Identity>()
  keys = {
    list: async () => [...kept.values()].sort((a, b) => b.made - a.made),
    save: async (identity) => void kept.set(identity.publicKey, Identity.parse(identity)),
    remove: async (key) => void kept.delete(key),
    close: () => {},
  }
})

const noted = (event: EventId): Notes => ({
  getItem: (key) =>
    key.endsWith(event) ? JSON.stringify({ v: 1, device: 'd', store: '0'.repeat(32), writes: 4, heads: { 'judge-3': [1, 41] } }) : null,
  setItem: () => {},
  removeItem: () => {},
})

describe('an identity', () => {
  test('is made on the phone, with a key pair that signs for it', async () => {
    const made = await identityToJoin(keys, 1)
    expect(publicKey(made.secret)).toBe(made.publicKey)
    expect(verifyJoin(signJoin('BCDF-GHJK', 'Anna’s phone', made.secret))).toBe(true)
    expect(made.key).not.toEqual(made.secret)
  })

  test('asks again as the same, until it is let in: the answer may have been lost', async () => {
    const first = await identityToJoin(keys, 1)
    expect(await identityToJoin(keys, 2)).toEqual(first)
    await letIn(keys, first, answer())
    expect((await identityToJoin(keys, 3)).publicKey).not.toBe(first.publicKey)
  })

  test('is another in each event', async () => {
    const here = await letIn(keys, await identityToJoin(keys, 1), answer())
    const there = await letIn(keys, await identityToJoin(keys, 2), answer(OTHER))
    expect(await identityIn(keys, null, EVENT)).toEqual({ ok: true, value: here })
    expect(await identityIn(keys, null, OTHER)).toEqual({ ok: true, value: there })
    await expect(letIn(keys, here, answer(OTHER))).rejects.toThrow('one event')
  })

  test('takes a second answer: the token is the newer one, the store stays', async () => {
    const joined = await letIn(keys, await identityToJoin(keys, 1), answer())
    await keys.save({ ...joined, state: 'open' })
    const again = await letIn(keys, joined, { ...answer(), token: 'b'.repeat(32) })
    expect(again).toMatchObject({ state: 'open', store: joined.store, joined: { token: 'b'.repeat(32) } })
  })
})

describe('a phone', () => {
  test('that was never in an event is nothing there', async () => {
    expect(await identityIn(keys, null, EVENT)).toEqual({ ok: true, value: null })
  })

  test('whose store is lost is told so, gives its key up, and goes on as another', async () => {
    const joined = await letIn(keys, await identityToJoin(keys, 1), answer())
    expect(await giveUp(keys, joined, null)).toMatchObject({
      kind: 'lost',
      mark: null,
      message: expect.stringContaining('Scan a new code'),
    })
    expect(await identityIn(keys, null, EVENT)).toMatchObject({ ok: false, error: { kind: 'lost' } })
    const anew = await letIn(keys, await identityToJoin(keys, 2), answer())
    expect(anew.publicKey).not.toBe(joined.publicKey)
    expect(await identityIn(keys, null, EVENT)).toEqual({ ok: true, value: anew })
  })

  test('whose keys are lost too knows it by its note', async () => {
    expect(await identityIn(keys, noted(EVENT), EVENT)).toMatchObject({
      ok: false,
      error: { kind: 'lost', message: expect.stringContaining('judge-3 up to entry 41') },
    })
    expect(await identityIn(keys, noted(EVENT), OTHER)).toEqual({ ok: true, value: null })
  })
})
