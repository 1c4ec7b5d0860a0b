// The entry list as set-up shows it: who is in, and in which order each contest starts.
import { type Contest, type EventState, hasRecord, isBegun, membersOf } from '../apply/state.ts'
import { staysFault } from '../decide/remove-contest.ts'
import type { Attribute } from '../formats/format.ts'
import { panelsFault, seatsOf } from '../formats/panels.ts'
import { attributeText } from '../formats/text.ts'
import type { DivisionId, PartitionId } from '../ids.ts'
import { compareStart } from '../standings/ranking.ts'
import { personOf } from './standing.ts'
import type { EntriesView, EntryRow } from './view.ts'

/** What judges could give in a contest, and who writes it beside its table. */
function judgedIn({ format, judges, second }: Contest): Pick<EntriesView['contests'][number], 'judged' | 'judges' | 'second'> {
  const judged = format.fields
    .map((field) => ({ field: field.id, name: field.name, seats: seatsOf(field) }))
    // The same rule that decides, asked of each field with as many judges as it has.
    .filter(({ field, seats }) => panelsFault(format, [{ field, partitions: seatNames(seats) }]) === null)
  return { ...(judged.length > 0 ? { judged } : {}), ...(judges ? { judges } : {}), ...(second === undefined ? {} : { second }) }
}

const seatNames = (seats: number) => Array.from({ length: seats }, (_, seat) => `judge-${seat + 1}` as PartitionId)

/** What any contest of a division asks to know of its competitors, once: the first one's first. */
export function attributesAsked(state: EventState, division: DivisionId): Attribute[] {
  const asked = new Map<string, Attribute>()
  for (const { division: own, format } of state.contests.values())
    for (const attribute of own === division ? format.attributes : []) if (!asked.has(attribute.id)) asked.set(attribute.id, attribute)
  return [...asked.values()]
}

/** Everybody who is entered. */
export function entriesView(state: EventState): EntriesView {
  const contests = [...state.contests.values()]
  const contestOf = new Map<string, Contest>()
  for (const contest of contests) if (!contestOf.has(contest.division)) contestOf.set(contest.division, contest)
  const asked = new Map([...state.divisions.keys()].map((division) => [division, attributesAsked(state, division)] as const))

  return {
    divisions: [...state.divisions.values()].map(({ id, name }) => ({
      id,
      name,
      preset: contestOf.get(id)?.format.id ?? '',
      attributes: asked.get(id)!,
    })),
    contests: contests.map((contest) => ({
      contest: contest.id,
      name: contest.name,
      division: contest.division,
      format: contest.format.id,
      formatName: contest.format.name,
      takes: contest.format.takes ?? 'attempts',
      sources: [...contest.sources],
      ...(contest.after === undefined ? {} : { after: contest.after }),
      stays: staysFault(state, contest),
      order: membersOf(state, contest)
        .sort((a, b) => compareStart(contest, a, b))
        .map(({ id }) => id),
      drawn: contest.startList.size > 0,
      begun: isBegun(state, contest),
      declares: contest.format.order.by === 'declared',
      ...judgedIn(contest),
    })),
    competitors: [...state.competitors.values()].map((competitor): EntryRow => {
      const { id, division, lot, attributes } = competitor
      const texts = (asked.get(division) ?? []).flatMap((attribute) => {
        const text = attributeText(attribute, attributes?.[attribute.id])
        return text === '' ? [] : [[attribute.id, text] as const]
      })
      return {
        ...personOf(competitor),
        division,
        ...(lot === undefined ? {} : { lot }),
        attributes: Object.fromEntries(texts),
        recorded: hasRecord(state, id),
      }
    }),
  }
}
