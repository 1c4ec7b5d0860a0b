// From the state to the lines a format looks at: what each competitor of a contest took, whether attempts, matches, or other contests.
import type { Ruled, RulingAbout } from '../apply/rulings.ts'
import { cardOf, type Competitor, type Contest, decidedOrder, type EventState, matchesOf, type Overruled } from '../apply/state.ts'
import type { Format, Status } from '../formats/format.ts'
import type { RankKey } from '../formats/rank-key.ts'
import type { CompetitorId } from '../ids.ts'
import { type Column, columnIndex, columnsAlone } from './columns.ts'
import type { Due, Figure, Line, Score, Taken } from './line.ts'
import { contextOf, scaleOf, scoreTaken } from './parts/parts.ts'
import { rescale, single } from './parts/rule.ts'
import { scoreAt, slotCount } from './slots.ts'

/** One competitor's place-deciding figures. `keys` follow the format's ranking. */
export interface Row {
  id: CompetitorId
  competitor: Competitor
  line: Line
  columns: Column[]
  keys: Figure[]
  status: string | null
  means: NonNullable<Status['means']> | null
  ranked: boolean
  /** Rulings about this one that stand, in the order of the referee's table. */
  ruled?: readonly Ruled<RulingAbout>[]
  /** Where one of them gave the status: which, and the status before it. */
  statusRuled?: Overruled<string>
}

/** What is read of another contest's standing: somebody's place, how many share it, of how many, and a column. */
export interface Source {
  placeOf: (competitor: CompetitorId) => number | null
  tiedWith: (competitor: CompetitorId) => number
  entrants: number
  row: (competitor: CompetitorId) => Row | undefined
  format: Format
}

/** What lines are made of beside the state: the standings of other contests that this one depends on, and what was read once for all. */
export interface Reading {
  sources: readonly Source[]
  before: Source | null
  /** By competitor: the seats of the contest's matches, in order. */
  taken: ReadonlyMap<CompetitorId, readonly (Taken | undefined)[]>
  decided: ReadonlyMap<CompetitorId, number>
  /** Matches that are drawn and not recorded, by competitor. */
  due: ReadonlyMap<CompetitorId, readonly Due[]>
}

/** Reads what a contest's lines share. */
export function readContest(state: EventState, contest: Contest, sources: readonly Source[], before: Source | null): Reading {
  const taken = new Map<CompetitorId, (Taken | undefined)[]>()
  const due = new Map<CompetitorId, Due[]>()
  if (contest.format.takes === 'matches') {
    for (const { match, round, sides, recorded } of matchesOf(state, contest)) {
      for (const [side, members] of sides.entries()) {
        const values = recorded?.values[side]
        for (const [index, member] of members.entries()) {
          const own = taken.get(member) ?? []
          own.push(
            recorded &&
              values && {
                values,
                score: null,
                others: recorded.values.filter((_, other) => other !== side),
                opponents: sides.filter((_, other) => other !== side),
                seat: { match, round, side, member: index + 1, played: recorded.played },
                ...(recorded.ruled ? { ruled: recorded.ruled } : {}),
              },
          )
          taken.set(member, own)
          if (!recorded) due.set(member, [...(due.get(member) ?? []), { round, met: sides.length > 1 }])
        }
      }
    }
  }
  return { sources, before, taken, due, decided: decidedOrder(state, contest) }
}

/** A standing as one slot: the place and what goes with it as fields of the format that takes it; still to come until there is something. */
function sourceTaken({ format }: Contest, source: Source, competitor: CompetitorId): Omit<Taken, 'score'> | undefined {
  const row = source.row(competitor)
  if (!row) return undefined
  const place = row.means === 'guest' ? null : source.placeOf(competitor)
  if (place === null && row.status === null) return undefined
  const first = source.format.ranking[0]!
  const result = first.by === 'result' ? single(row.columns[columnIndex(source.format, first.id)]?.figure ?? null) : null
  const field = format.fields.find(({ id }) => id === 'result')
  const from = first.by === 'result' ? scaleOf(source.format, first.id).decimals : 0
  const to = field?.type === 'decimal' ? field.decimals : from
  const inField = result === null || to < from ? null : rescale(result, from, to)
  const all = { place, tied: source.tiedWith(competitor), entrants: source.entrants, result: inField }
  const asked = Object.entries(all).filter(([id]) => format.fields.some((candidate) => candidate.id === id))
  return { values: Object.fromEntries(asked) }
}

function slotsFor(state: EventState, contest: Contest, competitor: Competitor, reading: Reading): (Omit<Taken, 'score'> | undefined)[] {
  switch (contest.format.takes ?? 'attempts') {
    case 'matches':
      return (reading.taken.get(competitor.id) ?? []).slice(0, slotCount(contest.format))
    case 'contests':
      return reading.sources.slice(0, slotCount(contest.format)).map((source) => sourceTaken(contest, source, competitor.id))
    case 'attempts':
      return cardOf(state, contest, competitor.id)?.attempts ?? []
  }
}

const isEmpty = (values: object) => {
  for (const _ in values) return false
  return true
}

/** What rulings take off a competitor's decisive column, together. */
const penaltyIn = (rulings: readonly Ruled<RulingAbout>[]): number =>
  rulings.reduce((sum, { fact }) => (fact.kind === 'ruling.penalised' ? sum + fact.body.by : sum), 0)

function lineOf(
  state: EventState,
  contest: Contest,
  competitor: Competitor,
  reading: Reading,
  rulings: readonly Ruled<RulingAbout>[] | undefined,
): Line {
  const { format } = contest
  const penalty = rulings ? penaltyIn(rulings) : 0
  const slots: (Taken | undefined)[] = []
  const line: Line = {
    id: competitor.id,
    slots,
    attributes: competitor.attributes ?? {},
    due: reading.due.get(competitor.id) ?? [],
    carried: carriedFrom(reading.before, competitor.id),
    ...(penalty > 0 ? { penalty } : {}),
  }
  const context = contextOf(format, line)
  for (const [slot, taken] of slotsFor(state, contest, competitor, reading).entries()) {
    if (!taken) continue
    const score = isEmpty(taken.values) ? null : scoreTaken(context, scoreAt(format, slot), taken)
    // A later one may be there first: no holes, which loops over lists would skip.
    while (slots.length < slot) slots.push(undefined)
    if ('others' in taken) slots[slot] = { ...taken, score }
    else slots[slot] = taken.ruled ? { values: taken.values, score, ruled: taken.ruled } : { values: taken.values, score }
  }
  return line
}

const carriedFrom = (before: Source | null, competitor: CompetitorId): Line['carried'] =>
  before
    ? (result): Score => {
        if (result === 'place') return before.placeOf(competitor)
        return single(before.row(competitor)?.columns[columnIndex(before.format, result)]?.figure ?? null)
      }
    : undefined

/** A column as a key; divided by another it is a pair, compared as a fraction. */
function keyFigure(format: Format, columns: readonly Column[], { id, per }: Extract<RankKey, { by: 'result' }>): Figure {
  const figure = columns[columnIndex(format, id)]?.figure ?? null
  if (per === undefined) return figure
  const [value, by] = [single(figure), single(columns[columnIndex(format, per)]?.figure ?? null)]
  return value === null || by === null || by <= 0 ? null : [value, by]
}

/** A ranking's keys of one competitor. An encounter is no key of one alone. */
export function keysOf(
  { format, startList }: Contest,
  ranking: Format['ranking'],
  { columns, competitor }: Pick<Row, 'columns' | 'competitor'>,
  decided: number | undefined,
): Figure[] {
  return ranking.map((key): Figure => {
    switch (key.by) {
      case 'result':
        return keyFigure(format, columns, key)
      case 'attribute':
        return competitor.attributes?.[key.id] ?? null
      case 'lot':
        return (key.startList ? startList.get(competitor.id) : undefined) ?? competitor.lot ?? null
      case 'draw':
        return decided ?? null
      case 'encounter':
        return null
    }
  })
}

/** Whether a figure gives no place as a first key. */
export const isNothing = (figure: Figure | undefined): boolean => figure == null || (Array.isArray(figure) && figure.length === 0)

/** Whether what a row has gives it a place: something for the first key, or anything at all where the format ranks those too. */
function hasPlace({ ranking: [first] }: Format, { keys, line }: Row): boolean {
  if (!isNothing(keys[0])) return true
  return first?.by === 'result' && first.absent === 'last' && line.slots.some((taken) => taken !== undefined)
}

/** Puts the keys on a row whose columns are filled, and says whether it is ranked. */
export function rankRow(contest: Contest, row: Row, decided: number | undefined): void {
  row.keys = keysOf(contest, contest.format.ranking, row, decided)
  row.ranked = row.means === 'behind' || (row.means !== 'out' && row.means !== 'guest' && hasPlace(contest.format, row))
}

/** Makes one competitor's row, as far as its own figures go. */
export function makeRow(state: EventState, contest: Contest, competitor: Competitor, reading: Reading): Row {
  const { format } = contest
  const ruled = state.rulings.contests.get(contest.id)?.about.get(competitor.id)
  const line = lineOf(state, contest, competitor, reading, ruled)
  const given = cardOf(state, contest, competitor.id)?.status
  const status = given?.code ?? null
  const means = status === null ? null : (format.statuses.find(({ code }) => code === status)?.means ?? 'out')
  const row: Row = { id: competitor.id, competitor, line, columns: columnsAlone(format, line), keys: [], status, means, ranked: false }
  // Kept as it is now: the list that it comes from grows with the log.
  if (ruled?.length) row.ruled = [...ruled]
  if (given?.ruled) row.statusRuled = given.ruled
  rankRow(contest, row, reading.decided.get(competitor.id))
  return row
}
