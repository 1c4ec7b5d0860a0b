// What moving results to others would do, before anybody decides it: who would stand where.
import type { EventState } from '../apply/state.ts'
import { type Move, moved, movingIn } from '../decide/move-attempts.ts'
import { movesOf, type ReformatMove } from './format.ts'
import { standingView } from './standing.ts'

/** Who moves up or down. `fault`: why it can't be done; then the rest is empty. `results`: how many move. */
export interface MoveView {
  fault: string | null
  results: number
  competitors: number
  moves: ReformatMove[]
}

/** What a move would do, through the same engine on the same results; the state stays as it is. */
export function moveView(state: EventState, move: Move): MoveView {
  const found = movingIn(state, move)
  if (!found.ok) return { fault: found.error.message, results: 0, competitors: 0, moves: [] }
  const { contest, moving } = found.value
  const before = standingView(state, contest.id)!
  const after = standingView(moved(state, contest, moving), contest.id)!
  return { fault: null, results: moving.length, competitors: before.rows.length, moves: movesOf(before, after) }
}
