// Preflight of what was set up: the event, who is entered, in which order, and by which rules.
import { type Contest, type EventState, isBegun, membersOf, ownMatches } from '../apply/state.ts'
import { attributeFault } from '../decide/attribute-fault.ts'
import { faultOf } from '../formats/sound.ts'
import { attention, counted, fine, listed, type Said } from './say.ts'

const nameOf = (state: EventState, { name, division }: Contest): string => {
  const of = state.divisions.get(division)?.name ?? ''
  return name.includes(of) ? name : `${of} · ${name}`
}
const takes = ({ format }: Contest) => format.takes ?? 'attempts'

/** Which event is open, and that it is the event itself. `rehearsal`: it is not. */
export function eventVerdict(state: EventState, rehearsal: boolean): Said {
  const { event, contests, competitors } = state
  if (!event) return attention('No event has begun here yet.')
  if (rehearsal) return attention('This is the rehearsal. End it before the doors open: what is scored here does not count.')
  if (competitors.size === 0) return attention('Nobody is entered yet. Import the entry list.', 'competitors')
  const begun = [...contests.values()].some((contest) => isBegun(state, contest))
  const size = `${counted(competitors.size, 'competitor')} in ${counted(contests.size, 'contest')}`
  return fine(`${event.name}: ${size}, ${begun ? 'begun' : 'nothing scored yet'}.`)
}

/** Whether everybody can start: start numbers told apart, and all known that the rules ask for. */
export function startersVerdict(state: EventState): Said {
  const competitors = [...state.competitors.values()]
  if (competitors.length === 0) return attention('Nobody is entered yet. Import the entry list.', 'competitors')
  const without = competitors.filter(({ bib }) => bib.trim() === '')
  if (without.length > 0)
    return attention(`Without a start number: ${listed(without.map(({ name }) => name))}. Give them one.`, 'competitors')
  const seen = new Map<string, string>()
  for (const { bib, name, division } of competitors) {
    const other = seen.get(`${division} ${bib}`)
    if (other !== undefined) return attention(`${other} and ${name} both have start number ${bib}. Change one.`, 'competitors')
    seen.set(`${division} ${bib}`, name)
  }
  for (const contest of state.contests.values())
    for (const member of membersOf(state, contest)) {
      const fault = attributeFault(contest.format.attributes, member.attributes)
      if (fault !== null)
        return attention(`${member.name}, in ${nameOf(state, contest)}: ${fault} Enter it before they start.`, 'competitors')
    }
  return fine(`${counted(competitors.length, 'competitor')}, each with a start number and all that the rules ask for.`)
}

/** Whether every contest has somebody in it, and it is known in which order they start. */
export function ordersVerdict(state: EventState): Said {
  const contests = [...state.contests.values()]
  if (contests.length === 0) return attention('There is no contest yet.', 'contests')
  const empty = contests.filter((contest) => takes(contest) !== 'contests' && membersOf(state, contest).length === 0)
  if (empty.length > 0) return attention(`Nobody is in ${listed(empty.map((contest) => nameOf(state, contest)))}.`, 'contests')
  const undrawn = contests.filter((contest) => takes(contest) === 'matches' && ownMatches(state, contest).length === 0)
  if (undrawn.length > 0) return attention(`No match is drawn in ${listed(undrawn.map((contest) => nameOf(state, contest)))}.`, 'draw')
  const unordered = contests.filter((contest) => takes(contest) === 'attempts' && !isOrdered(state, contest))
  if (unordered.length > 0)
    return attention(
      `No running order and no lots in ${listed(unordered.map((contest) => nameOf(state, contest)))}: they start as they were entered. Set the order, or leave it so.`,
      'order',
    )
  return fine(`${counted(contests.length, 'contest')}, each with its running order or draw.`)
}

/** By a start list that names everybody, or by lots that everybody has; or the attempt that is declared says who is next. */
function isOrdered(state: EventState, contest: Contest): boolean {
  const members = membersOf(state, contest)
  const lots = new Set(members.map(({ lot }) => lot))
  return (
    members.length < 2 || members.every(({ id }) => contest.startList.has(id)) || (!lots.has(undefined) && lots.size === members.length)
  )
}

/** Whether the rules of each contest can be worked with, whatever anybody does. */
export function formatsVerdict(state: EventState): Said {
  const contests = [...state.contests.values()]
  const faults = contests.flatMap((contest) => {
    const fault = faultOf(contest.format)
    return fault === null ? [] : [`${nameOf(state, contest)}: ${fault}`]
  })
  if (faults.length > 0)
    return attention(`The rules do not fit together in ${listed(faults)}. Change them in the contest’s format.`, 'contests')
  if (state.unapplied > 0)
    return attention(
      `${counted(state.unapplied, 'entry', 'entries')} of this event are of a newer version of Scoretable and are not shown. Update this laptop.`,
    )
  const names = [...new Set(contests.map(({ format }) => format.name))]
  return names.length === 0 ? attention('There is no contest yet.', 'contests') : fine(`Sound: ${listed(names)}.`)
}
