// The stage after a contest: who goes on by the cut, and those whom a person chose where the rules leave it open. The next contest comes
// after this one, so that its columns can be carried on; making it again only brings its start list up to date.
import { type Contest, type EventState, isBegun, matchesOf } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { type CompetitorId, type ContestId, SETUP } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { contendersOf } from '../stages/contenders.ts'
import { advanceFrom, type Cut, type Undecided } from '../stages/cut.ts'
import { addContest } from './add-contest.ts'
import type { Command, Rejection } from './command.ts'
import { formatOf } from './formats.ts'

type Advance = Extract<Command, { name: 'stage.advance' }>

const reject = (message: string, kind: Rejection['kind'] = 'invalid'): Outcome<never, Rejection> => err({ kind, message })

/** The stage that was made after a contest in a format, if there is one: the newest of several. */
export const stageAfter = (state: EventState, contest: ContestId, format?: string): Contest | null =>
  [...state.contests.values()].findLast((other) => other.after === contest && (format === undefined || other.format.id === format)) ?? null

/** Where a choice among the undecided is not one the rules allow. */
function choiceFault(state: EventState, undecided: readonly Undecided[], chosen: readonly CompetitorId[]): string | null {
  const names = (ids: readonly string[]) => ids.map((id) => state.competitors.get(id as CompetitorId)?.name ?? id).join(', ')
  const stranger = chosen.find((id) => !undecided.some(({ ids }) => ids.includes(id)))
  if (stranger !== undefined) return `Nothing is left to choose about ${names([stranger])}; nothing was made.`
  for (const { ids, open, all } of undecided) {
    const count = ids.filter((id) => chosen.includes(id as CompetitorId)).length
    if (count === open || (all && count === ids.length)) continue
    const whole = all ? `, or all ${ids.length}` : ''
    return `${names(ids)} are equal, and the rules don’t say who goes on: choose ${open} of them${whole}. Nothing was made.`
  }
  return null
}

/** Who goes on, best first, or why that is not settled. */
export function advancing(
  state: EventState,
  contest: Contest,
  cut: Cut,
  chosen: readonly CompetitorId[],
): Outcome<CompetitorId[], Rejection> {
  const field = contendersOf(state, contest)
  const { advance, undecided } = advanceFrom(cut, field)
  const fault = choiceFault(state, undecided, chosen)
  if (fault) return reject(fault)
  const going = new Set<string>([...advance, ...chosen])
  const list = field.flatMap(({ id }) => (going.has(id) ? [id as CompetitorId] : []))
  return list.length === 0 ? reject('Nobody goes on by that rule. Nothing was made.') : ok(list)
}

const isSame = (startList: Contest['startList'], order: readonly CompetitorId[]) =>
  startList.size === order.length && order.every((id, position) => startList.get(id) === position)

/** The facts that make the next stage, or bring its start list up to date; none where it stands as it would be made. */
export function advanceStage(state: EventState, command: Advance): Outcome<Fact[], Rejection> {
  const contest = state.contests.get(command.contest)
  if (!contest) return reject('There is no such contest in this event.', 'unknown-contest')
  const format = formatOf(state, command.format)
  if (!format) return reject(`There is no format “${command.format}”. Nothing was made.`)
  if (format.takes === 'contests')
    return reject(`${format.name} adds up other contests, and nobody goes on to it. Choose how the next stage is scored; nothing was made.`)
  if (!isBegun(state, contest)) return reject(`Nothing is recorded in ${contest.name} yet, so nobody goes on. Nothing was made.`)
  const open = matchesOf(state, contest).filter(({ recorded }) => !recorded).length
  if (open > 0)
    return reject(`${open} ${open === 1 ? 'match has' : 'matches have'} no result yet. Record or remove them first; nothing was made.`)
  const going = advancing(state, contest, command.cut, command.chosen)
  if (!going.ok) return going
  const order = command.start === 'best-first' ? going.value : going.value.toReversed()

  const next = stageAfter(state, contest.id, format.id)
  if (!next) {
    const { division, id: after } = contest
    return addContest(state, { name: 'contest.add', division, format: format.id, title: command.title, after, entrants: order })
  }
  if (isSame(next.startList, order)) return ok([])
  if (isBegun(state, next) || matchesOf(state, next).length > 0)
    return reject(
      `${next.name} has begun with another field. Correct its start list in set-up if that is what you want; nothing was changed.`,
    )
  return ok([{ kind: 'start-list.set', body: { contest: next.id, order } }])
}

/** What is written by a stage that stands already: nothing, said as an entry of the set-up. */
export const ALREADY_MADE = { already: { partition: SETUP, seq: 0 } } as const
