// Rulings decided: each names what stands, is possible in the format, and is said once. What it overrules is not touched.
import type { Ruled, RulingAbout, RulingFact } from '../apply/rulings.ts'
import { type Competitor, type Contest, type EventState, isMember, ownMatches } from '../apply/state.ts'
import { sameData } from '../formats/same.ts'
import { slotName } from '../formats/text.ts'
import { type CompetitorId, type ContestId, RULINGS } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { decisiveColumn } from '../standings/columns.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { checkValues } from './check.ts'
import type { Rejection } from './command.ts'
import { type MatchDecision, sidesFault } from './matches.ts'
import type { RulingCommandOf } from './ruling-commands.ts'

type Decided = Outcome<MatchDecision, Rejection>

const NOTHING = 'Nothing was ruled.'
const refuse = (message: string, kind: Rejection['kind'] = 'invalid') => err({ kind, message: `${message} ${NOTHING}` })

/** A ruling that can't be made because another of its kind stands, or that stands already as it is. */
function standingRuling(rulings: readonly Ruled[], made: RulingFact, isAlike: (one: RulingFact) => boolean, what: string): Decided | null {
  const same = rulings.find(({ fact }) => fact.kind === made.kind && sameData(fact.body, made.body))
  if (same) return ok({ already: { partition: RULINGS, seq: same.seq } })
  const other = rulings.find(({ fact }) => isAlike(fact))
  return other ? refuse(`A ruling on ${what} stands already (“${other.fact.body.reason}”). Take it back first.`, 'already-recorded') : null
}

function found(
  state: EventState,
  { contest: id, competitor }: { contest: ContestId; competitor: CompetitorId },
): Outcome<{ contest: Contest; who: Competitor; rulings: readonly Ruled<RulingAbout>[] }, Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const who = state.competitors.get(competitor)
  if (!who || !isMember(contest, who)) return refuse(`That competitor is not entered in ${contest.name}.`, 'unknown-competitor')
  return ok({ contest, who, rulings: state.rulings.contests.get(id)?.about.get(competitor) ?? [] })
}

/** An attempt counts as other values. */
export function overrule(state: EventState, command: RulingCommandOf<'ruling.overrule'>): Decided {
  const { name: _, ...body } = command
  const about = found(state, body)
  if (!about.ok) return about
  const { contest, who, rulings } = about.value
  const { format } = contest
  const { slot, values } = body
  if ((format.takes ?? 'attempts') !== 'attempts')
    return refuse(
      format.takes === 'matches'
        ? `${contest.name} is made of matches. Rule on a match.`
        : `${contest.name} adds up other contests. Rule in one of these.`,
    )
  if (slot >= slotCount(format)) return refuse(`${format.name} has ${slotCount(format)} attempts.`)
  const fault = Object.keys(values).length === 0 ? null : checkValues(format, fieldsAt(format, slot), values)
  if (fault) return err({ ...fault, message: `${fault.message} ${NOTHING}` })
  const fact: RulingFact = { kind: 'ruling.overruled', body }
  const isAlike = (one: RulingFact) => one.kind === 'ruling.overruled' && one.body.slot === slot
  return standingRuling(rulings, fact, isAlike, `${slotName(format, slot)} of ${who.name}`) ?? ok({ partition: RULINGS, fact })
}

/** A match counts as another result. */
export function overruleMatch(state: EventState, command: RulingCommandOf<'ruling.overrule-match'>): Decided {
  const { name: _, ...body } = command
  const contest = state.contests.get(body.contest)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const match = ownMatches(state, contest).find((one) => one.match === body.match)
  if (!match) return refuse(`Match ${body.match} is not drawn in ${contest.name}.`, 'unknown-entry')
  const fault = sidesFault(state, contest, match, body.sides)
  if (fault) return err({ ...fault, message: `${fault.message} ${NOTHING}` })
  const fact: RulingFact = { kind: 'ruling.match-overruled', body }
  const rulings = [...state.rulings.bySeq.values()].filter((one) => one.fact.body.contest === contest.id)
  const isAlike = (one: RulingFact) => one.kind === 'ruling.match-overruled' && one.body.match === body.match
  return standingRuling(rulings, fact, isAlike, `match ${body.match}`) ?? ok({ partition: RULINGS, fact })
}

/** Something is taken off what decides. The same once more, with the same reason, is a key that bounced. */
export function penalise(state: EventState, command: RulingCommandOf<'ruling.penalise'>): Decided {
  const { name: _, ...body } = command
  const about = found(state, body)
  if (!about.ok) return about
  const { format, name } = about.value.contest
  const { at } = decisiveColumn(format)
  if (at < 0 || scaleOf(format, format.results[at]!.id).print === 'list')
    return refuse(`In ${name} no single figure decides, so nothing can be taken off it.`)
  const fact: RulingFact = { kind: 'ruling.penalised', body }
  return standingRuling(about.value.rulings, fact, () => false, '') ?? ok({ partition: RULINGS, fact })
}

/** A status before any that the table gave: one of the format's, or a disqualification, which every sport knows. */
export function ruleStatus(state: EventState, command: RulingCommandOf<'ruling.status'>): Decided {
  const { name: _, ...body } = command
  const about = found(state, body)
  if (!about.ok) return about
  const { contest, who, rulings } = about.value
  if (body.status !== 'DQ' && !contest.format.statuses.some(({ code }) => code === body.status))
    return refuse(`${contest.format.name} has no status ${body.status}.`)
  const fact: RulingFact = { kind: 'ruling.status', body }
  return (
    standingRuling(rulings, fact, (one) => one.kind === 'ruling.status', `the status of ${who.name}`) ?? ok({ partition: RULINGS, fact })
  )
}
