// Whose standing the last thing written changed, and in which contest: what a screen points at after an entry.
import type { EventState } from '../../core/apply/state.ts'
import type { Fact } from '../../core/event/entry.ts'
import { type CompetitorId, type ContestId, type PartitionId, RULINGS } from '../../core/ids.ts'

/** A competitor in a contest. */
export interface Subject {
  contest: ContestId
  competitor: CompetitorId
}

/** The first of those who meet in a match, as the partition that keeps it has them. */
function firstIn(state: EventState, contest: ContestId, match: number, partition: PartitionId | undefined): Subject | null {
  const first = partition && state.matches.get(contest)?.get(partition)?.get(match)?.sides[0]?.[0]
  return first === undefined ? null : { contest, competitor: first }
}

/** Whom an entry that stands is about; a judge's and the referee table's entries are found where those are kept. */
function written(state: EventState, partition: PartitionId, seq: number): Subject | null {
  const ruling = partition === RULINGS ? state.rulings.bySeq.get(seq)?.fact : undefined
  if (ruling) return subjectOf(state, partition, ruling)
  const found = state.marks.bySeq.get(partition)?.get(seq) ?? state.ledgers.get(partition)?.get(seq)
  return found ? { contest: found.contest, competitor: found.competitor } : null
}

/** Whose standing a fact of a partition changes, asked before it is applied; null for what is no score, mark or ruling. */
export function subjectOf(state: EventState, partition: PartitionId, fact: Fact): Subject | null {
  switch (fact.kind) {
    case 'attempt.recorded':
    case 'status.recorded':
    case 'mark.given':
    case 'ruling.overruled':
    case 'ruling.penalised':
    case 'ruling.status':
      return { contest: fact.body.contest, competitor: fact.body.competitor }
    case 'match.recorded':
      return firstIn(state, fact.body.contest, fact.body.match, partition)
    case 'ruling.match-overruled':
      return firstIn(state, fact.body.contest, fact.body.match, state.contests.get(fact.body.contest)?.partition)
    case 'tie.decided':
      return { contest: fact.body.contest, competitor: fact.body.order[0]![0]! }
    case 'attempt.corrected':
    case 'match.corrected':
    case 'mark.corrected':
      return written(state, partition, fact.body.replaces)
    case 'entry.voided':
      return written(state, partition, fact.body.voids)
    default:
      return null
  }
}
