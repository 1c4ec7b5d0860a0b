// The field of a stage as a cut looks at it: places, the value a level is compared with, and heats where there were matches.
import { type Contest, type EventState, matchesOf } from '../apply/state.ts'
import { columnIndex } from '../standings/columns.ts'
import { rankingOf } from '../standings/ranking.ts'
import { isNothing } from '../standings/rows.ts'
import type { Contender } from './cut.ts'

/** The match each competitor was last in, as their heat. */
function heatsOf(state: EventState, contest: Contest): Map<string, number> {
  const heats = new Map<string, number>()
  for (const { match, sides } of matchesOf(state, contest)) for (const id of sides.flat()) heats.set(id, match)
  return heats
}

/** Everybody who may go on, in the order of the standing. Guests are no part of the field. */
export function contendersOf(state: EventState, contest: Contest): Contender[] {
  const { rows, places } = rankingOf(state, contest)
  const first = contest.format.ranking[0]!
  const column = first.by === 'result' ? columnIndex(contest.format, first.id) : -1
  const heats = heatsOf(state, contest)
  const field = rows.flatMap((row, index): Contender[] => {
    if (row.means === 'guest') return []
    const figure = row.columns[column]?.figure
    const heat = heats.get(row.id)
    return [
      {
        id: row.id,
        place: places[index] ?? null,
        value: typeof figure === 'number' ? figure : null,
        scored: contest.format.ranking.some((key, at) => key.by === 'result' && !isNothing(row.keys[at])),
        ...(heat === undefined ? {} : { heat: String(heat).padStart(4, '0') }),
      },
    ]
  })
  // The place in a heat is the contest's own order among those of the heat.
  return field.map((one) => {
    if (one.heat === undefined) return one
    const { place, heat } = one
    const before = field.filter((other) => other.heat === heat && other.place !== null && place !== null && other.place < place)
    return { ...one, heatPlace: place === null ? null : before.length + 1 }
  })
}
