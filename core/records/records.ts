// Record books: what stands, what was claimed, and what officials made of it. A pure state over recorded facts, read in their order.
import { z } from 'zod'
import { err, ok, type Outcome } from '../outcome.ts'

const Word = z.string().min(1).max(120)
const Size = z.number().int().min(-1e12).max(1e12)

/**
 * One book of records: a meet's, a club's, a national one. `better`: which way values go. `gain`: a new record must be better than the standing
 * one by at least this, scaled like the values (1: any better value). `equal`: whether equalling the record makes a joint holder.
 */
export const RecordBook = z.strictObject({
  id: Word,
  name: Word,
  better: z.enum(['high', 'low']),
  gain: Size.min(1),
  equal: z.enum(['joint', 'nothing']),
})
export type RecordBook = z.infer<typeof RecordBook>

/** What a record is of: one kind of value in one category. Values of one record are integers of one scale. */
export const RecordOf = z.strictObject({ book: Word, category: Word, kind: Word })
export type RecordOf = z.infer<typeof RecordOf>

/** A value and whose it is. */
export const Feat = z.strictObject({ holder: Word, value: Size, when: Word.optional(), where: Word.optional() })
export type Feat = z.infer<typeof Feat>

/** A fact about records. `standing`: what stood before, taken from a list; the rest is the life of a claim. */
export const RecordFact = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('standing'), of: RecordOf, feat: Feat }),
  z.strictObject({ fact: z.literal('claimed'), claim: Word, of: RecordOf, feat: Feat }),
  z.strictObject({ fact: z.literal('ratified'), claim: Word }),
  z.strictObject({ fact: z.literal('refused'), claim: Word, because: Word }),
])
export type RecordFact = z.infer<typeof RecordFact>

/** A claim and what became of it. `makes`: what it made when it was claimed, a new record or a share of the standing one. */
export interface Claim {
  claim: string
  of: RecordOf
  feat: Feat
  makes: 'new' | 'joint'
  state: 'pending' | 'ratified' | 'refused'
  /** The reason of a refusal. */
  because: string | null
}

/** All books: rules by book id, standing feats by record, claims by id in the order they were made. */
export interface Records {
  books: ReadonlyMap<string, RecordBook>
  listed: ReadonlyMap<string, readonly Feat[]>
  claims: ReadonlyMap<string, Claim>
}

/** Why a fact can't be taken; `message` is for the person. */
export interface RecordFault {
  kind: 'no-book' | 'not-a-record' | 'claim-exists' | 'no-claim' | 'already-decided'
  message: string
}

const keyOf = ({ book, category, kind }: RecordOf): string => JSON.stringify([book, category, kind])

/** Books with nothing in them yet. */
export const emptyRecords = (books: readonly RecordBook[]): Records => ({
  books: new Map(books.map((book) => [book.id, book])),
  listed: new Map(),
  claims: new Map(),
})

const isBetter = ({ better, gain }: Pick<RecordBook, 'better' | 'gain'>, value: number, than: number): boolean =>
  (better === 'high' ? value - than : than - value) >= gain

/** The best of these, with everybody who equals it, in their order. */
function bestOf(book: RecordBook, feats: readonly Feat[]): Feat[] {
  let best: Feat[] = []
  for (const feat of feats) {
    const held = best[0]
    if (!held || isBetter({ better: book.better, gain: 1 }, feat.value, held.value)) best = [feat]
    else if (feat.value === held.value) best.push(feat)
  }
  return best
}

function featsOf(records: Records, of: RecordOf, states: readonly Claim['state'][]): Feat[] {
  const key = keyOf(of)
  const claimed = [...records.claims.values()].filter((claim) => keyOf(claim.of) === key && states.includes(claim.state))
  return [...(records.listed.get(key) ?? []), ...claimed.map(({ feat }) => feat)]
}

/** Who holds a record: joint holders in the order they got there; empty where none stands. Pending claims are not in it. */
export function holdersOf(records: Records, of: RecordOf): readonly Feat[] {
  const book = records.books.get(of.book)
  return book ? bestOf(book, featsOf(records, of, ['ratified'])) : []
}

/**
 * What a value makes of a record now: new, a share of it, or null for nothing. It is measured against what stands and what is claimed and not
 * yet decided, as an announcer does; a refusal gives the earlier bar back for the next value. The first value of a record without one is new.
 */
export function makesRecord(records: Records, of: RecordOf, value: number): 'new' | 'joint' | null {
  const book = records.books.get(of.book)
  if (!book) return null
  const bar = bestOf(book, featsOf(records, of, ['ratified', 'pending']))[0]
  if (!bar || isBetter(book, value, bar.value)) return 'new'
  return value === bar.value && book.equal === 'joint' ? 'joint' : null
}

const fault = (kind: RecordFault['kind'], message: string): Outcome<Records, RecordFault> => err({ kind, message })

/** The books after one more fact; the state that was handed in stays as it is. */
export function afterFact(records: Records, fact: RecordFact): Outcome<Records, RecordFault> {
  if (fact.fact === 'standing' || fact.fact === 'claimed') {
    const { of, feat } = fact
    if (!records.books.has(of.book)) return fault('no-book', `There is no record book ${of.book}. Nothing was changed; add the book first.`)
    if (fact.fact === 'standing') {
      const listed = [...(records.listed.get(keyOf(of)) ?? []), feat]
      return ok({ ...records, listed: new Map(records.listed).set(keyOf(of), listed) })
    }
    if (records.claims.has(fact.claim)) return fault('claim-exists', `Claim ${fact.claim} was made already. The earlier one is kept.`)
    const makes = makesRecord(records, of, feat.value)
    if (makes === null) return fault('not-a-record', 'This is not better than what stands or is claimed. Nothing was changed.')
    const claim: Claim = { claim: fact.claim, of, feat, makes, state: 'pending', because: null }
    return ok({ ...records, claims: new Map(records.claims).set(claim.claim, claim) })
  }
  const claim = records.claims.get(fact.claim)
  if (!claim) return fault('no-claim', `There is no claim ${fact.claim}. Nothing was changed.`)
  if (claim.state !== 'pending') return fault('already-decided', `Claim ${fact.claim} is ${claim.state} already. That is kept.`)
  const decided: Claim = { ...claim, state: fact.fact, because: fact.fact === 'refused' ? fact.because : null }
  return ok({ ...records, claims: new Map(records.claims).set(claim.claim, decided) })
}
