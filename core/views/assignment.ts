// What a device that owns one partition has to do: which judge of which contest it is, who is up, and what it gave already.
//
// Only what that takes: no other judge's marks, and of two people who type the same, not what the other typed before both are in.
import { cardBy, panelsAt } from '../apply/counting.ts'
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import type { Field } from '../formats/field.ts'
import { judgeName } from '../formats/panels.ts'
import { briefText, slotName } from '../formats/text.ts'
import { typingHint } from '../formats/typing.ts'
import { takesNoMore } from '../formats/status.ts'
import { type ContestId, type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { callOrder } from './call-order.ts'
import { type PairRow, pairsView } from './pairs.ts'
import { markText } from './panel.ts'
import { personOf } from './person.ts'
import { type Called, currentSlot, runningOrder } from './running-order.ts'
import { placeWords } from './session-words.ts'
import type { Person, Turn } from './view.ts'

/** Something this device gave. `counts` is false where the table's entry or the referee's table decided instead. */
export interface Given {
  person: Person
  slot: number
  attempt: string
  text: string
  seq: number
  at: number
  counts: boolean
  corrected: boolean
}

interface Shared {
  contest: ContestId
  contestName: string
  division: string
  /** `Judge 3 · Final · Open · Session 2`. */
  words: string
  /** What is asked of this device, and how to type it; a judge's fields ask for one mark each. */
  fields: Field[]
  hint: string
  /** Who is up, as the table called them; of a second person, the next one that they have not typed. */
  now: Turn | null
}

/** A judge: one mark a field, for whoever is up. `given` newest first; `done`: the mark for who is up now is given. */
export interface JudgeTask extends Shared {
  kind: 'judge'
  given: Given[]
  done: boolean
}

/** A second person, who types what the first types without seeing it. */
export interface SecondTask extends Shared {
  kind: 'second'
  pairs: PairRow[]
}

/** What a partition's owner does here. `table` is a contest's own scoring table. */
export type Task = JudgeTask | SecondTask | { kind: 'table'; contest: ContestId; words: string }

/** A partition's assignment. `words` say it all where there is nothing to score: `Referee’s table`, `Nothing yet`. */
export interface AssignmentView {
  partition: PartitionId
  event: string
  words: string
  tasks: Task[]
}

const GIVEN = 20

const inWords = (state: EventState, contest: Contest, role: string): string => [role, ...placeWords(state, [contest])].join(' · ')

const headOf = (state: EventState, contest: Contest) => ({
  contest: contest.id,
  contestName: contest.name,
  division: state.divisions.get(contest.division)?.name ?? '',
})

/** Who is up, without what only the table needs. */
function upNow(turn: Turn | null): Turn | null {
  if (!turn) return null
  const { proposed: _, proposedInput: __, ...shown } = turn
  return shown
}

function givenIn(state: EventState, contest: Contest, partition: PartitionId): Given[] {
  const all: Given[] = []
  for (const [id, slots] of state.marks.given.get(contest.id)?.get(partition) ?? []) {
    const competitor = state.competitors.get(id)
    if (!competitor) continue
    const table = cardBy(state, contest, contest.partition, id)
    const card = cardOf(state, contest, id)
    for (const [slot, given] of slots.entries()) {
      if (!given) continue
      const own = panelsAt(contest, slot).filter(({ panel }) => panel.partitions.includes(partition))
      const texts = own.flatMap(({ field }) => {
        const mark = given.marks[field.id]
        return mark === undefined ? [] : [own.length > 1 ? `${field.name} ${markText(field, mark)}` : markText(field, mark)]
      })
      const values = table?.attempts[slot]?.values
      const isTables = values !== undefined && (Object.keys(values).length === 0 || own.some(({ field }) => values[field.id] !== undefined))
      all.push({
        person: personOf(competitor),
        slot,
        attempt: slotName(contest.format, slot),
        text: texts.join(' · '),
        seq: given.seq,
        at: given.at,
        counts: !isTables && card?.attempts[slot]?.ruled === undefined,
        corrected: given.seq !== given.first,
      })
    }
  }
  return all.sort((a, b) => b.seq - a.seq)
}

/** The name of a judge by their first seat. */
export function seatName({ format, judges = [] }: Contest, partition: PartitionId): string {
  const panel = judges.find(({ partitions }) => partitions.includes(partition))!
  return judgeName(format, judges, panel, panel.partitions.indexOf(partition))
}

function judgeTask(state: EventState, contest: Contest, partition: PartitionId, now: Turn | null): JudgeTask {
  const given = givenIn(state, contest, partition)
  const fields = panelsAt(contest, now?.slot ?? 0)
    .filter(({ panel }) => panel.partitions.includes(partition))
    .map(({ field }): Field => {
      if (field.type === 'marks') return { ...field, judges: 1 }
      return field.type === 'lights' ? { ...field, referees: 1 } : field
    })
  return {
    kind: 'judge',
    ...headOf(state, contest),
    words: inWords(state, contest, seatName(contest, partition)),
    fields,
    hint: fields.length === 0 ? '' : typingHint({ fields, statuses: [] }, 'result'),
    now: upNow(now),
    given: given.slice(0, GIVEN),
    done: now !== null && given.some(({ person, slot }) => person.id === now.id && slot === now.slot),
  }
}

/** The first attempt in the order of calls that the second person has not typed. */
function nextToType(state: EventState, contest: Contest, second: PartitionId): Turn | null {
  // Nobody is past the slot that the first person is on.
  const last = Math.min(currentSlot(state, contest) ?? Number.MAX_SAFE_INTEGER, slotCount(contest.format) - 1)
  for (let slot = 0; slot <= last; slot++) {
    for (const { competitor, slot: at } of callOrder(state, contest, slot)) {
      const card = cardOf(state, contest, competitor.id)
      if (takesNoMore(contest.format, card?.status?.code) || cardBy(state, contest, second, competitor.id)?.attempts[at]) continue
      return { ...personOf(competitor), slot: at, attempt: slotName(contest.format, at), ...declaredOf(contest, card?.declared[at]) }
    }
  }
  return null
}

const declaredOf = (contest: Contest, declared: Parameters<typeof briefText>[1] | undefined) =>
  declared ? { declared: briefText(contest.format, declared) } : {}

function secondTask(state: EventState, contest: Contest, second: PartitionId): SecondTask {
  const now = nextToType(state, contest, second)
  const fields = [...fieldsAt(contest.format, now?.slot ?? 0)]
  return {
    kind: 'second',
    ...headOf(state, contest),
    words: inWords(state, contest, 'Second entry'),
    fields,
    hint: typingHint({ ...contest.format, fields }, 'result'),
    now,
    pairs: pairsView(state, contest, second),
  }
}

/**
 * What a partition's owner has to do. `called`: whom the table of a contest has called, where that is not the order's. `upIn`: who is up then,
 * for a caller who knows.
 */
export function assignmentView(
  state: EventState,
  partition: PartitionId,
  called: (contest: ContestId) => Called | null = () => null,
  upIn: (contest: Contest) => Turn | null = (contest) => runningOrder(state, contest, called(contest.id), 0).now,
): AssignmentView {
  const tasks = [...state.contests.values()].flatMap((contest): Task[] => {
    const isJudge = contest.judges?.some(({ partitions }) => partitions.includes(partition)) === true
    if (isJudge) return [judgeTask(state, contest, partition, upIn(contest))]
    if (contest.second === partition) return [secondTask(state, contest, partition)]
    return contest.partition === partition ? [{ kind: 'table', contest: contest.id, words: inWords(state, contest, 'Table') }] : []
  })
  const own = partition === RULINGS ? 'Referee’s table' : partition === SETUP ? 'Head table' : 'Nothing yet'
  return {
    partition,
    event: state.event?.name ?? '',
    words: tasks.length === 0 || partition === RULINGS ? own : tasks.map(({ words }) => words).join('; '),
    tasks,
  }
}
