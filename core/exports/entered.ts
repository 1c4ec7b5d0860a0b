// What was ever entered, read from the logs themselves, since a state keeps only what still stands.
import { type Fact, factOf } from '../event/entry.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId, ContestId, PartitionId } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'
import type { ExportSource } from './table.ts'

/** One thing that was entered. A match result is one for each side. */
export interface Entered {
  entry: SealedEntry
  kind: string
  contest: ContestId | undefined
  people: readonly CompetitorId[]
  slot?: number | undefined
  match?: number | undefined
  side?: number
  values?: Values
  status?: string | undefined
  note?: string | undefined
  /** The entry of the same part that it corrects or takes back, and why. */
  about?: number
  reason?: string
}

const KINDS = {
  'attempt.declared': 'declared',
  'attempt.recorded': 'attempt',
  'attempt.corrected': 'correction',
  'status.recorded': 'status',
  'match.recorded': 'match',
  'match.corrected': 'match correction',
  'tie.decided': 'decision of a tie',
  'entry.voided': 'void',
  'mark.given': 'mark',
  'mark.corrected': 'mark correction',
} as const
type Told = keyof typeof KINDS

const isTold = (fact: Fact): fact is Extract<Fact, { kind: Told }> => Object.hasOwn(KINDS, fact.kind)

/** A correction or a void is about what the entry it names was about. */
function readEntry(entry: SealedEntry, before: ReadonlyMap<number, Entered[]>, drawn: Map<string, readonly CompetitorId[][]>): Entered[] {
  const fact = factOf(entry)
  if (fact?.kind === 'match.drawn') drawn.set(`${fact.body.contest}/${fact.body.match}`, fact.body.sides)
  if (!fact || !isTold(fact)) return []
  const nothing: Omit<Entered, 'entry' | 'kind'> = { contest: undefined, people: [] }
  const kind = KINDS[fact.kind]
  switch (fact.kind) {
    case 'attempt.declared':
    case 'attempt.recorded': {
      const { contest, competitor, slot, values } = fact.body
      return [{ entry, kind, contest, people: [competitor], slot, values }]
    }
    case 'status.recorded': {
      const { contest, competitor, status } = fact.body
      return [{ entry, kind, contest, people: [competitor], status }]
    }
    case 'mark.given': {
      const { contest, competitor, slot, marks } = fact.body
      return [{ entry, kind, contest, people: [competitor], slot, values: marks }]
    }
    case 'match.recorded': {
      const { contest, match, sides, forfeit } = fact.body
      const seated = drawn.get(`${contest}/${match}`) ?? []
      const note = forfeit ? 'not played' : undefined
      return sides.map((values, side) => ({
        entry,
        kind,
        contest,
        people: seated[side] ?? [],
        match,
        side,
        values,
        note,
      }))
    }
    case 'tie.decided': {
      const { contest, order, reason } = fact.body
      return [{ entry, kind, contest, people: order.flat(), note: order.map((group) => group.join('=')).join(', '), reason }]
    }
    case 'attempt.corrected':
    case 'mark.corrected': {
      const { replaces: about, reason } = fact.body
      const values = fact.kind === 'attempt.corrected' ? fact.body.values : fact.body.marks
      return [{ ...(before.get(about)?.[0] ?? nothing), entry, kind, values, about, reason }]
    }
    case 'match.corrected': {
      const { replaces: about, reason, sides, forfeit } = fact.body
      const was = before.get(about) ?? []
      return sides.map((values, side) => ({
        ...(was[side] ?? nothing),
        entry,
        kind,
        side,
        values,
        note: forfeit ? 'not played' : undefined,
        about,
        reason,
      }))
    }
    case 'entry.voided': {
      const { voids: about, reason } = fact.body
      const was: readonly Omit<Entered, 'entry' | 'kind'>[] = before.get(about) ?? [nothing]
      return was.map(({ values: _values, status: _status, note: _note, ...rest }) => ({ ...rest, entry, kind, about, reason }))
    }
  }
}

/** All that was entered, part by part, in order. */
export function enteredIn({ logs }: Pick<ExportSource, 'logs'>): Entered[] {
  return [...logs.values()].flatMap((log) => {
    const before = new Map<number, Entered[]>()
    const drawn = new Map<string, readonly CompetitorId[][]>()
    for (const entry of log) {
      const read = readEntry(entry, before, drawn)
      if (read.length > 0) before.set(entry.seq, read)
    }
    return [...before.values()].flat()
  })
}

/** By part and entry, which later entry replaced or took it back, and why. */
export function overtaken(entered: readonly Entered[]): ReadonlyMap<string, Entered> {
  const by = new Map<string, Entered>()
  for (const one of entered) if (one.about !== undefined) by.set(placeOf(one.entry.partition, one.about), one)
  return by
}

/** An entry's place, as one text. */
export const placeOf = (partition: PartitionId, seq: number): string => `${partition}/${seq}`
