// High jump and pole vault: the highest bar cleared, then fewest failures there, then fewest up to there; a jump-off for the first place.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import { trackStatuses } from './field-event.ts'

const failures: Part = { part: 'letters', field: 'trials', letter: 'X' }
const CLEARED = ['O', 'XO', 'XXO', '-O', '-XO', 'X-O', '--O']
const one = (value: number): Part => ({ part: 'constant', value, decimals: 0 })
const jump: Part = {
  part: 'when',
  field: 'trials',
  is: ['O'],
  then: one(1),
  else: { part: 'when', field: 'trials', is: ['X'], then: one(0) },
}

/**
 * High jump and pole vault after the World Athletics Technical Rules (2024): the best bar cleared ranks; equals by fewer failures at that
 * bar, then by fewer failures in the whole competition up to and including it, else they share the place (TR 26.8). The first place only is
 * jumped off, one trial a bar, until one clears what the others fail; who does not jump is out of it, and if nobody does they share the
 * place (TR 26.9). Three failures in a row, at whatever bars, end it for a jumper (TR 26.2). Bars in centimetres of a metre.
 *
 * What is typed is the trials at a bar, with its height for the first who jumps there: `xxo 1.95`, then `xo`. Who leaves it out passes.
 */
export const verticalJumpOf = (bars: number): Format => ({
  id: 'vertical-jump',
  name: 'High jump or pole vault',
  about: 'The highest bar cleared; equals by failures at that bar, then by failures up to it; a jump-off for the first place.',
  rules: { book: 'World Athletics Technical Rules', article: 'TR 26.2, 26.8, 26.9', year: 2024 },
  attempt: { name: 'bar' },
  fields: [
    { type: 'trials', id: 'trials', name: 'Trials', tries: 3 },
    { type: 'decimal', id: 'bar', name: 'Bar', unit: 'm', decimals: 2, min: 30, max: 700, step: 1, same: true },
  ],
  groups: [
    { id: 'bars', name: 'Bar', short: 'B', attempts: bars, turns: { ends: { field: 'trials', letter: 'X', inARow: 3 } } },
    { id: 'jump-off', name: 'Jump-off', short: 'J', attempts: 9, turns: { tied: 'first' } },
  ],
  attributes: [],
  score: { part: 'when', field: 'trials', is: CLEARED, then: { part: 'field', field: 'bar' } },
  cell: { show: 'field', field: 'trials' },
  results: [
    { id: 'height', name: 'Best height', short: 'Best', unit: 'm', from: { part: 'best', group: 'bars' } },
    { id: 'at', name: 'Failures at the best height', short: 'X at', from: { part: 'at-best', group: 'bars', of: failures } },
    { id: 'until', name: 'Failures up to the best height', short: 'X all', from: { part: 'up-to-best', group: 'bars', of: failures } },
    { id: 'jump-off', name: 'Jump-off', short: 'Off', hidden: true, from: { part: 'list', group: 'jump-off', of: jump } },
  ],
  ranking: [
    { by: 'result', id: 'height', order: 'high', because: 'higher bar cleared' },
    { by: 'result', id: 'at', order: 'low', because: 'equal heights: fewer failures at that height' },
    { by: 'result', id: 'until', order: 'low', because: 'still equal: fewer failures up to that height' },
    { by: 'result', id: 'jump-off', order: 'high', when: 'first', because: 'still equal for the first place: the jump-off' },
  ],
  order: { by: 'start-list' },
  statuses: trackStatuses,
  oddities: [{ kind: 'below-previous', field: 'bar' }],
})

/** As many bars as a long competition has. */
export const verticalJump = verticalJumpOf(20)
