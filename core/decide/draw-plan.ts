// What a draw would be: the matches of a schedule or of the next round, before anybody has said yes. Pure, and the same on every device,
// so that what a person was shown is what is drawn.
import { cardOf, type Contest, type EventState, type Match, matchesOf, membersOf } from '../apply/state.ts'
import { roundRobin } from '../draw/round-robin.ts'
import { swissRound } from '../draw/swiss.ts'
import type { DrawUse } from '../formats/draw-use.ts'
import { takesNoMore } from '../formats/status.ts'
import type { CompetitorId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { everyLaneOnce, graded, heatsNeeded, lanesByPattern, type OnLane, serpentine } from '../stages/seeding.ts'
import { contestBracket } from '../standings/contest-bracket.ts'
import { gamesOf } from '../standings/parts/field-wide.ts'
import { compareStart, rankingOf } from '../standings/ranking.ts'
import { slotCount } from '../standings/slots.ts'
import type { Rejection } from './command.ts'
import type { HowToDraw, ToDraw } from './match-commands.ts'

/** Matches to draw, numbered, and those that are taken off. */
export interface DrawPlan {
  matches: (ToDraw & { match: number; round: number })[]
  removes: number[]
}

type Planned = Outcome<DrawPlan, Rejection>

const refuse = (message: string, kind: Rejection['kind'] = 'invalid'): Outcome<never, Rejection> => err({ kind, message })

/** Everybody who still meets somebody, in the order of the start list: that is how they are seeded. */
export const entrantsOf = (state: EventState, contest: Contest): CompetitorId[] =>
  membersOf(state, contest)
    .filter(({ id }) => !takesNoMore(contest.format, cardOf(state, contest, id)?.status?.code))
    .sort((a, b) => compareStart(contest, a, b))
    .map(({ id }) => id)

const isOpen = ({ recorded }: Match) => recorded === undefined

/** The whole schedule anew: only while nothing of it has a result. */
function schedule(drawn: readonly Match[], rounds: readonly (readonly ToDraw[])[]): Planned {
  if (!drawn.every(isOpen))
    return refuse('Results are recorded, so this can’t be drawn from the beginning. Nothing was drawn.', 'already-recorded')
  if (rounds.flat().length === 0) return refuse('Two competitors are needed for a draw. Nothing was drawn.')
  let match = 0
  const matches = rounds.flatMap((round, index) => round.map((one) => ({ ...one, match: ++match, round: index + 1 })))
  return ok({ matches, removes: drawn.filter((old) => old.match > match).map((old) => old.match) })
}

function onLanes(lanes: readonly OnLane[]): ToDraw {
  const plain = lanes.every(({ lane }, index) => lane === index + 1)
  return { sides: lanes.map(({ id }) => [id as CompetitorId]), ...(plain ? {} : { lanes: lanes.map(({ lane }) => lane) }) }
}

function heats(entrants: readonly CompetitorId[], { lanes, strength, pattern }: Extract<DrawUse, { by: 'heats' }>): ToDraw[] | null {
  const needed = heatsNeeded(entrants.length, lanes)
  const drawn = needed === 0 ? [] : (strength === 'even' ? serpentine : graded)(entrants, needed)
  const order = pattern ?? Array.from({ length: lanes }, (_, index) => index + 1)
  const placed = drawn.map((heat) => lanesByPattern(heat, order))
  return placed.every((heat) => heat !== null) ? placed.map(onLanes) : null
}

/** The round after the last one, or the last one again while it has no result. */
function nextSwiss(state: EventState, contest: Contest, drawn: readonly Match[], { bye }: Extract<DrawUse, { by: 'swiss' }>): Planned {
  const last = Math.max(0, ...drawn.map(({ round }) => round))
  const inLast = drawn.filter(({ round }) => round === last)
  // A bye is recorded with the draw: it is no result that anybody played for.
  const begun = inLast.some(({ recorded, sides }) => recorded !== undefined && sides.length > 1)
  const open = inLast.filter(isOpen).length
  if (begun && open > 0)
    return refuse(`Round ${last} has ${open} ${open === 1 ? 'match' : 'matches'} without a result. Record them, then draw the next round.`)
  const again = last > 0 && !begun
  if (again && inLast.some(({ recorded }) => recorded !== undefined))
    return refuse(`Round ${last} is drawn. To draw it again, void the result of its bye first.`)
  const round = again ? last : last + 1
  if (round > slotCount(contest.format))
    return refuse(`${contest.format.name} has ${slotCount(contest.format)} rounds, and all of them are drawn.`)
  const games = gamesOf(rankingOf(state, contest).rows.map(({ line }) => line)).filter((game) => game.round < round)
  const drawnRound = swissRound(entrantsOf(state, contest), games)
  if (!drawnRound.ok) return refuse(drawnRound.error.message)
  const { pairs, bye: leftOver } = drawnRound.value
  const free = again ? inLast.map(({ match }) => match) : []
  let next = Math.max(0, ...drawn.map(({ match }) => match))
  const sides = [...pairs.map(([first, second]) => [[first], [second]]), ...(leftOver === null ? [] : [[[leftOver]]])] as CompetitorId[][][]
  const matches = sides.map((pair) => ({
    match: free.shift() ?? ++next,
    round,
    sides: pair,
    ...(pair.length === 1 && bye ? { bye } : {}),
  }))
  return ok({ matches, removes: free })
}

/** What a bracket has next: both sides are known, and nobody has drawn it yet. Games that it does not wait for any more are taken off. */
function nextInBracket(state: EventState, contest: Contest, drawn: readonly Match[]): Planned {
  const found = contestBracket(state, contest)
  if (!found) return refuse(`${contest.format.name} has no bracket to draw, or fewer than two are in it. Nothing was drawn.`)
  const { next, state: known } = found
  const stale = drawn.filter(({ bracket, recorded, sides }) => {
    if (bracket === undefined || recorded) return false
    const sidesNow = known.matches.get(bracket)
    const both = sidesNow?.sides.map((side) => (side !== null && side !== 'nobody' ? side.entrant : null))
    return sidesNow?.status !== 'open' || !sides.flat().every((id) => both?.includes(id))
  })
  if (next.length === 0 && stale.length === 0)
    return refuse(
      known.winner === null ? 'The bracket waits for results. Nothing was drawn.' : 'The bracket is complete. Nothing was drawn.',
    )
  const free = stale.map(({ match }) => match)
  let last = Math.max(0, ...drawn.map(({ match }) => match))
  const matches = next.map(({ bracket, round, sides }) => ({
    match: free.shift() ?? ++last,
    round,
    sides: sides.map((id) => [id]),
    bracket,
  }))
  return ok({ matches, removes: free })
}

/** Matches as a person gives them. */
function these(drawn: readonly Match[], { matches, removes = [] }: Extract<HowToDraw, { by: 'these' }>): Planned {
  const taken = new Set([...drawn.map(({ match }) => match), ...matches.flatMap(({ match }) => match ?? [])])
  const lastRound = Math.max(1, ...drawn.map(({ round }) => round))
  let next = 1
  const numbered = matches.map((one) => {
    let { match } = one
    if (match === undefined) {
      while (taken.has(next)) next++
      taken.add((match = next))
    }
    return { ...one, match, round: one.round ?? drawn.find((old) => old.match === match)?.round ?? lastRound }
  })
  return ok({ matches: numbered, removes: [...removes] })
}

/** What a draw would be, or the sentence why there is none. Whether each match can be drawn is decided by draw.ts. */
export function planDraw(state: EventState, contest: Contest, how: HowToDraw): Planned {
  const drawn = matchesOf(state, contest)
  const entrants = entrantsOf(state, contest)
  switch (how.by) {
    case 'round-robin':
      return schedule(
        drawn,
        roundRobin(entrants, how.cycles).map(({ pairs }) =>
          pairs.map((pair): ToDraw => ({ sides: pair.map((id) => [id as CompetitorId]) })),
        ),
      )
    case 'swiss':
      return nextSwiss(state, contest, drawn, how)
    case 'heats': {
      const placed = heats(entrants, how)
      return placed ? schedule(drawn, [placed]) : refuse('The order of lanes names fewer lanes than a heat has. Nothing was drawn.')
    }
    case 'every-lane':
      return schedule(drawn, [everyLaneOnce(entrants, how.lanes).map(onLanes)])
    case 'bracket':
      return nextInBracket(state, contest, drawn)
    case 'hand':
      return refuse('Say who meets whom, by their numbers.')
    case 'these':
      return these(drawn, how)
  }
}
