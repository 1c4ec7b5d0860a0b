// What an attempt can be, from little to much, on the grid of what can be typed: the ladder on which the value that is needed is looked for.
//
// One value is varied: what is announced or already known stays, lamps are white, what may be left out is. Where several values make a
// score, the score itself is varied; whatever else the ranking reads from such an attempt is nothing then, so that equals lose by it.
import type { Contest } from '../../apply/state.ts'
import { type Field, TOP } from '../../formats/field.ts'
import { fieldTextWithUnit, isDeclared } from '../../formats/text.ts'
import type { Value, Values } from '../../formats/value.ts'
import type { Line, Taken } from '../line.ts'
import { scoreText } from '../score.ts'
import { fieldsAt } from '../slots.ts'
import { cornersAt, gridOf } from './corners.ts'
import { takenAs } from './hypothesis.ts'

/** Attempts by index; whether more is better is for the ranking to say. */
export interface Ladder {
  /** What the values are: a field's name, or the score. */
  of: string
  size: number
  taken: (index: number) => Taken
  text: (index: number) => string
  /** The value is one that is announced before the attempt. */
  isAnnounced: boolean
}

/** One varied value of an attempt, by index. */
interface Rungs {
  size: number
  values: (index: number) => Values
  text: ((index: number) => string) | null
}

const isOptional = (field: Field): boolean => 'optional' in field && field.optional === true

/** The values that one field can have, from its lowest. */
function rungsOf(field: Field): Rungs | null {
  const rungs = (size: number, value: (index: number) => Value, text?: (index: number) => string): Rungs => ({
    size,
    values: (index) => ({ [field.id]: value(index) }),
    text: text ?? ((index) => fieldTextWithUnit(field, value(index))),
  })
  switch (field.type) {
    case 'decimal': {
      const { low, high } = gridOf(field)
      return rungs((high - low) / field.step + 1, (index) => low + index * field.step)
    }
    case 'marks': {
      // One judge after the other gives one step more, so that every sum there can be is on the way.
      const { low, high } = gridOf(field)
      const { judges, step } = field
      const mark = (index: number, judge: number) => low + step * (Math.floor(index / judges) + (index % judges > judge ? 1 : 0))
      const size = ((high - low) / step) * judges + 1
      return { ...rungs(size, (index) => Array.from({ length: judges }, (_, judge) => mark(index, judge))), text: null }
    }
    case 'hold': {
      const top = field.holds * 2 + 2
      return rungs(top + 1, (index) => (index === top ? TOP : Math.floor(index / 2) * 10 + (index % 2)))
    }
    case 'trials':
      return rungs(field.tries, (index) => `${'X'.repeat(field.tries - 1 - index)}O`)
    case 'choice':
      return rungs(field.options.length, (index) => field.options[index]!.code)
    default:
      return null
  }
}

type Tries = Extract<Field, { type: 'tries' }>

/** What has to be reached first comes first: with ever fewer tries, then the next one with as many. */
function triesRungs(fields: readonly Tries[]): Rungs {
  const starts = fields.map((_, index) => fields.slice(0, index).reduce((sum, { max }) => sum + max, 0))
  const size = fields.reduce((sum, { max }) => sum + max, 0)
  const at = (index: number): { reached: number; tries: number } => {
    const reached = starts.findLastIndex((start) => index >= start)
    return { reached, tries: fields[reached]!.max - (index - starts[reached]!) }
  }
  return {
    size,
    values(index) {
      const { reached, tries } = at(index)
      return Object.fromEntries(fields.map((field, each) => [field.id, each <= reached ? Math.min(tries, field.max) : null]))
    },
    text(index) {
      const { reached, tries } = at(index)
      return `${fields[reached]!.name} ${tries}`
    },
  }
}

/** Which fields are varied, and what the others are; null where a field can't be told. */
function varied(fields: readonly Field[], declared: Values): { free: Field[]; fixed: Values } | null {
  const fixed: Values = {}
  const asked: Field[] = []
  for (const field of fields) {
    if (field.type === 'series' || (field.type === 'marks' && field.places)) return null
    if (field.type === 'lights') fixed[field.id] = 'W'.repeat(field.referees)
    else if (isOptional(field)) fixed[field.id] = null
    else asked.push(field)
  }
  const results = asked.filter((field) => !isDeclared(field))
  // Where nothing but an announced value makes the result, that one is looked for, whatever it is announced as now.
  if (results.length === 0) return { free: asked, fixed }
  const known = asked.filter((field) => isDeclared(field) && declared[field.id] !== undefined)
  for (const { id } of known) fixed[id] = declared[id]!
  const free = asked.filter((field) => !known.includes(field))
  // At a height that is still open, what is looked for is the height, cleared at once.
  const numbers = free.filter(({ type }) => type !== 'trials')
  if (numbers.length !== 1 || free.length === 1) return { free, fixed }
  for (const field of free) if (field.type === 'trials') fixed[field.id] = 'O'
  return { free: numbers, fixed }
}

/** Scores from the least to the most there can be, in steps of the last decimal; null where they can't be told. */
function scoreLadder(contest: Contest, line: Line, slot: number, fixed: Values): Ladder | null {
  const corners = cornersAt(contest.format, slot)
  if (!corners) return null
  const scores = corners.flatMap((values) => {
    const { score } = takenAs(contest, line, slot, Object.keys(values).length === 0 ? values : { ...values, ...fixed })
    return score === null ? [] : [score]
  })
  if (scores.length === 0) return null
  const least = Math.min(...scores)
  return {
    of: 'Score',
    isAnnounced: false,
    size: Math.max(...scores) - least + 1,
    taken: (index) => ({ values: {}, score: least + index }),
    text: (index) => scoreText(contest.format, slot, least + index),
  }
}

/** The ladder of an attempt; null where it can't be told. `declared`: what is announced for it. */
export function ladderFor(contest: Contest, line: Line, slot: number, declared: Values): Ladder | null {
  const fields = fieldsAt(contest.format, slot)
  const chosen = varied(fields, declared)
  if (!chosen || chosen.free.length === 0) return null
  const { free, fixed } = chosen
  const tries = free.filter((field) => field.type === 'tries')
  const rungs = tries.length === free.length ? triesRungs(tries) : free.length === 1 ? rungsOf(free[0]!) : null
  if (!rungs) return free.some(({ type }) => type === 'trials' || type === 'tries') ? null : scoreLadder(contest, line, slot, fixed)
  const taken = (index: number) => takenAs(contest, line, slot, { ...fixed, ...rungs.values(index) })
  const scored = (index: number) => {
    const { score } = taken(index)
    return score === null ? '–' : scoreText(contest.format, slot, score)
  }
  const of = rungs.text === null ? 'Score' : free.map(({ name }) => name).join(', ')
  return { of, size: rungs.size, taken, text: rungs.text ?? scored, isAnnounced: free.every(isDeclared) }
}
