// What is to be done at the table when nothing is left to record.
import type { ContestSummary, TableView } from '../../../core/views/view.ts'
import { nextContest } from './next-contest.ts'

/** One thing to do: open a panel, or go to another contest. */
export type NextStep = { do: 'draw' | 'tie' | 'stage' } | { do: 'contest'; contest: ContestSummary }

/** Ties that only a decision parts, and then who goes on, where the format says so and nobody has said it yet. */
const leftHere = ({ ties, stage }: TableView): NextStep[] => [
  ...(ties.length > 0 ? [{ do: 'tie' as const }] : []),
  ...(stage?.next && !stage.made ? [{ do: 'stage' as const }] : []),
]

/** What an empty Enter does: draw what is due; then what is left to decide where competitors meet; then the next contest. */
export function nextStep(table: TableView, contests: readonly ContestSummary[]): NextStep | null {
  if (table.matches?.draw.due) return { do: 'draw' }
  const here = leftHere(table)
  const contest = nextContest(contests, table.contest)
  // Elsewhere a table in a hurry goes on: what is left can be done from the list, or a key.
  if (table.takes === 'matches' && here[0]) return here[0]
  return contest ? { do: 'contest', contest } : (here[0] ?? null)
}

/** Everything there is to do, the first one first: what the table offers as buttons. */
export function nextSteps(table: TableView, contests: readonly ContestSummary[]): NextStep[] {
  const contest = nextContest(contests, table.contest)
  const all: NextStep[] = [
    ...(table.matches?.draw.due ? [{ do: 'draw' as const }] : []),
    ...leftHere(table),
    ...(contest ? [{ do: 'contest' as const, contest }] : []),
  ]
  const first = nextStep(table, contests)
  return first ? [first, ...all.filter((step) => step.do !== first.do)] : all
}
