// Published athletics: points of single marks, decathlons and heptathlons. Field events and vertical jumps: athletics-field.ts.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { applyFormula } from '../../../formats/formulas/apply.ts'
import { formulaOf } from '../../../formats/formulas/formulas.ts'
import { decathlon, heptathlon } from '../../../formats/presets/combined-events.ts'
import type { Values } from '../../../formats/value.ts'
import { openReplay, replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import { fieldEvents } from './athletics-field.ts'
import { bySex, printedTime } from './printed.ts'

/** Took part, and has no mark. */
const NO_MARK = /^(DNF|NM|NH|DQ|DNS)$/

/** Points of one mark as a sheet prints it: a time, metres, or why there is none. */
function pointsOf(sex: string, event: string, mark: string): number | null {
  const variant = `${bySex(sex)}-${event.toLowerCase()}`
  const { round } = formulaOf('combined-events')!
  const value = NO_MARK.test(mark) ? 'no-mark' : printedTime(mark)
  return applyFormula('combined-events', variant, { value, inputs: {} }, { round })
}

const oneMark = adapter({
  name: 'points of one mark',
  inputs: z.object({ sex: z.enum(['M', 'F']), event: z.string(), mark: z.string() }),
  run: ({ sex, event, mark }) => ({ points: pointsOf(sex, event, mark) }),
})

const Athlete = z.object({ id: z.string(), marks: z.array(z.object({ event: z.string(), mark: z.string().nullable() })).min(7) })
type Athlete = z.infer<typeof Athlete>

/** The format whose events these are: each is the code of a group. */
const formatOf = ([first]: readonly Athlete[]): Format => (first!.marks.some(({ event }) => event === '100H') ? heptathlon : decathlon)

/** A mark as it is typed for its event; why there is none as the word for it. */
function valuesOf(field: 'seconds' | 'metres', mark: string | null): Values {
  if (mark === null || mark === 'NH' || mark === 'NM') return { [field]: field === 'seconds' ? 'DNF' : 'NM' }
  if (NO_MARK.test(mark)) return { [field]: mark === 'DQ' ? 'DQ' : 'DNF' }
  const { scaled, decimals } = printedTime(mark)
  if (decimals > 2) throw new Error(`${mark} is no mark of a combined event`)
  return { [field]: scaled * 10 ** (2 - decimals) }
}

/** Plays all events. Who did not start one is out: of the marks that are missing, those from the first on that nothing follows. */
function play(athletes: readonly Athlete[], isOut: (athlete: Athlete) => boolean) {
  const format = formatOf(athletes)
  const contest = openReplay(athletes.map(({ id }) => ({ key: id }))).contest(format)
  const slotOf = (event: string) => format.groups.findIndex(({ id }) => id.slice(1) === event.toLowerCase())
  for (const athlete of athletes) {
    const marks = new Map(athlete.marks.map(({ event, mark }) => [event.toLowerCase(), mark]))
    const out = isOut(athlete)
    const inOrder = format.groups.map(({ id, fields }) => ({
      mark: marks.get(id.slice(1)) ?? null,
      field: fields![0] as 'seconds' | 'metres',
    }))
    const end = inOrder.findLastIndex(({ mark }) => mark !== null && mark !== 'DNS')
    for (const [slot, { mark, field }] of inOrder.entries())
      if (!out || slot <= end) contest.record(athlete.id, slot, valuesOf(field, mark))
    if (out) contest.status(athlete.id, 'DNS')
  }
  return {
    // A sheet prints 0 for what was not taken any more, and a total of those alone who are in the classification.
    points: ({ id, marks }: Athlete) => marks.map(({ event }) => contest.engineRow(id).line.slots[slotOf(event)]?.score ?? 0),
    total: (id: string) => (contest.row(id).status ? null : Number(contest.row(id).results.at(-1))),
    place: (id: string) => contest.row(id).place,
  }
}

const withPoints = adapter({
  name: 'combined events, with points and statuses',
  inputs: z.object({ athletes: z.array(Athlete).min(1), status: z.record(z.string(), z.string().nullable()) }),
  given: {
    member: 'results.*.status',
    why: 'a mark that is missing may be of an event that was not started, which ends the competition, or of one without a mark; the officials said which',
  },
  run: ({ athletes, status }) => {
    const { points, total, place } = play(athletes, ({ id }) => typeof status[id] === 'string')
    return {
      results: athletes.map((athlete) => ({ id: athlete.id, points: points(athlete), total: total(athlete.id), rank: place(athlete.id) })),
    }
  },
})

/** The ranking of totals alone, which are typed instead of computed. */
const totalsOnly: Format = {
  ...decathlon,
  fields: [{ type: 'decimal', id: 'total', name: 'Total', decimals: 0, min: 0, max: 99_999, step: 1 }],
  groups: [{ id: 'total', name: 'Total', short: 'T', attempts: 1 }],
  score: { part: 'field', field: 'total' },
  results: [{ id: 'total', name: 'Total points', short: 'Total', from: { part: 'best', group: 'total' } }],
}

const totalsAlone = adapter({
  name: 'combined events, totals alone',
  inputs: z.object({ athletes: z.array(Athlete).min(1), total: z.record(z.string(), z.number().nullable()) }),
  given: {
    member: 'total',
    asserted: true,
    why: 'the source shortened some marks, and its ranks are by the published totals: these are ranked, and compared with what the marks give',
  },
  run: ({ athletes, total: published }) => {
    const { total } = play(athletes, ({ marks }) => marks.some(({ mark }) => mark === null || mark === 'DNS'))
    const ranked = replay(
      totalsOnly,
      athletes.map(({ id }) => ({ key: id, attempts: typeof published[id] === 'number' ? [{ total: published[id] }] : [] })),
    )
    const byId = <T>(of: (id: string) => T) => Object.fromEntries(athletes.map(({ id }) => [id, of(id)]))
    return { total: byId(total), rank: byId((id) => ranked.row(id).place) }
  },
})

/** Adapters of published athletics. */
export const athletics = [oneMark, withPoints, totalsAlone, ...fieldEvents]
