// How far a contest has come: attempts, matches, or the contests it is made of; recorded, and all there are to record.
import { cardOf, type Contest, type EventState, matchesOf, membersOf } from '../apply/state.ts'
import { entrantsOf } from '../decide/draw-plan.ts'
import { takesNoMore } from '../formats/status.ts'
import { contestBracket } from '../standings/contest-bracket.ts'
import { slotCount } from '../standings/slots.ts'
import { attemptsOf, hasTurns, turnsIn } from '../standings/turns.ts'

/** Recorded, and all there are. */
export interface Progress {
  done: number
  total: number
}

/** How many matches will be drawn yet, as far as that can be known; 1 where only that there will be some. */
function undrawn(state: EventState, contest: Contest): number {
  const { format } = contest
  const drawn = matchesOf(state, contest)
  const entrants = entrantsOf(state, contest).length
  if (format.bracket) {
    const found = contestBracket(state, contest)
    if (!found || found.state.winner !== null) return found?.next.length ?? 0
    const open = found.bracket.matches.filter(({ id }) => ['open', 'waiting'].includes(found.state.matches.get(id)!.status)).length
    return Math.max(0, open - drawn.filter(({ bracket, recorded }) => bracket !== undefined && !recorded).length)
  }
  if (entrants < 2) return 0
  const way = format.draw
  if (way?.by === 'swiss') {
    const last = Math.max(0, ...drawn.map(({ round }) => round))
    return (slotCount(format) - last) * Math.ceil(entrants / 2)
  }
  if (drawn.length > 0) return 0
  if (way?.by === 'round-robin') return (way.cycles * entrants * (entrants - 1)) / 2
  if (way?.by === 'heats') return Math.ceil(entrants / way.lanes)
  return way?.by === 'every-lane' ? Math.max(entrants, way.lanes) : 1
}

/** Attempts of everybody; who is out has no more to take. */
function attempts(state: EventState, contest: Contest): Progress {
  const slots = slotCount(contest.format)
  const turns = hasTurns(contest.format) ? turnsIn(state, contest) : null
  let [done, total] = [0, 0]
  for (const { id } of membersOf(state, contest)) {
    const card = cardOf(state, contest, id)
    const taken = card?.attempts.filter((attempt) => attempt !== undefined).length ?? 0
    done += taken
    total += takesNoMore(contest.format, card?.status?.code) ? taken : turns ? attemptsOf(state, contest, id, turns) : slots
  }
  return { done, total }
}

/** A contest's progress. One that is made of others has come as far as they have. */
export function progressOf(state: EventState, contest: Contest): Progress {
  switch (contest.format.takes ?? 'attempts') {
    case 'attempts':
      return attempts(state, contest)
    case 'matches': {
      const drawn = matchesOf(state, contest)
      return { done: drawn.filter(({ recorded }) => recorded).length, total: drawn.length + undrawn(state, contest) }
    }
    case 'contests': {
      const sum = { done: 0, total: 0 }
      for (const id of contest.sources) {
        const source = state.contests.get(id)
        // Contests are made of earlier ones alone, so that none waits for itself.
        if (!source || Number(id.slice(1)) >= Number(contest.id.slice(1))) continue
        const { done, total } = progressOf(state, source)
        sum.done += done
        sum.total += total
      }
      return sum
    }
  }
}
