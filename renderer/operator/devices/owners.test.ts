// Where a part can go, what is said before it goes, and what a device can be invited as.
import { describe, expect, test } from 'vitest'
import type { PartitionId } from '../../../core/ids.ts'
import type { EntriesView } from '../../../core/views/view.ts'
import { device, devicesView, judgePart, TABLE_KEY } from '../testing/devices.ts'
import { choicesOf } from './choices.ts'
import { losesWords, moveWords, removeWords } from './move-words.ts'
import { inPlain, ownerIn, targetsFor } from './owners.ts'

const maria = device({ id: 'm', name: 'Maria', key: 'm' })
const spare = device({ id: 's', name: 'Spare', key: 's' })
const laptop = device({ id: 'l', name: 'Laptop 2', key: 'l', assignment: { partitions: [], follows: 'all' } })
const gone = device({ id: 'g', name: 'Gone', key: 'g', state: 'removed' })
const first = judgePart(1, 'm')
const scoring = judgePart(9, TABLE_KEY, {
  partition: 'table-1' as PartitionId,
  words: 'Scoring table',
  role: 'Scoring table',
  part: 'table',
})
const view = devicesView({
  devices: [maria, spare, laptop, gone, device({ id: 'b', name: 'Busy', key: 'b' })],
  partitions: [first, judgePart(2, 'b'), scoring],
})

describe('a part', () => {
  test('of a judge goes to a phone that has none, or to this table; one that has a part says which', () => {
    expect(targetsFor(view, first)).toEqual([
      { key: 's', name: 'Spare', own: false, no: null },
      { key: 'b', name: 'Busy', own: false, no: 'is Judge 2 already' },
      { key: TABLE_KEY, name: 'This table', own: true, no: null },
    ])
  })

  test('of the table goes to no phone, nor to a laptop that stands by; it can only come back', () => {
    expect(targetsFor(view, scoring)).toEqual([])
    const elsewhere = { ...scoring, owner: { ...scoring.owner!, key: 'b', own: false } }
    expect(targetsFor(view, elsewhere).map(({ name }) => name)).toEqual(['This table'])
  })

  test('is called by its name for people, whatever the log calls it', () => {
    expect(inPlain('judge-1 belongs to Maria; judge-10 to nobody.', view)).toBe('Judge 1 belongs to Maria; judge-10 to nobody.')
    expect(ownerIn(view, scoring)).toMatchObject({ name: 'This table', own: true })
    expect(ownerIn(view, judgePart(3, 'unknown'))).toMatchObject({ name: 'another device', device: null })
  })
})

describe('before it is done, one sentence says what happens', () => {
  const [toSpare, , toTable] = targetsFor(view, first)

  test('to what is still on the old phone', () => {
    const holds = { name: 'Maria', own: false, device: device({ state: 'away', waiting: 3 }) }
    expect(moveWords('Judge 1', ownerIn(view, first), toSpare!)).toMatch(/^Spare goes on as Judge 1 .*Maria has written is here and counts/)
    expect(moveWords('Judge 1', holds, toSpare!)).toContain('Maria holds 3 that are not here yet. Whatever comes from it later is not lost')
    expect(moveWords('Judge 1', ownerIn(view, first), toTable!)).toContain('nobody writes it on a phone')
    expect(losesWords('Judge 1', ownerIn(view, first))).toContain('takes Judge 1 over from Maria')
    expect(losesWords('Judge 1', null)).toBeNull()
  })

  test('to a device that is removed, and to its part', () => {
    expect(removeWords(maria, [])).toBe('Maria can neither send nor ask any more. What it has sent counts.')
    expect(removeWords(device({ name: 'Maria', waiting: 1 }), ['Judge 1'])).toContain(
      'It holds 1 that is not here yet; they stay on it. Judge 1 stays with it',
    )
  })
})

test('a device can be invited as each judge of any contest once, as a second person, as a spare one and to stand by', () => {
  const judges = [{ field: 'marks', partitions: ['judge-1', 'judge-2'] as PartitionId[] }]
  const judged = [{ field: 'marks', name: 'Marks', seats: 2 }]
  const contests = [
    { name: 'Heat', judges, judged },
    { name: 'Final', judges, judged },
    { name: 'Relay', second: 'second-1' as PartitionId },
  ] as unknown as EntriesView['contests']
  const choices = choicesOf({ contests }, view)
  expect(choices.judges).toMatchObject([
    { label: 'Judge 1', about: '2 contests', owner: { name: 'Maria' }, assignment: { partitions: ['judge-1'] } },
    { label: 'Judge 2', owner: { name: 'Busy' } },
  ])
  expect(choices.others).toMatchObject([
    { label: 'Second person', about: expect.stringContaining('Relay'), owner: null },
    { label: 'Spare phone', assignment: { partitions: [] } },
    { label: 'Standby laptop', assignment: { follows: 'all' } },
  ])
})
