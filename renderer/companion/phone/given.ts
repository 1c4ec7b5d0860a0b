// What this phone's person has given, made from the phone's own log alone: oldest first, each with what became of it.
// A judge's are marks, a second person's whole attempts; both name whom and which attempt they are for.
import { z } from 'zod'
import { markBodies } from '../../../core/event/mark-bodies.ts'
import { type Value, Values } from '../../../core/formats/value.ts'
import { CompetitorId, ContestId, type PartitionId } from '../../../core/ids.ts'
import type { SealedEntry } from '../../../core/log/chain.ts'

/** One mark as given. `seq` is the entry that says so now, `first` the one before any correction, `newest` the last entry about it. */
export interface Given {
  partition: PartitionId
  epoch: number
  seq: number
  first: number
  newest: number
  at: number
  contest: ContestId
  competitor: CompetitorId
  slot: number
  values: Readonly<Record<string, Value>>
  state: 'stands' | 'changed' | 'taken-back'
}

// Of core/event/entry.ts as much as this phone writes: the whole of it would be most of what a phone has to load.
const attemptBodies = {
  'attempt.recorded': z.object({ contest: ContestId, competitor: CompetitorId, slot: z.number(), values: Values }),
  'attempt.corrected': z.object({ replaces: z.number(), values: Values }),
  'entry.voided': z.object({ voids: z.number() }),
}

/** What an entry says, for marks and attempts alike; null where it is of another kind, or can't be read. */
function readFact({ kind, body }: SealedEntry) {
  switch (kind) {
    case 'mark.given': {
      const said = markBodies[kind].safeParse(body).data
      return said && { is: 'given' as const, contest: said.contest, competitor: said.competitor, slot: said.slot, values: said.marks }
    }
    case 'attempt.recorded': {
      const said = attemptBodies[kind].safeParse(body).data
      return said && { is: 'given' as const, contest: said.contest, competitor: said.competitor, slot: said.slot, values: said.values }
    }
    case 'mark.corrected': {
      const said = markBodies[kind].safeParse(body).data
      return said && { is: 'changed' as const, about: said.replaces, values: said.marks }
    }
    case 'attempt.corrected': {
      const said = attemptBodies[kind].safeParse(body).data
      return said && { is: 'changed' as const, about: said.replaces, values: said.values }
    }
    case 'entry.voided': {
      const said = attemptBodies[kind].safeParse(body).data
      return said && { is: 'taken-back' as const, about: said.voids }
    }
    default:
      return null
  }
}

/** What one partition's log says was given. Entries of other kinds say nothing here. */
export function givenIn(entries: readonly SealedEntry[]): Given[] {
  const bySeq = new Map<number, Given>()
  const all: Given[] = []
  for (const entry of entries) {
    const { partition, epoch, seq, at } = entry
    const said = readFact(entry)
    if (!said) continue
    if (said.is === 'given') {
      const { is: _, ...what } = said
      const given: Given = { partition, epoch, seq, first: seq, newest: seq, at, state: 'stands', ...what }
      bySeq.set(seq, given)
      all.push(given)
      continue
    }
    const before = bySeq.get(said.about)
    if (!before || before.seq !== said.about || before.state === 'taken-back') continue
    if (said.is === 'taken-back') Object.assign(before, { newest: seq, state: 'taken-back' })
    else Object.assign(before, { epoch, seq, newest: seq, at, values: said.values, state: 'changed' })
    bySeq.set(seq, before)
  }
  return all
}

/** What stands for a competitor and slot: the newest that was not taken back. */
export const standing = (all: readonly Given[], of: Pick<Given, 'contest' | 'competitor' | 'slot'>): Given | null =>
  all.findLast(
    ({ contest, competitor, slot, state }) =>
      state !== 'taken-back' && contest === of.contest && competitor === of.competitor && slot === of.slot,
  ) ?? null
