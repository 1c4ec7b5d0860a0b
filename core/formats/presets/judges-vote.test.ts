// Judges who put everybody in order: by the majority, or by the sum of the places.
import { expect, it } from 'vitest'
import { replay } from '../../testing/replay.ts'
import { typingHint } from '../typing.ts'
import { judgesPlaces, judgesVote } from './judges-vote.ts'

/** By competitor: the place that each of five judges gave. */
const votes = {
  Ada: [1, 1, 1, 4, 4],
  Bo: [2, 2, 2, 1, 1],
  Cy: [3, 3, 4, 2, 2],
  Di: [4, 4, 3, 3, 3],
}
const cast = Object.entries(votes).map(([key, places]) => ({ key, attempts: [{ places }] }))

it('the majority for a first place wins, whatever the others say', () => {
  const { row } = replay(judgesVote, cast)
  expect(Object.keys(votes).map((key) => row(key).place)).toEqual([1, 2, 3, 4])
})

it('added, the places of all judges count', () => {
  const { row } = replay(judgesPlaces, cast)
  expect(Object.keys(votes).map((key) => [row(key).place, ...row(key).results])).toEqual([
    [2, '11'],
    [1, '8'],
    [3, '14'],
    [4, '17'],
  ])
})

it('equal sums go by the majority, and who is equal in that too shares the place', () => {
  const { row } = replay(judgesPlaces, [
    { key: 'Ada', attempts: [{ places: [1, 1, 1, 3, 3] }] },
    { key: 'Bo', attempts: [{ places: [2, 2, 2, 2, 1] }] },
    { key: 'Cy', attempts: [{ places: [3, 3, 3, 1, 2] }] },
    { key: 'Di', attempts: [{ places: [5, 4, 5, 4, 5] }] },
    { key: 'Ed', attempts: [{ places: [4, 5, 4, 5, 5] }] },
  ])
  expect([row('Ada'), row('Bo'), row('Cy')].map(({ place, results }) => [place, ...results])).toEqual([
    [1, '9'],
    [2, '9'],
    [3, '12'],
  ])
  expect([row('Di').place, row('Ed').place]).toEqual([4, 4])
})

it('who has no vote yet has no place', () => {
  const { row } = replay(judgesVote, [...cast, { key: 'late', attempts: [] }])
  expect(row('late').place).toBeNull()
})

it('is typed as one place a judge', () => {
  expect(typingHint(judgesVote, 'result')).toBe('5 places, with spaces')
})
