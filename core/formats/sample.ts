// Sample results for any format: plausible, with some attempts that give no mark and some that are equal, and the same every time.
//
// What somebody "does" hangs on who it is and which attempt, not on the format: two versions of a format see the same competitors have the
// same good and bad days, so that what changes between their standings comes from the rules.
import { slotCount, slotsOf, fieldsAt } from '../standings/slots.ts'
import { type Field, TOP } from './field.ts'
import type { Attribute, Format } from './format.ts'
import type { Value, Values } from './value.ts'

/** Somebody in a sample. `attempts` by slot: empty values are one that was passed, undefined one that was not taken any more. */
export interface SamplePerson {
  name: string
  lot: number
  attributes: Record<string, number>
  attempts: (Values | undefined)[]
  status?: string
}

/** Names of a sample, in no order of merit. */
const NAMES = ['Amara', 'Bruno', 'Chloé', 'Dmitri', 'Ewa', 'Farid', 'Greta', 'Hiro']
/** From the best to the worst, by index of {@link NAMES}. */
const SKILLS = [0.55, 0.8, 0.95, 0.7, 0.35, 0.55, 0.2, 0.45]
/** Who does in everything what somebody else does, so that ties are met; by index of both. */
const TWINS: Readonly<Record<number, number>> = { 5: 0 }
/** Who has no mark in a whole group, and who doesn't finish. */
const FAILS = 4
const LEAVES = 7

/** A number in [0, 1) from words: the same on every device (FNV-1a, then mixed). */
function unit(...words: (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of words.join('/')) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** One attempt of somebody: how good a day it is, and what else is drawn for it. */
interface Day {
  seed: number
  who: number
  slot: number
  /** Which attempt of its group. */
  nth: number
  quality: number
  fails: boolean
}

const draw = ({ seed, who, slot }: Day, ...what: (string | number)[]) => unit(seed, TWINS[who] ?? who, slot, ...what)

/** A multiple of the step inside the bounds, near a number. */
function onGrid(value: number, { min, max, step }: { min: number; max: number; step: number }): number {
  const [low, high] = [Math.ceil(min / step), Math.floor(max / step)]
  const on = Math.min(high, Math.max(low, Math.round(value / step))) * step
  return on === 0 ? 0 : on
}

/** A number as people reach it: where bounds lie far apart and say little, by ratios, well inside them. */
function inside(min: number, max: number, quality: number, wide: boolean): number {
  const floor = Math.max(min, 1)
  if (min < 0 || max < floor * 4 || !wide) return min + (max - min) * (0.35 + 0.5 * quality)
  return floor * (max / floor) ** (0.5 + 0.22 * quality)
}

function decimalOf(field: Extract<Field, { type: 'decimal' }>, day: Day): Value {
  const codes = field.codes ?? []
  if (day.fails && codes.length > 0) return codes[0]!.code
  if (field.optional && draw(day, field.id, 'left-out') < 0.3) return null
  const rises = field.next ? field.next.afterMark * day.nth : 0
  const wide = field.min > 0 || field.clock === true || field.max > 1000 * 10 ** field.decimals
  return onGrid(inside(field.min, field.max, field.next ? day.quality * 0.8 : day.quality, wide) + rises, field)
}

function lightsOf({ referees, id }: Extract<Field, { type: 'lights' }>, day: Day): string {
  const good = !day.fails && draw(day, id, 'good') < 0.85
  const odd = Math.floor(draw(day, id, 'odd') * referees * 2)
  const split = referees >= 3 && odd < referees ? odd : -1
  return Array.from({ length: referees }, (_, lamp) => ((lamp === split) !== good ? 'W' : 'R')).join('')
}

function marksOf(field: Extract<Field, { type: 'marks' }>, day: Day): Value {
  return Array.from({ length: field.judges }, (_, judge) => {
    const own = day.quality * 0.85 + 0.15 * draw(day, field.id, judge)
    return onGrid(field.min + (field.max - field.min) * (0.45 + 0.5 * own), field)
  })
}

function trialsOf({ tries }: Extract<Field, { type: 'trials' }>, day: Day): string {
  const reach = day.quality * 6 - day.nth * 0.7 + draw(day, 'trials') * 1.5
  const failures = reach > 2.2 ? 0 : reach > 1.6 ? 1 : reach > 1.1 ? 2 : tries
  return failures >= tries ? 'X'.repeat(tries) : `${'X'.repeat(failures)}O`
}

function seriesOf(field: Extract<Field, { type: 'series' }>, day: Day): number[] {
  const most = Math.min(field.most, 2 + Math.round(day.quality * 3))
  const span = Math.min(field.max - field.min, 4)
  return Array.from({ length: most }, (_, index) => field.min + Math.floor(draw(day, field.id, index) * (span + 1)))
}

function triesOf(field: Extract<Field, { type: 'tries' }>, day: Day, later: Value | undefined): Value {
  const reached = !day.fails && draw(day, field.id, 'reached') < 0.25 + 0.7 * day.quality
  if (typeof later === 'number') return 1 + Math.floor(draw(day, field.id) * later)
  return reached ? Math.min(field.max, 1 + Math.floor(draw(day, field.id) * 4)) : null
}

function valueOf(field: Field, day: Day, later: Value | undefined): Value {
  switch (field.type) {
    case 'decimal':
      return decimalOf(field, day)
    case 'lights':
      return lightsOf(field, day)
    case 'marks':
      return marksOf(field, day)
    case 'tries':
      return triesOf(field, day, later)
    case 'trials':
      return trialsOf(field, day)
    case 'hold': {
      if (day.quality > 0.93) return TOP
      return Math.max(1, Math.round(field.holds * (0.3 + 0.65 * day.quality))) * 10 + (draw(day, field.id) < 0.4 ? 1 : 0)
    }
    case 'choice': {
      if (field.optional && draw(day, field.id, 'left-out') < 0.4) return null
      return field.options[Math.floor(draw(day, field.id) * field.options.length)]!.code
    }
    case 'series':
      return seriesOf(field, day)
  }
}

/** What somebody does in one slot; everything a format asks for there. */
function valuesOf(format: Format, day: Day): Values {
  const asked = fieldsAt(format, day.slot)
  const values: Values = {}
  // What comes later first: what has to be reached before it is reached then, and not later.
  for (const field of asked.toReversed()) {
    const later = field.type === 'tries' && field.before ? values[field.before] : undefined
    values[field.id] = valueOf(field, day, later)
  }
  const canFail = asked.some(
    (field) =>
      field.type === 'lights' || field.type === 'tries' || field.type === 'trials' || (field.type === 'decimal' && field.codes?.length),
  )
  const placed = asked.some((field) => field.type === 'marks' && field.places)
  if (day.fails && !canFail && !placed) return {}
  return Object.fromEntries(asked.map(({ id }) => [id, values[id]!]))
}

const dayOf = (seed: number, who: number, slot: number, nth: number, group: number): Day => {
  const luck = unit(seed, TWINS[who] ?? who, slot, 'luck')
  const quality = Math.min(1, Math.max(0, SKILLS[who]! * 0.7 + luck * 0.35))
  return { seed, who, slot, nth, quality, fails: (who === FAILS && group === 0) || unit(seed, TWINS[who] ?? who, slot, 'fails') < 0.08 }
}

function attributeOf({ id, min, max, options }: Attribute, seed: number, who: number): number {
  // Not a twin's: where all else is equal, this may tell them apart.
  if (options) return who % options.length
  return onGrid(inside(min, max, unit(seed, who, id), true), { min, max, step: 1 })
}

/** Each judge puts everybody on a place of their own. */
function putPlaces(format: Format, seed: number, people: readonly SamplePerson[]): void {
  for (let slot = 0; slot < slotCount(format); slot++) {
    for (const field of fieldsAt(format, slot)) {
      if (field.type !== 'marks' || !field.places) continue
      const there = [...people.keys()].filter((who) => people[who]!.attempts[slot]?.[field.id] !== undefined)
      const scale = 10 ** field.decimals
      for (let judge = 0; judge < field.judges; judge++) {
        const seen = (who: number) => SKILLS[who]! + 0.45 * unit(seed, who, slot, judge, 'place')
        for (const [place, who] of there.sort((a, b) => seen(b) - seen(a)).entries())
          (people[who]!.attempts[slot]![field.id] as number[])[judge] = Math.min(field.max, (place + 1) * scale)
      }
    }
  }
}

/** Eight competitors with everything they did, as a format that takes attempts asks for it. */
export function samplePeople(format: Format, seed: number): SamplePerson[] {
  const out = format.statuses.find(({ means }) => means === undefined || means === 'out')
  const people = NAMES.map((name, who): SamplePerson => {
    const attempts: (Values | undefined)[] = []
    const leaves = who === LEAVES && out !== undefined
    for (const [index, group] of format.groups.entries()) {
      const [first, end] = slotsOf(format, group.id)
      // Whoever leaves takes the very first attempt alone.
      for (let slot = first; slot < (leaves ? Math.min(end, 1) : end); slot++) {
        const values = valuesOf(format, dayOf(seed, who, slot, slot - first, index))
        attempts[slot] = values
        // Who has failed for good goes no higher.
        if (Object.values(values).some((value) => typeof value === 'string' && /^X+$/.test(value))) break
      }
    }
    const attributes = Object.fromEntries(format.attributes.map((attribute) => [attribute.id, attributeOf(attribute, seed, who)]))
    return { name, lot: ((who * 5) % NAMES.length) + 1, attributes, attempts, ...(leaves ? { status: out.code } : {}) }
  })
  putPlaces(format, seed, people)
  return people
}

/** What one side does in a match, as a format that takes matches asks for it. */
export const sampleSide = (format: Format, seed: number, who: number, match: number): Values =>
  valuesOf(format, {
    ...dayOf(seed, who, 0, 0, 1),
    slot: 0,
    quality: dayOf(seed, who, match, 0, 1).quality,
    seed: seed * 1000 + match,
    fails: false,
  })
