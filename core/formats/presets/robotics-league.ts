// A league of robot games with several teams in an arena at once: points for the place in each match.
import type { Format } from '../format.ts'
import { matches, robots } from './robotics.ts'

/**
 * League points after the Student Robotics rules (2017): in an arena of so many zones the winner of a match gets two points a zone, each
 * place below two less; tied teams share the points of their places equally. A disqualified team stands after everybody, tied with all
 * others that are, and gets none. The sum of all matches ranks. A team that is absent (ABS) counts the mean of the matches it played.
 * Shared points are whole, since places are two apart; means in tenths.
 */
export const roboticsLeagueOf = (zones: number): Format => {
  const points = { part: 'field' as const, field: 'points' }
  const placed = { part: 'side-place' as const, of: points, order: 'high' as const }
  return {
    ...robots,
    id: zones === 4 ? 'robotics-league' : `robotics-league-${zones}`,
    name: `Robotics league, ${zones} zones`,
    about: `${zones} teams a match; ${zones * 2} points for the winner, two less for each place below, ties shared.`,
    rules: { book: 'Student Robotics Rulebook', article: 'League points', year: 2017 },
    fields: [
      {
        type: 'decimal',
        id: 'points',
        name: 'Game points',
        decimals: 0,
        min: -1000,
        max: 10_000,
        step: 1,
        codes: [
          { code: 'DSQ', name: 'disqualified' },
          { code: 'ABS', name: 'absent' },
        ],
      },
    ],
    groups: matches(20),
    score: {
      part: 'unless',
      field: 'points',
      is: ['ABS'],
      then: {
        part: 'points',
        of: placed,
        tied: { part: 'side-share', of: points },
        list: {
          decimals: 0,
          from: { by: 'list', points: Array.from({ length: zones }, (_, index) => (zones - index) * 2), tail: [] },
          least: 0,
          ties: { take: 'average', rounding: 'half-up' },
          unplaced: 0,
        },
      },
    },
    results: [
      {
        id: 'league',
        name: 'League points',
        short: 'Points',
        from: { part: 'total', group: 'matches', unplayed: { decimals: 1, mode: 'half-up' } },
      },
      { id: 'played', name: 'Matches', short: 'Played', from: { part: 'count', group: 'matches' } },
      {
        id: 'last',
        name: 'Place in the last match',
        short: 'Last',
        from: { part: 'last', group: 'matches', of: { ...placed, nothing: 'last' } },
      },
    ],
    ranking: [{ by: 'result', id: 'league', order: 'high', because: 'more league points' }],
  }
}

/** A league in an arena of four zones. */
export const roboticsLeague = roboticsLeagueOf(4)
