// "Why this place?" for one competitor, ready to print. Nothing in it is the table's own: a display may show it as it is.
import type { EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { type Comparison, explain, type Explanation, type Step } from '../standings/explain.ts'
import type { KeyFigures } from '../standings/explain/neighbours.ts'
import type { Row } from '../standings/ranking.ts'
import { personOf } from './standing.ts'
import type { Person } from './view.ts'

export type { Mark, Step } from '../standings/explain/step.ts'

/** Names of those who share a place are told up to so many. */
const NAMED = 5

/** A neighbour in the standing and what lies between. `more` others share that neighbour's place. */
export interface WhyNeighbour {
  person: Person
  more: number
  /** The rule that decided, in the format's words. */
  because: string
  /** The figures it is about; null where a status decided. */
  key: KeyFigures | null
  /** Keys before that one, on which the two are equal. */
  equal: KeyFigures[]
  /** All of it as one sentence. */
  sentence: string
}

/** Why a competitor stands where it does. */
export interface WhyView {
  contest: ContestId
  contestName: string
  division: string
  rules: Format['rules']
  person: Person
  place: number | null
  /** Those who share the place, and how many more than are named. */
  shares: { people: Person[]; more: number }
  /** What there is to say beside the figures: a status, what is missing, a shared place and what it waits for. */
  sentences: string[]
  /** The columns that the ranking looked at, with what they are made of. */
  columns: Step[]
  before: WhyNeighbour | null
  after: WhyNeighbour | null
}

const figures = ({ own, other }: KeyFigures) => (own === '' && other === '' ? '' : ` (${own || '–'} to ${other || '–'})`)

function neighbour(compared: Comparison | null, word: 'Behind' | 'Ahead of'): WhyNeighbour | null {
  if (!compared) return null
  const { other, more, because, key, equal } = compared
  const person = personOf(other.competitor)
  const others = more === 0 ? '' : ` and ${more} more`
  const same = equal.map(({ name, own }) => `${name} ${own}`).join(', ')
  const about = key === null ? because : `${because}${figures(key)}`
  return {
    person,
    more,
    because,
    key,
    equal,
    sentence: `${word} ${person.name}${others}: ${same === '' ? '' : `equal in ${same}; `}${about}.`,
  }
}

function namesOf(rows: readonly Row[]): string {
  const names = rows.slice(0, NAMED).map(({ competitor }) => competitor.name)
  const more = rows.length - names.length
  if (more > 0) return `${names.join(', ')} and ${more} more`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}

function sentencesOf({ sentence, shares, place, undecided, rulings }: Explanation): string[] {
  const shared = undecided === null ? 'no key of the ranking tells them apart' : 'nothing has decided between them yet'
  return [
    ...(sentence === null ? [] : [sentence]),
    ...rulings,
    ...(shares.length === 0 ? [] : [`Shares place ${place} with ${namesOf(shares)}: ${shared}.`]),
    ...(undecided === null ? [] : [`To be decided: ${undecided}. It is not recorded yet.`]),
  ]
}

/** The view of one competitor's place; null where there is no such contest, or nobody of that id in it. */
export function whyView(state: EventState, id: ContestId, competitor: CompetitorId): WhyView | null {
  const contest = state.contests.get(id)
  const found = contest && explain(state, contest, competitor)
  if (!contest || !found) return null
  const { row, place, shares, columns, before, after } = found
  const people = shares.slice(0, NAMED).map((each) => personOf(each.competitor))
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    rules: contest.format.rules,
    person: personOf(row.competitor),
    place,
    shares: { people, more: shares.length - people.length },
    sentences: sentencesOf(found),
    columns,
    before: neighbour(before, 'Behind'),
    after: neighbour(after, 'Ahead of'),
  }
}
