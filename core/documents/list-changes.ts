// What was changed on the entry list once a contest had begun, or something of it was printed: before that it is nobody's business but the desk's.
import type { Competitor, Contest, EventState } from '../apply/state.ts'
import { attributeText } from '../formats/text.ts'
import { SETUP } from '../ids.ts'
import { attributesAsked } from '../views/entries.ts'
import type { Told } from './corrections.ts'

/** When the first result of a contest that is still known was written, by whoever (ms); null where there is none. */
function begunAt(state: EventState, { id, partition, second, judges = [] }: Contest): number | null {
  const times: number[] = []
  for (const table of second === undefined ? [partition] : [partition, second])
    for (const { contest, kind, at } of state.ledgers.get(table)?.values() ?? []) {
      if (contest !== id || kind === 'declared') continue
      times.push(at)
      break
    }
  for (const judge of judges.flatMap(({ partitions }) => partitions))
    for (const slots of state.marks.given.get(id)?.get(judge)?.values() ?? []) for (const mark of slots) if (mark) times.push(mark.at)
  return times.length > 0 ? Math.min(...times) : null
}

/** The entry that issued the first document of a contest, or of its division; null where none was. */
function issuedAt({ documents }: EventState, { id, division }: Contest): number | null {
  const first = [...documents].flatMap(([key, [issue]]) =>
    issue && [id, division].some((of) => key.endsWith(`:${of}`)) ? [issue.seq] : [],
  )
  return first.length > 0 ? Math.min(...first) : null
}

/** An entry of the list by field, as it is told. */
function fieldsOf(state: EventState, contest: Contest, { bib, name, team, division, lot, attributes }: Competitor): string[] {
  return [
    `No. ${bib}`,
    name,
    team ?? 'no club',
    state.divisions.get(division)?.name ?? division,
    lot === undefined ? 'no lot' : `lot ${lot}`,
    ...attributesAsked(state, contest.division).map((attribute) => {
      const value = attributes?.[attribute.id]
      return value === undefined ? `no ${attribute.name.toLowerCase()}` : `${attribute.name} ${attributeText(attribute, value)}`
    }),
  ]
}

/** The changes of a contest's division, of whoever came into it or left it too. */
export function listChangesIn(state: EventState, contest: Contest): Told[] {
  const [begun, issued] = [begunAt(state, contest), issuedAt(state, contest)]
  return state.listChanges.flatMap(({ seq, at, was, is, reason }): Told[] => {
    const isOurs = was.division === contest.division || is?.division === contest.division
    const isLate = (begun !== null && at >= begun) || (issued !== null && seq > issued)
    if (!isOurs || !isLate) return []
    const base = { at, partition: SETUP, seq, whom: `${(is ?? was).bib} ${(is ?? was).name}`, why: reason }
    const before = fieldsOf(state, contest, was)
    if (!is) return [{ ...base, was: before.slice(0, 4).join(' · '), is: 'taken off the entry list' }]
    const after = fieldsOf(state, contest, is)
    const differs = before.flatMap((text, at) => (text === after[at] ? [] : [at]))
    if (differs.length === 0) return []
    return [{ ...base, was: differs.map((at) => before[at]).join(' · '), is: differs.map((at) => after[at]).join(' · ') }]
  })
}
