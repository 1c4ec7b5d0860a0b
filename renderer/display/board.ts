// Where a leaderboard is: which standing, which page, what is new. Pure, so that the page is right in the very frame of a change.
import type { StandingView } from '../../core/views/view.ts'
import { changedRows } from './layout/changes.ts'
import { pageOf, type Pages } from './layout/paging.ts'

export interface Board {
  standing: StandingView
  page: number
  /** By competitor, the count of the change that last touched their row. */
  news: ReadonlyMap<string, number>
  /** Counts changes; a new one starts the page's time again. */
  changes: number
}

export const firstBoard = (standing: StandingView): Board => ({ standing, page: 0, news: new Map(), changes: 0 })

/** The board with a newer standing: on the page of the best-placed row that changed, or where it was. */
export function withStanding(board: Board, standing: StandingView, pages: Pages): Board {
  if (board.standing.contest !== standing.contest) return { ...firstBoard(standing), changes: board.changes + 1 }
  const changed = changedRows(board.standing, standing)
  if (changed.length === 0) return { ...board, standing }
  const changes = board.changes + 1
  const index = standing.rows.findIndex((row) => row.id === changed[0])
  return { standing, changes, page: pageOf(index, pages), news: new Map(changed.map((id) => [id, changes])) }
}

/** The board on its next page, the first after the last. News have been seen by then. */
export const turned = (board: Board, { pages }: Pages): Board => ({
  ...board,
  page: (Math.min(board.page, pages - 1) + 1) % pages,
  news: new Map(),
})
