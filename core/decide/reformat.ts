// Another format for a contest that may have begun: a decision that is told, with its reason. What was recorded stays as it was recorded,
// so a format that reads it as something else, or can't read it, is refused; who moves is known before anybody confirms.
import { cardOf, type Contest, type EventState, isBegun, matchesOf, membersOf } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { panelsFault } from '../formats/panels.ts'
import { presetOf } from '../formats/presets/presets.ts'
import { sameData } from '../formats/same.ts'
import { fieldScale, slotName } from '../formats/text.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { decisiveColumn } from '../standings/columns.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { rankingOf } from '../standings/ranking.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { checkValues } from './check.ts'
import type { Command, Rejection } from './command.ts'
import { OWN } from './formats.ts'

/** A state in which one contest has another format, and everything else is as it is. The state it comes from is not touched. */
export function reformed(state: EventState, contest: Contest, format: Format): EventState {
  return { ...state, contests: new Map(state.contests).set(contest.id, { ...contest, format }), rankings: new Map() }
}

const count = (more: number) => (more === 0 ? '' : ` The same holds for ${more} more.`)

/** What a format asks of competitors that these don't have, or have in other figures. */
function attributeFault(state: EventState, contest: Contest, format: Format): string | null {
  const members = membersOf(state, contest)
  for (const { id, name, required, decimals } of format.attributes) {
    const before = contest.format.attributes.find((attribute) => attribute.id === id)
    if (before && before.decimals !== decimals && members.some(({ attributes }) => attributes?.[id] !== undefined))
      return `${name} is entered with ${before.decimals} decimals, and this format reads it with ${decimals}.`
    const without = required ? members.filter(({ attributes }) => attributes?.[id] === undefined) : []
    if (without.length > 0)
      return `${name} is needed, and ${without[0]!.name} has none.${count(without.length - 1)} Enter it first, in the entry list.`
  }
  return null
}

/** A field whose numbers would mean something else than when they were typed. */
function figureFault(contest: Contest, format: Format): string | null {
  for (const field of format.fields) {
    const before = contest.format.fields.find(({ id }) => id === field.id)
    if (!before) continue
    const [from, to] = [fieldScale(before).decimals, fieldScale(field).decimals]
    if (from !== to)
      return `${before.name} is recorded with ${from} decimals, and this format reads it with ${to}. Numbers that are recorded keep their meaning.`
  }
  return null
}

function attemptFaults(state: EventState, contest: Contest, format: Format): string[] {
  const faults: string[] = []
  for (const competitor of membersOf(state, contest)) {
    const card = cardOf(state, contest, competitor.id)
    for (const [slot, attempt] of (card?.attempts ?? []).entries()) {
      if (!attempt) continue
      const what = `${slotName(contest.format, slot)} of ${competitor.name} is recorded`
      if (slot >= slotCount(format)) faults.push(`${what}, and this format has only ${slotCount(format)}.`)
      else if (Object.keys(attempt.values).length > 0) {
        const fault = checkValues(format, fieldsAt(format, slot), attempt.values)
        if (fault) faults.push(`${what}, and this format can’t read it. ${fault.message}`)
      }
    }
    const code = card?.status?.code
    if (code !== undefined && !format.statuses.some((status) => status.code === code))
      faults.push(`${competitor.name} has the status ${code}, and this format has none of that name.`)
  }
  return faults
}

function matchFaults(state: EventState, contest: Contest, format: Format): string[] {
  return matchesOf(state, contest).flatMap(({ match, recorded }) => {
    const fault = recorded?.values
      .map((values) => (Object.keys(values).length === 0 ? null : checkValues(format, fieldsAt(format, 0), values)))
      .find((each) => each !== null)
    return fault ? [`Match ${match} is recorded, and this format can’t read it. ${fault.message}`] : []
  })
}

/** Later contests that carry on a column this format would not have. */
function carriedFault(state: EventState, contest: Contest, format: Format): string | null {
  for (const later of state.contests.values()) {
    if (later.after !== contest.id) continue
    const missing = later.format.carries?.find(({ id }) => !format.results.some((result) => result.id === id))
    if (missing) return `${later.name} goes on with the column “${missing.id}” of this contest, and this format has none.`
  }
  return null
}

/** Penalties of the referee's table that would mean something else: they are kept as figures of the column that decides. */
function penaltyFault(state: EventState, contest: Contest, format: Format): string | null {
  const rulings = [...(state.rulings.contests.get(contest.id)?.about.values() ?? [])].flat()
  if (!rulings.some(({ fact }) => fact.kind === 'ruling.penalised')) return null
  const decimals = (of: Format) => {
    const { at, order } = decisiveColumn(of)
    return at < 0 ? null : `${order} ${scaleOf(of, of.results[at]!.id).decimals}`
  }
  if (decimals(contest.format) === decimals(format)) return null
  return 'A penalty stands there, in figures of what decides now, and this format decides by others. Take it back first.'
}

/** Why a format can't take over a contest as it stands; null where it can. Nothing is changed by asking. */
export function reformatFault(state: EventState, contest: Contest, format: Format): string | null {
  if (format.takes === 'contests' && contest.sources.length === 0)
    return 'That format adds up other contests, and this one has none to add up. Add an overall beside it instead.'
  const unjudged = contest.judges ? panelsFault(format, contest.judges) : null
  const needs =
    attributeFault(state, contest, format) ?? carriedFault(state, contest, format) ?? unjudged ?? penaltyFault(state, contest, format)
  if (needs !== null || !isBegun(state, contest)) return needs
  if ((format.takes ?? 'attempts') !== (contest.format.takes ?? 'attempts'))
    return 'What is recorded there is of another kind: attempts, matches and other contests can’t take each other’s place.'
  const figures = figureFault(contest, format)
  if (figures !== null) return figures
  const faults = [...attemptFaults(state, contest, format), ...matchFaults(state, contest, format)]
  return faults.length === 0 ? null : `${faults[0]}${count(faults.length - 1)}`
}

/** How many competitors would stand on another place. */
export function movedBy(state: EventState, contest: Contest, format: Format): number {
  const after = reformed(state, contest, format)
  const places = (of: EventState) => {
    const ranking = rankingOf(of, of.contests.get(contest.id)!)
    return new Map(ranking.rows.map(({ id }, index) => [id, ranking.places[index] ?? null]))
  }
  const [before, then] = [places(state), places(after)]
  return [...before].filter(([id, place]) => then.get(id) !== place).length
}

const named = (format: Format): boolean => format.id.startsWith(OWN) || sameData(presetOf(format.id), format)

/** The facts of another format: kept in the event's own list where it is not there yet, and put to the contest. */
export function reformatContest(
  state: EventState,
  { contest: id, format, reason, confirmed }: Extract<Command, { name: 'contest.reformat' }>,
): Outcome<Fact[], Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return err({ kind: 'unknown-contest', message: 'There is no such contest in this event.' })
  if (!named(format))
    return err({ kind: 'invalid', message: `“${format.name}” is called as a preset and isn’t one. Keep it as a format of your own first.` })
  if (sameData(contest.format, format))
    return err({ kind: 'invalid', message: `${contest.name} is scored like that already; nothing was changed.` })
  const fault = reformatFault(state, contest, format)
  if (fault !== null) return err({ kind: 'invalid', message: `${fault} ${contest.name} stays as it is.` })
  if (isBegun(state, contest) && !confirmed) {
    const moved = movedBy(state, contest, format)
    const who = moved === 0 ? 'Nobody changes place' : moved === 1 ? 'One competitor changes place' : `${moved} competitors change places`
    return err({ kind: 'odd', message: `Results are recorded in ${contest.name}. ${who} under “${format.name}”.` })
  }
  const kept = !format.id.startsWith(OWN) || sameData(state.formats.get(format.id), format)
  return ok([
    ...(kept ? [] : [{ kind: 'format.kept', body: { format } } as const]),
    { kind: 'contest.reformatted', body: { contest: contest.id, format, reason } },
  ])
}
