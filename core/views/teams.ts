// The teams of a contest, ready to print: who counts for each, and what set it apart from the team above.
import type { Contest, EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { scaleText } from '../formats/scale.ts'
import type { ContestId } from '../ids.ts'
import { columnIndex } from '../standings/columns.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { type Team, type TeamRow, teamStanding, type TeamRule } from '../standings/teams.ts'
import { personOf } from './person.ts'
import { progressOf } from './progress.ts'
import { sessionNamed } from './session-words.ts'
import type { TeamsScene, TeamsView } from './view.ts'

/** What a team's name is told apart by: names are typed by hand, and `Blue` and `blue ` are one. */
const teamKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase()

/** A member's figure: nothing for who is out, or has none. */
function figureOf(format: Format, of: string, row: Row, place: number | null): number | null {
  if (row.means === 'out') return null
  if (of === 'place') return place
  const figure = row.columns[columnIndex(format, of)]?.figure
  return typeof figure === 'number' ? figure : null
}

interface Squad extends Team {
  name: string
  members: { id: string; value: number | null; row: Row }[]
}

/** Everybody with a team, by team. Guests count for nobody. */
function squadsOf(state: EventState, contest: Contest, of: string): Map<string, Squad> {
  const squads = new Map<string, Squad>()
  const { rows, places } = rankingOf(state, contest)
  for (const [index, row] of rows.entries()) {
    const { team } = row.competitor
    if (team === undefined || row.means === 'guest') continue
    const id = teamKey(team)
    const squad = squads.get(id) ?? { id, name: team, members: [] }
    squads.set(id, squad)
    squad.members.push({ id: row.id, value: figureOf(contest.format, of, row, places[index]!), row })
  }
  return squads
}

function becauseOf({ decided, complete }: TeamRow, { count, better, ties, short }: TeamRule): string {
  switch (decided) {
    case 'complete':
      return complete ? '' : `fewer than ${count === 'all' ? 'all' : count} count`
    case 'sum':
      return better === 'high' ? 'lower sum' : 'higher sum'
    case 'tie-break':
      return ties === 'last-counting' ? 'equal sums: the last who counts' : 'equal sums: the best single, then the next'
    case 'shared':
      return 'equal'
    case null:
      return complete || short !== 'unranked' ? '' : `fewer than ${count === 'all' ? 'all' : count} count`
  }
}

/**
 * The teams of a contest by its format's rule; null where there is no such contest, or its format scores no teams. Of an overall they are
 * the teams over all of its events. Members who don't count are named too, after those who do.
 */
export function teamView(state: EventState, id: ContestId): TeamsView | null {
  const contest = state.contests.get(id)
  const { teams } = contest?.format ?? {}
  if (!contest || !teams) return null
  const { format } = contest
  const squads = squadsOf(state, contest, teams.of)
  const text = (value: number | null) => (value === null ? '' : scaleText(scaleOf(format, teams.of), value))
  const rows = teamStanding(teams, [...squads.values()])
  return {
    column: teams.of === 'place' ? 'Place' : format.results[columnIndex(format, teams.of)]!.name,
    rows: rows.map((row, index) => {
      const { name, members } = squads.get(row.id)!
      const counts = new Set<string>(row.counting)
      const inOrder = [
        ...row.counting.flatMap((counting) => members.filter((member) => member.id === counting)),
        ...members.filter((member) => !counts.has(member.id)),
      ]
      return {
        team: name,
        place: row.place,
        tied: row.place !== null && (rows[index - 1]?.place === row.place || rows[index + 1]?.place === row.place),
        sum: text(row.sum),
        because: becauseOf(row, teams),
        members: inOrder.map((member) => ({
          ...personOf(member.row.competitor),
          result: text(member.value),
          counts: counts.has(member.id),
        })),
      }
    }),
  }
}

/** The teams as a display shows them; null where the contest has none. */
export function teamsScene(state: EventState, id: ContestId): TeamsScene | null {
  const contest = state.contests.get(id)
  const teams = teamView(state, id)
  if (!contest || !teams) return null
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    ...sessionNamed(state, id),
    teams,
    ...progressOf(state, contest),
    complete: state.unapplied === 0,
  }
}
