// Rules 9 to 11: from the places on several sheets to the overall places, with the working that explains them.
import { byMajority, type Column, groupBy, majorityOf } from './by-majority.ts'
import { majority, sharedPlace } from './majority.ts'

/** One sheet of a final: every judge's ordinals by row, or only the places, in tenths by row, where the marks are not known. */
export type Sheet = { marks: readonly (readonly number[])[] } | { places: readonly number[] }

/** A step in breaking a tie, as seen by one competitor: for which place, among how many, and the figures that counted. */
export type TieStep =
  /** How many of its places are `place` or higher, and (in tenths) their sum; null where the count was enough. */
  | { rule: '10'; place: number; among: number; count: number; sum: number | null }
  /** All sheets' marks as one: the columns from `place` on, and what a majority was. */
  | { rule: '11'; place: number; among: number; majority: number; columns: readonly Column[] }

/** One competitor's overall place. */
export interface Overall {
  /** In tenths: 45 is 4.5. */
  place: number
  /** The sum of the places on all sheets, in tenths. */
  sum: number
  /** The rule that placed the competitor. */
  rule: '9' | '10' | '11'
  /** No rule separates the competitor from another: the average is shared, unless the organiser has the tied compete again. */
  shared: boolean
  working: readonly TieStep[]
}

const placesOf = (sheet: Sheet): readonly number[] => ('places' in sheet ? sheet.places : majority(sheet.marks).map(({ place }) => place))

/** All sheets' marks by row, or null where those of one are not known. */
function allMarks(sheets: readonly Sheet[], count: number): readonly (readonly number[])[] | null {
  const marks: number[][] = Array.from({ length: count }, () => [])
  for (const sheet of sheets) {
    if (!('marks' in sheet)) return null
    for (const [row, given] of sheet.marks.entries()) marks[row]!.push(...given)
  }
  return marks
}

/**
 * Overall places (Official Board rules 9 to 11; rule 11 since 1 September 1956).
 *
 * 9: the lowest sum of places. 10: of those with the same sum, and for the place under review only, who has most places that high or higher,
 * then the lowest sum of these; one is placed, and the rest start rule 10 again for the next place. 11: those still equal are taken together,
 * all marks of all sheets as one sheet, by rules 5 to 8 from the column of the place under review. Of two, both are placed by it; of more only
 * the best, and the rest of them start rule 10 again. All of them are placed before those whom rule 10 had put behind them return to it.
 * Whom rule 11 can't separate, or who is still equal where only places are known, share the average.
 *
 * The place under review depends on how many are better: with one more competitor two others who tie by rule 9 can change places by rule 10,
 * though every sheet orders the two as before.
 * @returns one a row, in row order; none without a sheet. Throws where sheets have different numbers of rows.
 */
export function summary(sheets: readonly Sheet[]): Overall[] {
  const places = sheets.map(placesOf)
  const rows = [...(places[0] ?? []).keys()]
  if (places.some((sheet) => sheet.length !== rows.length)) throw new Error('sheets are of different competitors')
  const marks = allMarks(sheets, rows.length)
  const sumOf = (row: number, limit: number) => places.reduce((sum, sheet) => (sheet[row]! <= limit ? sum + sheet[row]! : sum), 0)
  const sums = rows.map((row) => sumOf(row, Infinity))
  const steps = rows.map((): TieStep[] => [])
  const overall: Overall[] = []

  const put = (tied: readonly number[], first: number, rule: Overall['rule']) => {
    for (const row of tied) {
      overall[row] = { place: sharedPlace(first, tied.length), sum: sums[row]!, rule, shared: tied.length > 1, working: steps[row]! }
    }
  }

  /** Rule 11, for those whom rule 10 leaves equal. */
  const byAllMarks = (tied: readonly number[], first: number) => {
    if (!marks) return put(tied, first, '10')
    const { order, columns } = byMajority(marks, tied, first)
    const best = order[0]!.rows
    // Only the best is placed, so what was looked at to order the others is no part of the working.
    const shown = columns.get(best[0]!)!.length
    for (const row of tied) {
      const given = columns.get(row)!.slice(0, shown)
      steps[row]!.push({ rule: '11', place: first, among: tied.length, majority: majorityOf(marks[row]!.length), columns: given })
    }
    put(best, first, '11')
    const rest = tied.filter((row) => !best.includes(row))
    if (rest.length === 1) put(rest, first + best.length, '11')
    else byPlaces(rest, first + best.length)
  }

  /** Rule 10, for those with the same sum (rule 9). */
  const byPlaces = (tied: readonly number[], first: number) => {
    let waiting = tied
    let place = first
    while (waiting.length > 1) {
      const limit = place * 10
      const count = (row: number) => places.filter((sheet) => sheet[row]! <= limit).length
      const most = groupBy(waiting, (row) => -count(row))[0]!
      const best = groupBy(most, (row) => sumOf(row, limit))[0]!
      for (const row of waiting) {
        const sum = most.length > 1 && most.includes(row) ? sumOf(row, limit) : null
        steps[row]!.push({ rule: '10', place, among: waiting.length, count: count(row), sum })
      }
      if (best.length === 1) put(best, place, '10')
      else byAllMarks(best, place)
      waiting = waiting.filter((row) => !best.includes(row))
      place += best.length
    }
    put(waiting, place, '10')
  }

  let next = 1
  for (const tied of groupBy(rows, (row) => sums[row]!)) {
    if (tied.length === 1) put(tied, next, '9')
    else byPlaces(tied, next)
    next += tied.length
  }
  return overall
}
