// What an assignment is in words, and what whoever has it sees of the event: the contest, who is up now and next, and what to enter.
import type { Assignment } from '../../core/contract/hub.ts'
import type { Contest, EventState } from '../../core/apply/state.ts'
import type { Field } from '../../core/formats/field.ts'
import type { ContestId, PartitionId } from '../../core/ids.ts'
import { type AssignmentView, assignmentView, type Task } from '../../core/views/assignment.ts'
import { partWords } from '../../core/views/part-words.ts'
import { placeWords } from '../../core/views/session-words.ts'
import type { Called } from '../../core/views/running-order.ts'
import type { Turn } from '../../core/views/view.ts'

/** So many who come after are named, so that a phone that loses the network knows them. */
export const AHEAD = 8

/**
 * What a device shows: the contest that is on, whom it judges there, and what it may give (`fields`, one of each). `parts` says it all: of
 * each partition of its own, what it is, what it gave, and in every contest. Null where its contest is not there (yet).
 */
export interface PartView {
  contest: ContestId
  name: string
  division: string
  fields: Field[]
  hint: string
  now: Turn | null
  next: Turn[]
  parts: AssignmentView[]
}

/** The contests that an assignment writes or judges, in the event's order. */
export function contestsOf(state: EventState, { contest, partitions }: Assignment): Contest[] {
  const mine = new Set(partitions)
  return [...state.contests.values()].filter((each) => {
    if (contest !== undefined) return each.id === contest
    const writers = [each.partition, ...(each.second ? [each.second] : []), ...(each.judges ?? []).flatMap((panel) => panel.partitions)]
    return writers.some((partition) => mine.has(partition))
  })
}

/**
 * What a device is now: what it joined as, and what it was handed since (`handed`). Its own come first; of what it lost nothing is left once
 * it has something else.
 */
export function assignmentNow(
  assignment: Assignment,
  handed: readonly PartitionId[],
  isOwn: (partition: PartitionId) => boolean,
): Assignment {
  const { partitions, follows } = assignment
  const more = handed.filter((partition) => !partitions.includes(partition))
  if (more.length === 0) return assignment
  // Contest, number and title were said of what it joined as.
  return { partitions: [...partitions.filter(isOwn), ...more].slice(0, 8), ...(follows ? { follows } : {}) }
}

/** `Judge 3 · Final · Open · Session 2`, or what the table called it. */
export function titleOf(state: EventState, assignment: Assignment): string {
  if (assignment.title) return assignment.title
  const { partitions, judge, follows } = assignment
  if (follows && partitions.length === 0) return 'Standby'
  if (judge === undefined)
    return partitions
      .map((partition) => partWords(state, partition).words)
      .join(', ')
      .slice(0, 200)
  return [`Judge ${judge}`, ...placeWords(state, contestsOf(state, assignment))].join(' · ').slice(0, 200)
}

/** Where the table is: its contest, whom it called out of the order in one, and who is up and who comes after. */
export interface Table {
  focus: ContestId | null
  called: (contest: ContestId) => Called | null
  orderOf: (contest: Contest) => { now: Turn | null; next: Turn[] }
}

/** What an assignment shows: the contest that the table is on where that is one of its own, else its first. */
export function viewOf(state: EventState, { focus, called, orderOf }: Table, assignment: Assignment): PartView | null {
  const mine = contestsOf(state, assignment)
  const contest = mine.find(({ id }) => id === focus) ?? mine[0]
  if (!contest) return null
  const parts = assignment.partitions.map((partition) => assignmentView(state, partition, called, (one) => orderOf(one).now))
  const task = parts.flatMap(({ tasks }) => tasks).find((one) => one.contest === contest.id)
  const { now, next } = orderOf(contest)
  const division = state.divisions.get(contest.division)?.name ?? ''
  return {
    contest: contest.id,
    name: contest.name,
    division,
    ...asked(task),
    now: isOwnPace(task) ? task.now : plain(now),
    next: next.map(plainTurn),
    parts,
  }
}

/** What is asked of a device, besides by the table's own way of scoring. */
const asked = (task: Task | undefined): Pick<PartView, 'fields' | 'hint'> =>
  task === undefined || task.kind === 'table' ? { fields: [], hint: '' } : { fields: task.fields, hint: task.hint }

/** A second person types one after another, whoever is up. */
const isOwnPace = (task: Task | undefined): task is Extract<Task, { kind: 'second' }> => task?.kind === 'second'

/** Somebody up, without what only the table needs. */
function plainTurn(turn: Turn): Turn {
  const { proposed: _, proposedInput: __, ...shown } = turn
  return shown
}
const plain = (turn: Turn | null): Turn | null => turn && plainTurn(turn)
