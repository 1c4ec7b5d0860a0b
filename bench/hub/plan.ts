// The event of the hub's benchmark and the order of its scores: forty panels of five judges, each judge on a phone, ten competitors each.
//
// Every other score is of the panel that the table and the displays are on, so that an attempt is complete there once a second; the rest go
// round the other panels. The table moves on to the next panel now and then, so that every phone has its turn.
import { pointsOf } from '../../core/formats/presets/points.ts'
import type { CompetitorId, ContestId, PartitionId } from '../../core/ids.ts'

export const PANELS = 40
export const JUDGES = 5
export const COMPETITORS = 10
export const ROUNDS = 12
/** So many scores of its own until the table moves on. */
const STAYS = 8 * JUDGES

export const format = { ...pointsOf({ judges: JUDGES, rounds: ROUNDS }), id: 'own-panel', name: 'Panel' }

export const contestOf = (panel: number) => `k${panel + 1}` as ContestId
export const partitionOf = (panel: number, judge: number) => `judge-${panel * JUDGES + judge + 1}` as PartitionId

const FIRST = ['Ada', 'Bea', 'Carla', 'Dora', 'Edith', 'Frances', 'Grace', 'Hedy', 'Ida', 'Joan']
const LAST = ['Lovelace', 'Archer', 'Novak', 'Keller', 'Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Silva', 'O’Connor']

export const rows = Array.from({ length: PANELS * COMPETITORS }, (_, index) => ({
  division: `Division ${Math.floor(index / COMPETITORS) + 1}`,
  bib: String(index + 1),
  name: `${FIRST[index % 10]} ${LAST[(index * 7 + Math.floor(index / 10)) % 10]}`,
  team: `Club ${index % 40}`,
}))

/** One score: whose phone, for whom. `done`: what the total then is, where it completes an attempt. */
export interface Score {
  panel: number
  judge: number
  competitor: CompetitorId
  bib: string
  slot: number
  mark: number
  done: string | null
  /** Of the panel that the displays show. */
  shown: boolean
}

/** The scores one after another. `moveTo` is told when the table goes on to another panel. */
export function* scores(moveTo: (panel: number) => void): Generator<Score, void> {
  const turns = Array.from({ length: PANELS }, () => ({ turn: 0, judge: 0, sum: 0 }))
  const totals = new Map<string, number>()
  const next = (panel: number, shown: boolean): Score => {
    const at = turns[panel]!
    const index = panel * COMPETITORS + (at.turn % COMPETITORS)
    const slot = Math.floor(at.turn / COMPETITORS)
    // 6.0 and more, so that a total of two rounds can't be taken for what one round gave.
    const mark = 60 + ((at.turn * 7 + at.judge * 11 + panel * 3) % 40)
    at.sum += mark
    const score = { panel, judge: at.judge, competitor: `p${index + 1}` as CompetitorId, bib: String(index + 1), slot, mark, shown }
    at.judge = (at.judge + 1) % JUDGES
    if (at.judge > 0) return { ...score, done: null }
    const total = (totals.get(score.bib) ?? 0) + at.sum
    totals.set(score.bib, total)
    at.turn++
    at.sum = 0
    return { ...score, done: (total / 10).toFixed(1) }
  }
  let other = 1
  for (let shown = 0; ; shown = (shown + 1) % PANELS) {
    moveTo(shown)
    // An attempt that was begun while the table was elsewhere is completed first.
    const begun = turns[shown]!.judge
    for (let count = begun; count < STAYS; count++) {
      // What is complete as the table moves on is gone from the displays before anybody could see it.
      yield next(shown, count < STAYS - 1)
      if (other === shown) other = (other + 1) % PANELS
      yield next(other, false)
      other = (other + 1) % PANELS
    }
  }
}
