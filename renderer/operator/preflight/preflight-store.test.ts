import { expect, test } from 'vitest'
import { type CheckId, CHECKS, type Found } from '../../../core/contract/preflight.ts'
import { err, ok } from '../../../core/outcome.ts'
import type { Operator } from '../state/operator.ts'
import { createPreflight, shownOrder, summaryOf } from './preflight-store.ts'

const found = (check: CheckId, state: Found['state'] = 'ok', at = 5): Found => ({ check, state, sentence: 'So it is.', at })

/** A station that answers a check when it is let. */
function station(last: Found[] = []) {
  const asked: CheckId[] = []
  const waiting = new Map<CheckId, (state: Found['state'] | null) => void>()
  const call = ((name: string, input: { check: CheckId }) => {
    if (name === 'preflight.last') return Promise.resolve(ok(last))
    asked.push(input.check)
    return new Promise((resolve) =>
      waiting.set(input.check, (state) =>
        resolve(state === null ? err({ kind: 'refused', message: 'No event is open.' }) : ok(found(input.check, state))),
      ),
    )
  }) as unknown as Operator['call']
  const answer = async (check: CheckId, state: Found['state'] | null) => {
    await new Promise((resolve) => setTimeout(resolve))
    waiting.get(check)!(state)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { call, asked, answer }
}
const noBattery = async () => null

test('everything is asked at once, each shows as it is answered, and one that takes long holds up none and is not asked twice', async () => {
  const { call, asked, answer } = station()
  const { store, run } = createPreflight(call, noBattery)
  void run()
  await answer('screens', 'ok')
  expect(asked.toSorted()).toEqual([...CHECKS].toSorted())
  expect(store.getState().found.get('screens')).toMatchObject({ state: 'ok' })
  expect(store.getState().running.has('screens')).toBe(false)
  expect(store.getState().running.size).toBe(CHECKS.length - 1)
  void run()
  expect(asked.filter((check) => check === 'server')).toHaveLength(1)
  expect(asked.filter((check) => check === 'screens')).toHaveLength(2)
})

test('what was found before is there at once, and what is newer is not overwritten by it', async () => {
  const { call, answer } = station([found('disk', 'attention', 1), found('write', 'ok', 1)])
  const { store, run } = createPreflight(call, noBattery)
  void run('disk')
  await answer('disk', 'ok')
  expect(store.getState().found.get('disk')).toMatchObject({ state: 'ok', at: 5 })
  expect(store.getState().found.get('write')).toMatchObject({ at: 1 })
})

test('where nothing answers the sentence stands, and what was found before stays', async () => {
  const { call, answer } = station([found('disk')])
  const { store, run } = createPreflight(call, noBattery)
  void run('disk')
  await answer('disk', null)
  expect(store.getState()).toMatchObject({ problem: 'No event is open.', running: new Set() })
  expect(store.getState().found.has('disk')).toBe(true)
})

test('what needs a person stands first, and nothing moves while anything is looked at', () => {
  const all = new Map(CHECKS.map((check) => [check, found(check, check === 'disk' ? 'attention' : check === 'clock' ? 'unknown' : 'ok')]))
  expect(shownOrder({ found: all, running: new Set() }).slice(0, 2)).toEqual(['disk', 'clock'])
  expect(shownOrder({ found: all, running: new Set(['disk'] as const) })).toEqual(CHECKS)
})

test('the summary is said only of a whole preflight, as old as its oldest part', () => {
  const all = new Map(CHECKS.map((check, index) => [check, found(check, index === 0 ? 'attention' : 'ok', 100 - index)]))
  expect(summaryOf({ found: all })).toEqual({ attention: 1, unknown: 0, ok: CHECKS.length - 1, at: 101 - CHECKS.length })
  all.delete('disk')
  expect(summaryOf({ found: all })).toBeNull()
})
