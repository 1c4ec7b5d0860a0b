import { expect, it } from 'vitest'
import { counted, plural } from './plural.ts'

it('spells more than one of what a format calls one', () => {
  expect(['game', 'match', 'heat', 'bout'].map(plural)).toEqual(['games', 'matches', 'heats', 'bouts'])
  expect([counted(1, 'match'), counted(15, 'match'), counted(0, 'game')]).toEqual(['1 match', '15 matches', '0 games'])
})
