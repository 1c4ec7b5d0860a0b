// Published rounds and finals by judges' ordinals: who is recalled, and the places on each sheet and over all.
import { z } from 'zod'
import { majority } from '../../../standings/ordinals/majority.ts'
import { recall } from '../../../standings/ordinals/recall.ts'
import { type Sheet, summary } from '../../../standings/ordinals/summary.ts'
import { adapter } from '../adapter.ts'

/** By competitor: the place that each judge gave, or the place on each sheet. */
const Marks = z.record(z.string(), z.array(z.number()).min(1))
type Marks = z.infer<typeof Marks>
const Named = z.object({ dance: z.string(), marks: Marks })

const tenths = (place: number) => Math.round(place * 10)
const byId = <T>(who: readonly string[], value: (row: number) => T) => Object.fromEntries(who.map((id, row) => [id, value(row)]))

const sheetOf = (who: readonly string[], marks: Marks): Sheet => ({ marks: who.map((id) => marks[id]!) })

function overall(who: readonly string[], sheets: readonly Sheet[]) {
  const rows = summary(sheets)
  return {
    place: byId(who, (row) => rows[row]!.place / 10),
    sum: byId(who, (row) => rows[row]!.sum / 10),
    // The sheets name a rule only where the sum alone did not decide.
    deciding_rule: Object.fromEntries(who.flatMap((id, row) => (rows[row]!.rule === '9' ? [] : [[id, `R${rows[row]!.rule}`]]))),
  }
}

function placesOn(who: readonly string[], marks: Marks) {
  const rows = majority(who.map((id) => marks[id]!))
  return byId(who, (row) => rows[row]!.place / 10)
}

const oneSheet = adapter({
  name: 'one sheet of marks',
  inputs: z.object({ marks: Marks }),
  run: ({ marks }) => ({
    ...overall(Object.keys(marks), [sheetOf(Object.keys(marks), marks)]),
    dance_places: [placesOn(Object.keys(marks), marks)],
  }),
})

const severalSheets = adapter({
  name: 'several sheets of marks',
  inputs: z.object({ marks: z.array(Marks).min(1) }),
  run: ({ marks }) => {
    const who = Object.keys(marks[0]!)
    return {
      ...overall(
        who,
        marks.map((sheet) => sheetOf(who, sheet)),
      ),
      dance_places: marks.map((sheet) => placesOn(who, sheet)),
    }
  },
})

function runNamed(sheets: readonly z.infer<typeof Named>[]) {
  const who = Object.keys(sheets[0]!.marks)
  return {
    ...overall(
      who,
      sheets.map(({ marks }) => sheetOf(who, marks)),
    ),
    dance_places: Object.fromEntries(sheets.map(({ dance, marks }) => [dance, placesOn(who, marks)])),
  }
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

const placesOnly = adapter({
  name: 'the places on several sheets',
  inputs: z.object({ dance_places: Marks }),
  run: ({ dance_places: places }) => {
    const who = Object.keys(places)
    const sheets = places[who[0]!]!.map((_, sheet): Sheet => ({ places: who.map((id) => tenths(places[id]![sheet]!)) }))
    return overall(who, sheets)
  },
})

const Crosses = z.record(z.string(), z.array(z.array(z.union([z.literal(0), z.literal(1)]))))

function runRecall(crosses: z.infer<typeof Crosses>, requested: number) {
  const who = Object.keys(crosses)
  const found = recall(
    who.map((id) => crosses[id]!.map((sheet) => sheet.map((cross) => cross === 1))),
    requested,
  )
  const marks = byId(who, (row) => found.counts[row])
  if (found.decided) {
    const recalled = found.recalled.map((row) => who[row]!)
    return { marks, resolved: true, recalled, recalled_count: recalled.length }
  }
  const cutoffs = found.cutoffs.map((cutoff) => ({
    marks: cutoff.needed,
    count: cutoff.count,
    couples: cutoff.who.map((row) => who[row]!),
  }))
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
