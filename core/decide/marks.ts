// Judges' marks decided, who the judges are, and the table's way to close an attempt without those that are missing.
import { cardBy, markIn, panelsAt } from '../apply/counting.ts'
import { givenBy, standingMark } from '../apply/marks.ts'
import { type Contest, cardOf, type EventState, isBegun, isMember } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Marks } from '../event/mark-bodies.ts'
import type { Field } from '../formats/field.ts'
import { judgeName, markFault, panelsFault, together } from '../formats/panels.ts'
import { sameData } from '../formats/same.ts'
import { takesNoMore } from '../formats/status.ts'
import { slotName } from '../formats/text.ts'
import type { Value, Values } from '../formats/value.ts'
import { type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { checkValues } from './check.ts'
import type { Rejection } from './command.ts'
import type { MarkCommandOf } from './mark-commands.ts'
import type { MatchDecision } from './matches.ts'

type Decided = Outcome<MatchDecision, Rejection>

const refuse = (message: string, kind: Rejection['kind'] = 'invalid') => err({ kind, message })

/** What a format asks the table for in a slot: all fields, but those that judges give and that these values leave to them. */
export const fieldsLeft = (contest: Contest, slot: number, values: Values): Field[] => {
  const judged = new Set(panelsAt(contest, slot).map(({ field }) => field.id))
  return fieldsAt(contest.format, slot).filter(({ id }) => !judged.has(id) || values[id] !== undefined)
}

/** Who writes a contest beside its own partition, decided. */
export function staffContest(state: EventState, command: MarkCommandOf<'contest.staff'>): Outcome<Fact, Rejection> {
  const contest = state.contests.get(command.contest)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const { judges, second, confirmed } = command
  if (sameData([contest.judges, contest.second], [judges, second]))
    return refuse(`That is who writes ${contest.name} already; nothing was changed.`)
  if (judges && second !== undefined)
    return refuse('Either judges give marks from their own devices or a second person types everything again, not both.')
  const fault = judges ? panelsFault(contest.format, judges) : null
  if (fault !== null) return refuse(fault)
  if (second !== undefined && (contest.format.takes ?? 'attempts') !== 'attempts')
    return refuse(`${contest.format.name} is not made of attempts, so there is nothing to type a second time.`)
  const taken: readonly PartitionId[] = [SETUP, RULINGS, contest.partition]
  const clash = [...(judges ?? []).flatMap(({ partitions }) => partitions), ...(second === undefined ? [] : [second])].find((one) =>
    taken.includes(one),
  )
  if (clash !== undefined) return refuse(`“${clash}” writes something else here. A judge or a second person has a device of their own.`)
  if (isBegun(state, contest) && !confirmed)
    return refuse(
      `Results are recorded in ${contest.name}. What is missing from the others’ devices will not count until it is there.`,
      'odd',
    )
  const body = { contest: contest.id, ...(judges ? { judges } : {}), ...(second === undefined ? {} : { second }) }
  return ok({ kind: 'contest.staffed', body })
}

/** What is wrong with a judge's marks for a slot; null where nothing is. */
function marksFault(contest: Contest, partition: PartitionId, slot: number, marks: Marks): Rejection | null {
  const own = panelsAt(contest, slot).filter(({ panel }) => panel.partitions.includes(partition))
  if (own.length === 0)
    return { kind: 'invalid', message: `This device gives no marks for ${slotName(contest.format, slot)} of ${contest.name}.` }
  const stranger = Object.keys(marks).find((id) => !own.some(({ field }) => field.id === id))
  if (stranger !== undefined) return { kind: 'invalid', message: `This device gives no “${stranger}” in ${contest.name}.`, field: stranger }
  for (const { field } of own) {
    const mark = marks[field.id]
    if (mark === undefined) return { kind: 'invalid', message: `${field.name} is missing.`, field: field.id }
    const fault = markFault(field, mark)
    if (fault !== null) return { kind: 'invalid', message: fault, field: field.id }
    // A field of one judge is that judge's alone, and checked as at the table.
    const alone = field.type === 'marks' || field.type === 'lights' ? null : checkValues(contest.format, [field], { [field.id]: mark })
    if (alone) return alone
  }
  return null
}

/** A judge's marks. They land on whom they name, also after the next one was called. */
export function giveMark(state: EventState, command: MarkCommandOf<'mark.give'>): Decided {
  const { name: _, partition, ...body } = command
  const contest = state.contests.get(body.contest)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const who = state.competitors.get(body.competitor)
  if (!who || !isMember(contest, who)) return refuse(`That competitor is not entered in ${contest.name}.`, 'unknown-competitor')
  const { format } = contest
  if (body.slot >= slotCount(format)) return refuse(`${format.name} has ${slotCount(format)} attempts.`)
  const what = slotName(format, body.slot)
  const fault = marksFault(contest, partition, body.slot, body.marks)
  if (fault) return err(fault)
  const given = givenBy(state, contest.id, partition, who.id)?.[body.slot]
  if (given && sameData(given.marks, body.marks)) return ok({ already: { partition, seq: given.seq } })
  if (given)
    return refuse(`You have marked ${what} of ${who.name} already. Change that mark instead; nothing was changed.`, 'already-recorded')
  const status = cardOf(state, contest, who.id)?.status?.code
  if (takesNoMore(format, status)) return refuse(`${who.name} is out (${status}); there is nothing to mark.`, 'out-of-contest')
  return ok({ partition, fact: { kind: 'mark.given', body } })
}

/** Other marks in place of the judge's own. */
export function correctMark(state: EventState, { partition, replaces, marks, reason }: MarkCommandOf<'mark.correct'>): Decided {
  const before = standingMark(state, partition, replaces)
  const contest = before && state.contests.get(before.target.contest)
  if (!before || !contest) return refuse('That mark does not stand any more; nothing was changed.', 'unknown-entry')
  if (sameData(before.given.marks, marks)) return refuse('That is what the mark says already; nothing was changed.')
  const fault = marksFault(contest, partition, before.target.slot, marks)
  if (fault) return err(fault)
  return ok({ partition, fact: { kind: 'mark.corrected', body: { replaces, marks, reason } } })
}

/** Closes an attempt with the marks that are there. From then on it is the table's own entry: a mark that comes later does not count. */
export function closeAttempt(state: EventState, { contest: id, competitor, slot }: MarkCommandOf<'attempt.close'>): Decided {
  const contest = state.contests.get(id)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const who = state.competitors.get(competitor)
  if (!who || !isMember(contest, who)) return refuse(`That competitor is not entered in ${contest.name}.`, 'unknown-competitor')
  const what = `${slotName(contest.format, slot)} of ${who.name}`
  const wait = cardOf(state, contest, competitor)?.waits?.[slot]
  if (wait?.why !== 'judges') return refuse(`No judge’s mark is missing from ${what}; nothing was closed.`)
  const card = cardBy(state, contest, contest.partition, competitor)
  const own = card?.attempts[slot]
  const values: Record<string, Value> = { ...card?.declared[slot], ...own?.values }
  for (const { panel, field } of panelsAt(contest, slot)) {
    if (values[field.id] !== undefined) continue
    const marks = panel.partitions.map((partition) => markIn(state, contest, partition, competitor, slot, field))
    const without = marks.flatMap((mark, position) =>
      mark === undefined ? [judgeName(contest.format, contest.judges ?? [], panel, position)] : [],
    )
    const most = field.type === 'marks' ? (field.missing ?? 0) : 0
    if (without.length > most)
      return refuse(`${missingText(without)}, and ${field.name} can do without ${most === 0 ? 'none' : most}. ${what} stays open.`)
    values[field.id] = together(
      field,
      marks.map((mark) => mark ?? null),
    )
  }
  const fault = checkValues(contest.format, fieldsAt(contest.format, slot), values)
  if (fault) return err(fault)
  const { partition } = contest
  if (!own) return ok({ partition, fact: { kind: 'attempt.recorded', body: { contest: id, competitor, slot, values } } })
  return ok({
    partition,
    fact: { kind: 'attempt.corrected', body: { replaces: own.seq, values, reason: `${missingText(wait.missing)}.` } },
  })
}

/** `Judge 3 is missing`, `Judge 3 and Judge 5 are missing`. */
export function missingText(names: readonly string[]): string {
  if (names.length < 2) return `${names[0] ?? 'Nobody'} is missing`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are missing`
}
