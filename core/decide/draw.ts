// Draws: the facts of one, once each of its matches can be played in the format and takes no result away.
import { type Contest, type EventState, isMember, type Match, matchesOf } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { CompetitorId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { seatCounts } from '../standings/seats.ts'
import { slotCount } from '../standings/slots.ts'
import type { Command, Rejection } from './command.ts'
import { type DrawPlan, planDraw } from './draw-plan.ts'

const fault = (message: string, kind: Rejection['kind'] = 'invalid'): Rejection => ({ kind, message })

const nameOf = (state: EventState, id: CompetitorId) => state.competitors.get(id)?.name ?? id

/** What keeps one match from being drawn. */
function matchFault(state: EventState, contest: Contest, { match, sides, lanes }: DrawPlan['matches'][number], old: Match | undefined) {
  if (old?.recorded)
    return fault(`Match ${match} has a result. Void that first, then draw it again; nothing was drawn.`, 'already-recorded')
  const people = sides.flat()
  const stranger = people.find((id) => {
    const competitor = state.competitors.get(id)
    return !competitor || !isMember(contest, competitor)
  })
  if (stranger !== undefined) return fault(`${nameOf(state, stranger)} is not in ${contest.name}; nothing was drawn.`, 'unknown-competitor')
  const twice = people.find((id, index) => people.indexOf(id) !== index)
  if (twice !== undefined) return fault(`${nameOf(state, twice)} can’t meet themselves; nothing was drawn.`)
  if (lanes && (lanes.length !== sides.length || new Set(lanes).size !== lanes.length))
    return fault(`Match ${match}: each side has a lane of its own; nothing was drawn.`)
  return null
}

/** What keeps a plan from being drawn, or null. */
function planFault(state: EventState, contest: Contest, { matches, removes }: DrawPlan): Rejection | null {
  const drawn = new Map(matchesOf(state, contest).map((match) => [match.match, match]))
  for (const match of removes) {
    const old = drawn.get(match)
    if (!old) return fault(`There is no match ${match}; nothing was drawn.`)
    if (old.recorded) return fault(`Match ${match} has a result. Void that first; nothing was drawn.`, 'already-recorded')
  }
  if (new Set(matches.map(({ match }) => match)).size !== matches.length) return fault('A match is there twice; nothing was drawn.')
  if (matches.length === 0 && removes.length === 0) return fault('There is nothing to draw.')
  for (const match of matches) {
    const wrong = matchFault(state, contest, match, drawn.get(match.match))
    if (wrong) return wrong
  }
  const gone = new Set([...removes, ...matches.map(({ match }) => match)])
  const stay = [...drawn.values()].filter(({ match }) => !gone.has(match))
  const most = slotCount(contest.format)
  const tooOften = [...seatCounts([...stay, ...matches])].find(([, count]) => count > most)
  if (tooOften)
    return fault(
      `${nameOf(state, tooOften[0])} would meet others ${tooOften[1]} times, and ${contest.format.name} counts ${most}. Nothing was drawn.`,
    )
  return null
}

/** A plan that can be drawn: what a preview shows and a command then writes. */
export function drawOf(state: EventState, { contest: id, how }: Pick<Extract<Command, { name: 'match.draw' }>, 'contest' | 'how'>) {
  const contest = state.contests.get(id)
  if (!contest) return err(fault('There is no such contest in this event.', 'unknown-contest'))
  if (contest.format.takes !== 'matches') return err(fault(`In ${contest.format.name} nobody meets anybody; there is nothing to draw.`))
  const plan = planDraw(state, contest, how)
  if (!plan.ok) return plan
  const wrong = planFault(state, contest, plan.value)
  return wrong ? err(wrong) : ok({ contest, plan: plan.value })
}

/** The facts of a draw: matches taken off, then all that is drawn, then what stands for byes. */
export function drawMatches(
  state: EventState,
  command: Extract<Command, { name: 'match.draw' }>,
): Outcome<{ contest: Contest; facts: Fact[] }, Rejection> {
  const drawn = drawOf(state, command)
  if (!drawn.ok) return drawn
  const { contest, plan } = drawn.value
  const facts: Fact[] = [
    ...plan.removes.map((match): Fact => ({ kind: 'match.removed', body: { contest: contest.id, match } })),
    ...plan.matches.map(({ match, round, sides, lanes, bracket }): Fact => {
      const body = { contest: contest.id, match, round, sides, ...(lanes ? { lanes } : {}), ...(bracket ? { bracket } : {}) }
      return { kind: 'match.drawn', body }
    }),
    ...plan.matches.flatMap(({ match, bye }): Fact[] =>
      bye ? [{ kind: 'match.recorded', body: { contest: contest.id, match, sides: [bye], forfeit: true } }] : [],
    ),
  ]
  return ok({ contest, facts })
}
