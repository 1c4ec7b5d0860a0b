// Team standings from members' figures: so many best count, and the rules for a tie and for a team that is short are data.
import { z } from 'zod'
import { compareIds } from './compare-ids.ts'
import { sharedGroups } from './places.ts'

/**
 * How a team is scored. The figures are scaled integers of one kind: results, points of places, places (low is better) or times.
 * - `count`: so many of the best members count; `all` for one figure of every member (legs of a relay), each of them needed.
 * - `better`: whether a higher or a lower sum, and member, is better.
 * - `short`: a team with too few figures is unranked, ranks after the complete ones (more figures first), or is ranked by what it has.
 * - `ties`: shared; by the best single figure that counts, then the next; or by the last one that counts (WA TR 56, 2023).
 */
export const TeamRule = z.strictObject({
  count: z.number().int().min(1).max(100).or(z.literal('all')),
  better: z.enum(['high', 'low']),
  short: z.enum(['unranked', 'last', 'as-is']),
  ties: z.enum(['shared', 'best-single', 'last-counting']),
})
export type TeamRule = z.infer<typeof TeamRule>

/** A team as entered: its members' figures, null where a member has none. */
export interface Team {
  id: string
  members: readonly { id: string; value: number | null }[]
}

/**
 * A team's row. `sum` is scaled like the figures, null without one; `counting` are the members behind it, best first. `decided` says what set
 * it apart from the team above: complete before short, the sum, a tie-break, or nothing (`shared`); null for the first and the unranked.
 */
export interface TeamRow {
  id: string
  place: number | null
  sum: number | null
  counting: string[]
  complete: boolean
  decided: 'complete' | 'sum' | 'tie-break' | 'shared' | null
}

interface Scored {
  id: string
  complete: boolean
  sum: number | null
  counting: string[]
  figures: number[]
}

function score(rule: TeamRule, { id, members }: Team): Scored {
  const sign = rule.better === 'high' ? -1 : 1
  const there = members.flatMap((member) => (member.value === null ? [] : [{ id: member.id, value: member.value }]))
  there.sort((a, b) => sign * (a.value - b.value) || compareIds(a.id, b.id))
  const counted = rule.count === 'all' ? there : there.slice(0, rule.count)
  const figures = counted.map(({ value }) => value)
  return {
    id,
    complete: rule.count === 'all' ? members.length > 0 && there.length === members.length : counted.length === rule.count,
    sum: figures.length === 0 ? null : figures.reduce((sum, value) => sum + value, 0),
    counting: counted.map((member) => member.id),
    figures,
  }
}

/** Figures as the tie-break reads them, first difference first. */
function tieBreak(ties: TeamRule['ties'], figures: readonly number[]): readonly number[] {
  if (ties === 'shared') return []
  return ties === 'best-single' ? figures : figures.slice(-1)
}

function compare(rule: TeamRule, a: Scored, b: Scored): { order: number; by: TeamRow['decided'] } {
  const sign = rule.better === 'high' ? -1 : 1
  if (rule.short === 'last') {
    // Complete teams are equal in this, and short ones rank by how many figures they have.
    const order = Number(b.complete) - Number(a.complete) || (a.complete ? 0 : b.figures.length - a.figures.length)
    if (order !== 0) return { order, by: 'complete' }
  }
  const order = sign * (a.sum! - b.sum!)
  if (order !== 0) return { order, by: 'sum' }
  const [left, right] = [tieBreak(rule.ties, a.figures), tieBreak(rule.ties, b.figures)]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = sign * (left[index]! - right[index]!)
    if (difference !== 0) return { order: difference, by: 'tie-break' }
  }
  // Equal as far as both go: a figure more stands first, or three teams could contradict each other.
  const more = right.length - left.length
  return more === 0 ? { order: 0, by: 'shared' } : { order: more, by: 'tie-break' }
}

/**
 * Teams in the order of their places, equals and the unranked by id. A team without any figure is never ranked. Which of two equal members
 * counts makes no difference to the sum; the one with the lower id is named.
 */
export function teamStanding(rule: TeamRule, teams: readonly Team[]): TeamRow[] {
  const scored = teams.map((team) => score(rule, team)).sort((a, b) => compareIds(a.id, b.id))
  const isRanked = ({ sum, complete }: Scored) => sum !== null && (complete || rule.short !== 'unranked')
  const groups = sharedGroups(
    scored.map((team) => (isRanked(team) ? team : null)),
    (a, b) => compare(rule, a, b).order,
  )
  const row = ({ id, sum, counting, complete }: Scored, place: number | null, decided: TeamRow['decided']): TeamRow => ({
    id,
    place,
    sum,
    counting,
    complete,
    decided,
  })
  const rows: TeamRow[] = []
  let above: Scored | null = null
  for (const group of groups) {
    const place = rows.length + 1
    for (const index of group) {
      const team = scored[index]!
      rows.push(row(team, place, above && compare(rule, above, team).by))
      above = team
    }
  }
  return [...rows, ...scored.filter((team) => !isRanked(team)).map((team) => row(team, null, null))]
}
