// What a device can be invited as, from the event itself: each judge of a contest that judges mark, who types a second time, a spare phone, a
// laptop that stands by.
import type { Assignment, DevicesView } from '../../../core/contract/hub.ts'
import type { PartitionId } from '../../../core/ids.ts'
import type { EntriesView } from '../../../core/views/view.ts'
import { type OwnerName, ownerIn } from './owners.ts'

type Contest = EntriesView['contests'][number]

/** One thing to invite a device as. `owner`: who has it now; `waits`: a code for it waits already. */
export interface Choice {
  id: string
  label: string
  about: string
  assignment: Assignment
  owner: OwnerName | null
  waits: boolean
}

/** Judges in their order, and everything else. */
export interface Choices {
  judges: Choice[]
  others: Choice[]
}

/** Where a part is, in a few words: the contest, or how many. */
const where = (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? '') : `${names.length} contests`)

function judgesIn(contests: readonly Contest[]): Map<PartitionId, { labels: Set<string>; contests: Set<string> }> {
  const seats = new Map<PartitionId, { labels: Set<string>; contests: Set<string> }>()
  for (const { name, judges = [], judged = [] } of contests)
    for (const { field, partitions } of judges)
      for (const [at, partition] of partitions.entries()) {
        const seat = seats.get(partition) ?? { labels: new Set(), contests: new Set() }
        const what = judges.length > 1 ? judged.find((one) => one.field === field)?.name : undefined
        seat.labels.add(what === undefined ? `Judge ${at + 1}` : `${what} · Judge ${at + 1}`)
        seat.contests.add(name)
        seats.set(partition, seat)
      }
  return seats
}

/** What can be invited. */
export function choicesOf({ contests }: Pick<EntriesView, 'contests'>, view: DevicesView): Choices {
  const choice = (id: string, label: string, about: string, assignment: Assignment): Choice => {
    const [partition] = assignment.partitions
    return {
      id,
      label,
      about,
      assignment,
      owner: ownerIn(
        view,
        view.partitions.find((part) => part.partition === partition),
      ),
      waits: partition !== undefined && view.invitations.some((one) => one.assignment.partitions.includes(partition)),
    }
  }
  const judges = [...judgesIn(contests)].map(([partition, seat]) =>
    choice(partition, [...seat.labels].join(', '), where([...seat.contests]), { partitions: [partition] }),
  )
  const seconds = Map.groupBy(
    contests.filter(({ second }) => second !== undefined),
    ({ second }) => second!,
  )
  return {
    judges,
    others: [
      ...[...seconds].map(([partition, its]) =>
        choice(partition, 'Second person', `types everything again in ${where(its.map(({ name }) => name))}`, { partitions: [partition] }),
      ),
      choice('spare', 'Spare phone', 'joins now, and is handed a part when one is needed', { partitions: [], title: 'Spare phone' }),
      choice('standby', 'Standby laptop', 'keeps all of the event, and can take over from this one', { partitions: [], follows: 'all' }),
    ],
  }
}
