// "What would it take?": the value that each place would need in a competitor's next attempt, what is safe already, and what is out of reach.
//
// Found by trying: the attempt is put on the competitor's line and goes through the same columns and keys as anything recorded. Nothing is
// said of a status: whoever is disqualified or withdraws leaves all of this behind.
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import { extremesOf } from './needed/extremes.ts'
import { compareRows, placeBound, placeNow, type Placed, rowWith, takenAs, untoldBecause } from './needed/hypothesis.ts'
import { type Ladder, ladderFor } from './needed/ladder.ts'
import { rankingOf, type Row } from './ranking.ts'
import { slotCount } from './slots.ts'
import { hasTurns, type Turn, turnsIn } from './turns.ts'

/** The least value that brings a place, and the attempt that would be recorded. `least`: no value brings less than this. */
export interface NeededFor {
  place: number
  tied: boolean
  text: string
  values: Values
  least: boolean
}

/** What can be told of one competitor. */
export interface Needed {
  slot: number
  /** What the values are of: a field's name, or the score. */
  of: string
  /** Places as they would be right after this attempt, the easiest first; empty where this attempt changes no place. */
  places: NeededFor[]
  /** The place after an attempt that brings nothing; null without a place. */
  without: number | null
  /** The place that what is announced would bring, if it is made; null where nothing is announced, or it is not what is looked for. */
  announced: Placed | null
}

/** The best and the worst place that is still possible in the end; null where there may be none (worst), or can be none (best). */
export interface Bounds {
  best: number | null
  worst: number | null
}

/** The next attempt a competitor has to take; null where none is left. */
export function nextSlot({ format }: Contest, competitor: CompetitorId, turns: Turn): number | null {
  for (let slot = 0; slot < slotCount(format); slot++) if (turns(competitor, slot)) return slot
  return null
}

const others = (rows: readonly Row[], row: Row): Row[] =>
  rows.filter(({ id, means }) => id !== row.id && means !== 'out' && means !== 'guest')

/** The rung from which each place is reached, worst place first, by halving: between two rungs of the same place there is no other. */
function thresholds(size: number, placeAt: (rung: number) => Placed): number[] {
  const seen = new Map<number, Placed>()
  const at = (rung: number): Placed => {
    let placed = seen.get(rung)
    if (!placed) seen.set(rung, (placed = placeAt(rung)))
    return placed
  }
  const found: number[] = [0]
  const search = (low: number, high: number): void => {
    if (at(low).place === at(high).place) return
    if (high - low === 1) return void found.push(high)
    const middle = (low + high) >> 1
    search(low, middle)
    search(middle, high)
  }
  search(0, size - 1)
  return found
}

function placesOn(contest: Contest, row: Row, rivals: readonly Row[], slot: number, ladder: Ladder, without: number | null): NeededFor[] {
  const rowAt = (index: number) => rowWith(contest, row, new Map([[slot, ladder.taken(index)]]))
  const ends = compareRows(contest, rowAt(0), rowAt(ladder.size - 1)).order
  const index = ends < 0 ? (rung: number) => ladder.size - 1 - rung : (rung: number) => rung
  const placeAt = (rung: number) => placeNow(contest, rowAt(index(rung)), rivals)
  return thresholds(ladder.size, placeAt).flatMap((rung): NeededFor[] => {
    const { place, tied } = placeAt(rung)
    if (place === null || (without !== null && place >= without)) return []
    return [{ place, tied, text: ladder.text(index(rung)), values: ladder.taken(index(rung)).values, least: rung === 0 }]
  })
}

/** What is announced, made. */
const announcedAs = (contest: Contest, row: Row, slot: number, ladder: Ladder, declared: Values) =>
  takenAs(contest, row.line, slot, { ...ladder.taken(0).values, ...declared })

/** What one competitor's attempt in a slot would need, or why that can't be told. */
export function neededFor(state: EventState, contest: Contest, competitor: CompetitorId, slot: number): Needed | { untold: string } {
  const untold = untoldBecause(contest)
  if (untold !== null) return { untold }
  const { byCompetitor, rows } = rankingOf(state, contest)
  const row = byCompetitor.get(competitor)
  if (!row || row.means === 'guest') return { untold: 'Without a place in this contest there is none to reach.' }
  const declared = cardOf(state, contest, competitor)?.declared[slot]
  const ladder = ladderFor(contest, row.line, slot, declared ?? {})
  if (!ladder) return { untold: 'More than one value decides here, so no single one can be told.' }
  const rivals = others(rows, row)
  const passed = rowWith(contest, row, new Map([[slot, { values: {}, score: null }]]))
  const without = placeNow(contest, passed, rivals).place
  const places = placesOn(contest, row, rivals, slot, ladder, without)
  const isMade = ladder.isAnnounced && declared !== undefined
  const made = isMade ? rowWith(contest, row, new Map([[slot, announcedAs(contest, row, slot, ladder, declared)]])) : null
  return { slot, of: ladder.of, places, without, announced: made && placeNow(contest, made, rivals) }
}

/** The places between which a competitor will end, whatever is recorded from here on (statuses aside); null where that can't be told. */
export function boundsOf(state: EventState, contest: Contest, competitor: CompetitorId): Bounds | null {
  const { byCompetitor, rows } = rankingOf(state, contest)
  const row = byCompetitor.get(competitor)
  if (!row || untoldBecause(contest) !== null || row.means === 'guest' || row.means === 'out') return null
  const turns = turnsIn(state, contest)
  const left = ({ id }: Row) => {
    const slots: number[] = []
    const card = cardOf(state, contest, id)
    for (let slot = 0; slot < slotCount(contest.format); slot++) if (turns(id, slot) || card?.waits?.[slot]) slots.push(slot)
    return slots
  }
  const own = extremesOf(contest, row, left(row))
  const rivals = others(rows, row).map((rival) => extremesOf(contest, rival, left(rival)))
  if (!own || rivals.includes(null)) return null
  const all = rivals as NonNullable<(typeof rivals)[number]>[]
  // A further attempt of those who are equal may part them.
  const worst = placeBound(
    contest,
    own.worst,
    all.map(({ best }) => best),
    'worst',
  )
  const best = placeBound(
    contest,
    own.best,
    all.map(({ worst: low }) => low),
    'best',
  )
  return { best: best.place, worst: hasTurns(contest.format) && worst.tied ? null : worst.place }
}
