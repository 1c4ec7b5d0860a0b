// Published rounds and finals by judges' ordinals: who is recalled, and the places on each sheet and over all.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { dancesportOf, dancesportRoundOf } from '../../../formats/presets/dancesport.ts'
import { advanceFrom } from '../../../stages/cut.ts'
import { summary } from '../../../standings/ordinals/summary.ts'
import { finalSheets } from '../../../standings/parts/field-wide.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { openReplay, type ReplayedContest, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

/** By competitor: the place that each judge gave, or the place on each sheet. */
const Marks = z.record(z.string(), z.array(z.number()).min(1))
type Marks = z.infer<typeof Marks>
const Named = z.object({ dance: z.string(), marks: Marks })

const tenths = (figure: unknown) => (typeof figure === 'number' ? figure / 10 : undefined)

/** A column of a contest by competitor. */
function column(contest: ReplayedContest, format: Format, who: readonly string[], id: string) {
  const at = columnIndex(format, id)
  return Object.fromEntries(who.map((key) => [key, tenths(contest.engineRow(key).columns[at]!.figure)]))
}

/** The rules that placed those whom the sum alone did not place, as sheets name them: from the working that explains a place. */
function decidingRules(contest: ReplayedContest, format: Format, who: readonly string[]) {
  const part = format.results.find(({ id }) => id === 'overall')!.from
  if (part.part !== 'ordinals-summary') return {}
  const keyed = who.map((key) => ({ key, row: contest.engineRow(key) }))
  const { sheets, rows } = finalSheets(part.of, {
    format,
    lines: keyed.map(({ row }) => row.line),
    column: (id) => keyed.map(({ row }) => row.columns[columnIndex(format, id)]?.figure ?? null),
  })
  return Object.fromEntries(summary(sheets).flatMap(({ rule }, at) => (rule === '9' ? [] : [[keyed[rows[at]!]!.key, `R${rule}`]])))
}

const overall = (contest: ReplayedContest, format: Format, who: readonly string[]) => ({
  place: column(contest, format, who, 'overall'),
  sum: column(contest, format, who, 'sum'),
  deciding_rule: decidingRules(contest, format, who),
})

/** A final of these sheets, played dance by dance. */
function playFinal(sheets: readonly Marks[]) {
  const who = Object.keys(sheets[0]!)
  const format = dancesportOf(
    'final',
    'Final',
    sheets.map((_, index) => `Dance ${index + 1}`),
    sheets[0]![who[0]!]!.length,
  )
  const contest = openReplay(who.map((key) => ({ key }))).contest(format)
  for (const [slot, marks] of sheets.entries()) for (const key of who) contest.record(key, slot, { marks: marks[key]! })
  return { ...overall(contest, format, who), places: sheets.map((_, index) => column(contest, format, who, `dance-${index + 1}`)) }
}

const oneSheet = adapter({
  name: 'one sheet of marks',
  inputs: z.object({ marks: Marks }),
  run: ({ marks }) => {
    const { places, ...final } = playFinal([marks])
    return { ...final, dance_places: places }
  },
})

const severalSheets = adapter({
  name: 'several sheets of marks',
  inputs: z.object({ marks: z.array(Marks).min(1) }),
  run: ({ marks }) => {
    const { places, ...final } = playFinal(marks)
    return { ...final, dance_places: places }
  },
})

function runNamed(sheets: readonly z.infer<typeof Named>[]) {
  const { places, ...final } = playFinal(sheets.map(({ marks }) => marks))
  return { ...final, dance_places: Object.fromEntries(sheets.map(({ dance }, index) => [dance, places[index]])) }
}

const namedSheets = adapter({
  name: 'several sheets with their names',
  inputs: z.object({ marks: z.array(Named).min(1) }),
  run: ({ marks }) => runNamed(marks),
})

const final = adapter({
  name: 'a final of several sheets',
  inputs: z.object({ kind: z.literal('final'), dances: z.array(Named).min(1) }),
  run: ({ dances }) => runNamed(dances),
})

/** A final of which only the places in each dance are known: these are typed instead of marks. */
function placesFormat(dances: number): Format {
  const known = dancesportOf(
    'final',
    'Final',
    Array.from({ length: dances }, (_, index) => `Dance ${index + 1}`),
    1,
  )
  return {
    ...known,
    fields: [{ type: 'decimal', id: 'place', name: 'Place', decimals: 1, min: 10, max: 500, step: 5 }],
    score: { part: 'field', field: 'place' },
    cell: { show: 'score' },
    results: known.results.map((result) =>
      result.from.part === 'ordinals' ? { ...result, from: { part: 'last', group: result.from.group } } : result,
    ),
  }
}

const placesOnly = adapter({
  name: 'the places on several sheets',
  inputs: z.object({ dance_places: Marks }),
  run: ({ dance_places: places }) => {
    const who = Object.keys(places)
    const format = placesFormat(places[who[0]!]!.length)
    const contest = openReplay(who.map((key) => ({ key }))).contest(format)
    for (const key of who) for (const [slot, place] of places[key]!.entries()) contest.record(key, slot, { place: scaled(place, 1) })
    return overall(contest, format, who)
  },
})

const Crosses = z.record(z.string(), z.array(z.array(z.union([z.literal(0), z.literal(1)]))))

function runRecall(crosses: z.infer<typeof Crosses>, requested: number) {
  const who = Object.keys(crosses)
  const sheets = crosses[who[0]!]!
  const format = dancesportRoundOf(
    'round',
    'Round',
    sheets.map((_, index) => `Dance ${index + 1}`),
    sheets[0]!.length,
    'final',
  )
  const contest = openReplay(who.map((key) => ({ key }))).contest(format)
  for (const key of who) for (const [slot, sheet] of crosses[key]!.entries()) contest.record(key, slot, { crosses: sheet })
  const count = (key: string) => Number(contest.row(key).results[0])
  const { advance, undecided } = advanceFrom(
    { ...format.next!.cut, rule: { by: 'places', count: requested } },
    who.map((id) => ({ id, place: contest.row(id).place })),
  )
  const sorted = (ids: readonly string[]) => who.filter((id) => ids.includes(id))
  const marks = Object.fromEntries(who.map((key) => [key, count(key)]))
  const tied = undecided[0]
  if (!tied) return { marks, resolved: true, recalled: sorted(advance), recalled_count: advance.length }
  // The chairman takes none of the tied, if anybody is before them, or all of them.
  const choices = [advance, [...advance, ...tied.ids]].filter(({ length }) => length > 0)
  const cutoffs = choices.map((ids) => ({ marks: Math.min(...ids.map(count)), count: ids.length, couples: sorted(ids) }))
  return { marks, resolved: false, recalled: null, possible_cutoffs: cutoffs }
}

const recallAsked = adapter({
  name: 'a round of crosses, and how many are asked for',
  inputs: z.object({ requested: z.number(), marks: Crosses }),
  run: ({ requested, marks }) => runRecall(marks, requested),
})

const recallPublished = adapter({
  name: 'a round of crosses as published',
  inputs: z.object({ kind: z.literal('recall'), marks: Crosses, recalled_count: z.number() }),
  given: { member: 'recalled_count', why: 'how many go on is the chairman’s to say, and published only with the result' },
  run: ({ marks, recalled_count }) => runRecall(marks, recalled_count),
})

/** Adapters of published rounds and finals. */
export const dancesport = [oneSheet, severalSheets, namedSheets, final, placesOnly, recallAsked, recallPublished]
