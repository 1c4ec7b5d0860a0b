import { describe, expect, test } from 'vitest'
import type { ContestId } from '../../../core/ids.ts'
import type { Given } from '../phone/given.ts'
import type { Call, PartView } from '../phone/part-view.ts'
import { JUDGE } from '../testing/table.ts'
import { whomToShow } from './whom.ts'

const call = (n: number): Call => ({ id: `p${n}` as Call['id'], bib: String(n), name: `Person ${n}`, slot: 0, attempt: 'Round 1' })
const view = (now: number | null, next: number[] = []): PartView => ({
  contest: 'k1' as ContestId,
  name: 'Final',
  division: '',
  fields: [],
  now: now === null ? null : call(now),
  next: next.map(call),
  parts: [],
})
const gave = (n: number): Given => ({
  partition: JUDGE,
  epoch: 1,
  seq: n,
  first: n,
  newest: n,
  at: n,
  contest: 'k1' as ContestId,
  competitor: call(n).id,
  slot: 0,
  values: { marks: 70 },
  state: 'stands',
})

describe('the phone shows', () => {
  test('whoever the table has called', () => {
    expect(whomToShow(view(1, [2]), [], null, true)).toMatchObject({ mode: 'enter', whom: { id: 'p1' }, called: null })
  })
  test('what was given for them, until the table calls the next', () => {
    expect(whomToShow(view(1, [2]), [gave(1)], null, true)).toMatchObject({ mode: 'given', given: { seq: 1 }, next: null })
    expect(whomToShow(view(2), [gave(1)], null, true)).toMatchObject({ mode: 'enter', whom: { id: 'p2' } })
  })
  test('whom something was begun for, also when the next one is called', () => {
    expect(whomToShow(view(2), [], call(1), true)).toMatchObject({ mode: 'enter', whom: { id: 'p1' }, called: { id: 'p2' } })
  })
  test('with the table away: the next in its order for whom nothing was given, and no stale call', () => {
    expect(whomToShow(view(1, [2, 3]), [gave(1), gave(2)], null, false)).toMatchObject({ mode: 'given', next: { id: 'p3' } })
    expect(whomToShow(view(1, [2, 3]), [gave(1)], call(2), false)).toMatchObject({ mode: 'enter', whom: { id: 'p2' }, called: null })
    expect(whomToShow(view(1), [gave(1)], null, false)).toMatchObject({ mode: 'given', next: null })
  })
  test('nobody where nobody is up', () => {
    expect(whomToShow(view(null), [], null, true)).toMatchObject({ mode: 'waiting', whom: null })
    expect(whomToShow(null, [], null, true)).toMatchObject({ mode: 'waiting', whom: null })
  })
})
