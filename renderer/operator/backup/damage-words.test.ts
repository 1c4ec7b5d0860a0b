import { expect, it } from 'vitest'
import { damageWords } from './damage-words.ts'

const damage = { from: 'Club.scoretable', where: 'its pages do not fit together', missing: [], more: 0, unknown: false, isWhole: false }

it.each([
  [{ missing: [{ part: 'Scoring table', count: 12 }] }, 'Not all of this event is here: 12 entries of “Scoring table”.'],
  [{ missing: [{ part: 'Judge 3', count: 1 }], unknown: true }, 'Not all of this event is here: one entry of “Judge 3”, and maybe more.'],
  [{ more: 20 }, 'Not all of this event is here: 20 entries that were newest.'],
  [{ unknown: true }, 'Whether all of this event is here can’t be told: the end of a part could not be read.'],
  [{ isWhole: true }, 'Everything is here again.'],
])('fault 29: %j is “%s”', (more, title) => {
  const said = damageWords({ ...damage, ...more })
  expect(said.title).toBe(title)
  expect(said.text).toContain('Club.scoretable was damaged: its pages do not fit together. It was left as it is.')
})
