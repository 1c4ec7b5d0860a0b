// A further contest of a division: a second event for the same people, a stage after another, or an overall that adds other contests up.
import { type Competitor, type Contest, type EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { type CompetitorId, type ContestId, type DivisionId, TABLE } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { slotCount } from '../standings/slots.ts'
import { attributeFault, LAST_NUMBER } from './attribute-fault.ts'
import type { Command, Rejection } from './command.ts'
import { divisionKey } from './division-name.ts'
import { formatOf } from './formats.ts'

type Add = Extract<Command, { name: 'contest.add' }>
type Found<T> = Outcome<T, Rejection>

const NOTHING = 'Nothing was added.'
const reject = (message: string, kind: Rejection['kind'] = 'invalid') => err({ kind, message: `${message} ${NOTHING}` })

/** The contests of these ids, all of one division. */
function contestsOf(state: EventState, division: DivisionId, ids: readonly ContestId[]): Found<Contest[]> {
  const found: Contest[] = []
  for (const id of ids) {
    const contest = state.contests.get(id)
    if (!contest) return reject('One of the contests it builds on is not in this event.', 'unknown-contest')
    if (contest.division !== division) {
      const name = state.divisions.get(contest.division)?.name ?? contest.division
      return reject(`${contest.name} is a contest of the division “${name}”; only contests of its own division can be built on.`)
    }
    if (found.includes(contest)) return reject(`${contest.name} is named twice; it counts once.`)
    found.push(contest)
  }
  return ok(found)
}

/** The format with a slot for each contest that it adds up. One with a single group is as long as they are; another must fit. */
function formatFor(format: Format, sources: readonly Contest[]): Found<Format> {
  const takesContests = format.takes === 'contests'
  if (!takesContests && sources.length > 0)
    return reject(`${format.name} is scored at a table and adds up no other contests. Choose an overall format.`)
  if (!takesContests) return ok(format)
  if (sources.length === 0) return reject(`${format.name} adds up other contests. Say which ones.`)
  const [group, ...others] = format.groups
  if (others.length === 0) return ok({ ...format, groups: [{ ...group!, attempts: sources.length }] })
  if (slotCount(format) === sources.length) return ok(format)
  return reject(`${format.name} adds up ${slotCount(format)} contests, in their order; ${sources.length} are named.`)
}

/** Why the format can't go on from the contest before it, or null. */
function carriedFault(format: Format, before: Contest | undefined): string | null {
  const { carries = [] } = format
  if (carries.length === 0) return null
  if (!before) return `${format.name} goes on from a contest before it. Say which one.`
  const missing = carries.find(({ id }) => !before.format.results.some((result) => result.id === id))
  return missing ? `${format.name} carries on a result that ${before.name} does not have (${missing.id}).` : null
}

/** The competitors who are in: those named, in their order, or everybody of the division. */
function entrantsOf(state: EventState, { division, entrants }: Add): Found<Competitor[]> {
  const everybody = [...state.competitors.values()].filter((competitor) => competitor.division === division)
  if (!entrants) return ok(everybody)
  const named = new Map<CompetitorId, Competitor>()
  for (const id of entrants) {
    const competitor = everybody.find((other) => other.id === id)
    if (!competitor) return reject('One of those named is not entered in this division.', 'unknown-competitor')
    if (named.has(id)) return reject(`${competitor.name} is named twice.`)
    named.set(id, competitor)
  }
  return ok([...named.values()])
}

/** Who lacks what the format asks to know of everybody. */
function unknownFault(format: Format, entrants: readonly Competitor[]): string | null {
  const lacking = entrants.flatMap(({ name, attributes }) => {
    const fault = attributeFault(format.attributes, attributes)
    return fault ? [`${name}: ${fault}`] : []
  })
  if (lacking.length === 0) return null
  return lacking.length === 1 ? lacking[0]! : `${lacking[0]!} It is the same with ${lacking.length - 1} more.`
}

/** The facts that add a contest, with its start list where those who are in are named. */
export function addContest(state: EventState, command: Add): Outcome<Fact[], Rejection> {
  const { division, title, sources = [], after } = command
  const own = state.divisions.get(division)
  if (!own) return reject('There is no such division in this event.')
  const chosen = formatOf(state, command.format)
  if (!chosen) return reject(`There is no format “${command.format}”.`)
  const name = title ?? chosen.name
  if ([...state.contests.values()].some((other) => other.division === division && divisionKey(other.name) === divisionKey(name)))
    return reject(`“${own.name}” has a contest called ${name} already. Give this one a name of its own.`)
  const number = state.numbered.contest + 1
  if (number > LAST_NUMBER) return reject('This event has given all its numbers to contests, also to ones that were removed.', 'too-many')

  const added = contestsOf(state, division, sources)
  if (!added.ok) return added
  const before = contestsOf(state, division, after === undefined ? [] : [after])
  if (!before.ok) return before
  const format = formatFor(chosen, added.value)
  if (!format.ok) return format
  const entrants = entrantsOf(state, command)
  if (!entrants.ok) return entrants
  const fault = carriedFault(format.value, before.value[0]) ?? unknownFault(format.value, entrants.value)
  if (fault) return reject(fault)

  const contest = `k${number}` as ContestId
  const made: Fact = {
    kind: 'contest.added',
    body: {
      contest,
      division,
      name,
      partition: TABLE,
      format: format.value,
      entrants: command.entrants ? 'listed' : 'division',
      ...(sources.length > 0 ? { sources } : {}),
      ...(after === undefined ? {} : { after }),
    },
  }
  if (!command.entrants) return ok([made])
  return ok([made, { kind: 'start-list.set', body: { contest, order: command.entrants } }])
}
