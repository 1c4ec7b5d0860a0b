// Parts that look at everybody in a contest: places by a column, points for places, majorities of judges' places, tie-breaks over opponents.
import type { PlaceSoFar } from '../../draw/bracket-places.ts'
import type { Format } from '../../formats/format.ts'
import type { FieldWide, OpponentFigure, Part } from '../../formats/part.ts'
import type { Game } from '../game.ts'
import type { Figure, Line, Score } from '../line.ts'
import { type OpponentFigures, opponentFigures } from '../opponents.ts'
import { majority } from '../ordinals/majority.ts'
import { type Sheet, summary } from '../ordinals/summary.ts'
import { averagePlacesInTenths, placesOf } from '../places.ts'
import { pointsOf } from '../points-list.ts'
import type { Scale } from '../../formats/scale.ts'
import { slotCount, slotsOf } from '../slots.ts'
import { better, type Rule, single } from './rule.ts'

/** Everybody who counts in a contest, and their earlier columns in the same order. */
export interface Everybody {
  format: Format
  lines: readonly Line[]
  column: (id: string) => readonly Figure[]
  /** Places in the contest's bracket so far; null where it has none. */
  bracket?: ReadonlyMap<string, PlaceSoFar> | null
}

interface WideRule<P extends Part> extends Omit<Rule<P>, 'evaluate'> {
  everybody: (part: P, all: Everybody) => Score[]
}

type Wide<K extends FieldWide['part']> = WideRule<Extract<FieldWide, { part: K }>>

const columnFault = (id: string, format: Format, own: Part): string | null => {
  const index = format.results.findIndex((result) => result.id === id)
  const at = format.results.findIndex(({ from }) => from === own)
  return index >= 0 && (at < 0 || index < at) ? null : `there is no earlier column ${id}`
}

const place: Wide<'place'> = {
  scale: ({ ties }) => ({ decimals: ties === 'average' ? 1 : 0, print: 'place' }),
  everybody({ of, order, ties }, all) {
    const figures = all.column(of).map(single)
    return (ties === 'average' ? averagePlacesInTenths : placesOf)(figures, (a, b) => better(order, a, b))
  },
  inner: ({ of }) => [of],
  fault: (part, format) => columnFault(part.of, format, part),
  say: ({ ties }) => ({ say: ties === 'average' ? 'place, equals sharing the mean of their places' : 'place' }),
}

const placePoints: Wide<'place-points'> = {
  scale: ({ list }) => ({ decimals: list.decimals }),
  everybody: ({ of, list }, all) => pointsOf(list, all.column(of).map(single)),
  inner: ({ of }) => (of === 'place' ? [] : [of]),
  fault: (part, format) => (part.of === 'place' ? null : columnFault(part.of, format, part)),
  say: () => ({ say: 'points for the place' }),
}

/** A group's one sheet of judges' places, and whose rows they are; who has none yet is left out. */
export function sheetOf({ format, lines }: Everybody, group: string): { rows: number[]; marks: number[][] } {
  const [slot] = slotsOf(format, group)
  const field = format.fields.find(({ type }) => type === 'marks')
  const rows: number[] = []
  const marks: number[][] = []
  for (const [row, line] of lines.entries()) {
    const value = field && line.slots[slot]?.values[field.id]
    if (!Array.isArray(value) || value.includes(null)) continue
    rows.push(row)
    marks.push(value as number[])
  }
  return { rows, marks }
}

const sheetFault = (group: string, format: Format): string | null =>
  format.groups.find(({ id }) => id === group)?.attempts !== 1
    ? `there is no group ${group} of one attempt`
    : format.fields.some((field) => field.type === 'marks' && field.places)
      ? null
      : 'no field holds judges’ places'

const ordinals: Wide<'ordinals'> = {
  scale: () => ({ decimals: 1, print: 'place' }),
  everybody({ group }, all) {
    const { rows, marks } = sheetOf(all, group)
    const places: Score[] = all.lines.map(() => null)
    if (rows.length > 0) for (const [index, { place: tenths }] of majority(marks).entries()) places[rows[index]!] = tenths
    return places
  },
  fault: ({ group }, format) => sheetFault(group, format),
  say: () => ({ say: 'place by the majority of the judges' }),
}

const ordinalsSummary: Wide<'ordinals-summary'> = {
  scale: () => ({ decimals: 1, print: 'place' }),
  everybody(part, all) {
    const { sheets, rows } = finalSheets(part.of, all)
    const places: Score[] = all.lines.map(() => null)
    if (sheets.length > 0) for (const [index, { place: tenths }] of summary(sheets).entries()) places[rows[index]!] = tenths
    return places
  },
  inner: ({ of }) => of,
  fault: (part, format) => part.of.map((id) => columnFault(id, format, part)).find((fault) => fault !== null) ?? null,
  say: () => ({ say: 'place over all: sum of places, then count-back over places, then over all marks' }),
}

/** The sheets of columns that everybody left in has: with all marks where the column is a majority of them, else with places alone. */
export function finalSheets(columns: readonly string[], all: Everybody): { sheets: Sheet[]; rows: number[] } {
  const partOf = (id: string) => all.format.results.find((result) => result.id === id)?.from
  const begun = columns.filter((id) => all.column(id).some((figure) => figure !== null))
  const rows = [...all.lines.keys()].filter((row) => begun.every((id) => all.column(id)[row] !== null))
  const isIn = new Set(rows)
  const sheets = begun.map((id): Sheet => {
    const part = partOf(id)
    if (part?.part !== 'ordinals') return { places: rows.map((row) => single(all.column(id)[row]!)!) }
    const sheet = sheetOf(all, part.group)
    return { marks: sheet.marks.filter((_, index) => isIn.has(sheet.rows[index]!)) }
  })
  return { sheets: rows.length > 0 ? sheets : [], rows }
}

/** Every match of two, once. A match without a second side is a bye. */
export function gamesOf(lines: readonly Line[]): Game[] {
  const games: Game[] = []
  const scores = new Map(lines.map((line) => [line.id, new Map(line.slots.map((taken) => [taken?.seat?.match, taken?.score ?? 0]))]))
  for (const line of lines) {
    for (const taken of line.slots) {
      if (!taken?.seat || taken.seat.side !== 0) continue
      const { match, round, played } = taken.seat
      const other = taken.opponents?.[0]?.[0] ?? null
      const points = [taken.score ?? 0, (other && scores.get(other)?.get(match)) ?? 0] as const
      games.push({ round, sides: [line.id, other], points, played: played && other !== null })
    }
  }
  return games
}

const FIGURES: Record<OpponentFigure, keyof OpponentFigures> = {
  buchholz: 'buchholz',
  'buchholz-cut-1': 'buchholzCut1',
  'buchholz-cut-2': 'buchholzCut2',
  'buchholz-median-1': 'buchholzMedian1',
  'sonneborn-berger': 'sonnebornBerger',
  koya: 'koya',
  wins: 'wins',
  'wins-as-second': 'winsAsSecond',
  progressive: 'progressive',
}

/**
 * How many rounds are drawn, and how many of the first are complete. Where unplayed rounds count as if they had been played a bye is no
 * round: there it is as many as anybody has opponents.
 */
function roundsDrawn(lines: readonly Line[], unplayed: 'as-scheduled' | 'stand-in'): { rounds: number; complete: number } {
  const seats = lines.map(({ slots, due = [] }) => [
    ...slots.flatMap((taken) => (taken?.seat ? [{ round: taken.seat.round, met: (taken.opponents?.length ?? 0) > 0 }] : [])),
    ...due,
  ])
  const last = Math.max(0, ...seats.flat().map(({ round }) => round))
  const most = Math.max(0, ...seats.map((own) => own.filter(({ met }) => met).length))
  const open = Math.min(last + 1, ...lines.flatMap(({ due = [] }) => due.map(({ round }) => round)))
  return { rounds: unplayed === 'as-scheduled' ? most : last, complete: open - 1 }
}

const bracketPlace: Wide<'bracket-place'> = {
  scale: () => ({ decimals: 0, print: 'place' }),
  everybody: (_, { lines, bracket }) => lines.map(({ id }) => bracket?.get(id)?.place ?? null),
  fault: (_, format) => (format.bracket ? null : 'the format has no bracket'),
  say: () => ({ say: 'place in the bracket so far' }),
}

/** Figures over opponents by the lines they are made of: every tie-break of a chain is read off the same ones. */
const figured = new WeakMap<readonly Line[], Map<string, ReadonlyMap<string, OpponentFigures>>>()

function figuresOf({ win, unplayed, rounds }: Extract<FieldWide, { part: 'opponents' }>, { format, lines }: Everybody) {
  let known = figured.get(lines)
  if (!known) figured.set(lines, (known = new Map()))
  const rule = `${win}/${unplayed}/${rounds}`
  let figures = known.get(rule)
  if (!figures) {
    const games = gamesOf(lines).map((game) => ({ ...game, requested: game.sides[1] === null && game.points[0] < win }))
    const count = rounds === 'drawn' ? roundsDrawn(lines, unplayed) : { rounds: slotCount(format) }
    known.set(rule, (figures = opponentFigures(games, { win, unplayed, ...count })))
  }
  return figures
}

const opponents: Wide<'opponents'> = {
  scale({ how }, format, scaleOf): Scale {
    const { decimals } = scaleOf(format.score)
    if (how === 'wins' || how === 'wins-as-second') return { decimals: 0 }
    return { decimals: how === 'sonneborn-berger' ? decimals * 2 : decimals }
  },
  everybody(part, all) {
    const { how } = part
    const { lines } = all
    const figures = figuresOf(part, all)
    return lines.map(({ id }) => figures.get(id)?.[FIGURES[how]] ?? null)
  },
  fault: (_, format) => (format.takes === 'matches' ? null : 'only matches have opponents'),
  say: ({ how }) => ({ say: how.replaceAll('-', ' ') }),
}

const wideRules: { [K in FieldWide['part']]: Wide<K> } = {
  place,
  'place-points': placePoints,
  ordinals,
  'ordinals-summary': ordinalsSummary,
  opponents,
  'bracket-place': bracketPlace,
}

/** The column of everybody, where a part looks at everybody; null where it looks at one competitor alone. */
export function evaluateWide(part: Part, all: Everybody): Score[] | null {
  const rule = (wideRules as Partial<Record<Part['part'], WideRule<Part>>>)[part.part]
  return rule ? rule.everybody(part, all) : null
}

/** Whether a part looks at everybody. */
export const isWide = (part: Part): part is FieldWide => part.part in wideRules

const alone = <P extends Part>(rule: WideRule<P>): Rule<P> => ({ ...rule, evaluate: () => null })

/** Rules of the parts that look at everybody. Asked about one competitor alone they know nothing: see evaluateWide. */
export const fieldWideRules = {
  place: alone(place),
  'place-points': alone(placePoints),
  ordinals: alone(ordinals),
  'ordinals-summary': alone(ordinalsSummary),
  opponents: alone(opponents),
  'bracket-place': alone(bracketPlace),
}
