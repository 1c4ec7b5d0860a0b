// What comes after a contest, as the table shows it: ties that only a decision parts, who goes on, and what a contest is made of.
import { type Contest, type EventState, isBegun } from '../apply/state.ts'
import { formatOf } from '../decide/formats.ts'
import { stageAfter } from '../decide/stages.ts'
import type { CompetitorId } from '../ids.ts'
import { contendersOf } from '../stages/contenders.ts'
import { cutWords } from '../stages/cut-words.ts'
import { openTies } from '../standings/ties.ts'
import type { SourceView, StageView, TieView } from './match-view.ts'
import { progressOf } from './progress.ts'
import { personOf } from './standing.ts'
import type { Person } from './view.ts'

const personIn = (state: EventState, id: string): Person => personOf(state.competitors.get(id as CompetitorId)!)

const isComplete = (state: EventState, contest: Contest): boolean => {
  const { done, total } = progressOf(state, contest)
  return total > 0 && done === total
}

/** Ties to decide; none before everything is recorded, since half-way nearly everybody is tied. */
export function tieViews(state: EventState, contest: Contest): TieView[] {
  if (!isComplete(state, contest)) return []
  return openTies(state, contest).map(({ place, ids, because }) => ({ place, because, people: ids.map((id) => personIn(state, id)) }))
}

/** Who goes on, once everything is recorded; null before. */
export function stageView(state: EventState, contest: Contest): StageView | null {
  if (!isComplete(state, contest)) return null
  const { next } = contest.format
  const format = next && formatOf(state, next.format)
  const made = stageAfter(state, contest.id)
  return {
    field: contendersOf(state, contest).map((one) => ({ ...one, person: personIn(state, one.id) })),
    next: next && format ? { format: format.id, name: format.name, cut: next.cut, words: cutWords(next.cut) } : null,
    made: made && {
      contest: made.id,
      name: made.name,
      format: made.format.id,
      people: [...made.startList.keys()],
      begun: isBegun(state, made),
    },
  }
}

/** The contests that this one is made of, in order. */
export function sourceViews(state: EventState, { sources }: Contest): SourceView[] {
  return sources.flatMap((id) => {
    const source = state.contests.get(id)
    return source ? [{ contest: id, name: source.name, ...progressOf(state, source) }] : []
  })
}
