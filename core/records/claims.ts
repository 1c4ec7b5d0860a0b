// Which results of an event make a record: read from what is recorded, in the order it was recorded, each time anew. A corrected attempt takes
// its claim with it, and what it stood in the way of comes back.
import { type RecordState, type Ruling, claimKey } from '../apply/records.ts'
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import type { RecordListed } from '../event/record-bodies.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import type { Format } from '../formats/format.ts'
import type { Operand } from '../formats/part.ts'
import { type Column, columnIndex, columnsAlone } from '../standings/columns.ts'
import type { Score } from '../standings/line.ts'
import { ruleOf } from '../standings/parts/parts.ts'
import { single } from '../standings/parts/rule.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { slotsOf } from '../standings/slots.ts'
import { afterFact, emptyRecords, makesRecord, type RecordOf, type Records } from './records.ts'

/** A result that makes a record, and what became of it. `slot`: the attempt it was made with. Values are scaled like the column `what`. */
export interface ResultClaim {
  contest: ContestId
  competitor: CompetitorId
  slot: number
  book: string
  what: string
  value: number
  makes: 'new' | 'joint'
  ruling: Ruling | null
}

/** All books after everything that is recorded, and the claims in the order they were made. */
export interface EventRecords {
  records: Records
  claims: ResultClaim[]
}

/** What a record of a listing is of, in the words of records.ts: a division is a category, a column a kind. */
export const recordOf = ({ book, division, what }: Pick<RecordListed, 'book' | 'division' | 'what'>): RecordOf => ({
  book,
  category: division,
  kind: what,
})

/** A contest's attempts in the order they were first recorded: whose, and which slot. */
function takenIn(state: EventState, contest: Contest, rows: ReadonlyMap<CompetitorId, Row>) {
  return [...rows.values()]
    .flatMap((row) =>
      (cardOf(state, contest, row.id)?.attempts ?? []).flatMap((attempt, slot) => (attempt ? [{ row, slot, first: attempt.first }] : [])),
    )
    .sort((a, b) => a.first - b.first)
}

/** Whether a figure is all there: a sum of which parts are still to come makes no record, however large it is. */
function isWhole(format: Format, operand: Operand, columns: readonly Column[], slots: ReadonlySet<number>): boolean {
  if (typeof operand === 'string') {
    const at = columnIndex(format, operand)
    return columns[at]?.figure != null && isWhole(format, format.results[at]!.from, columns, slots)
  }
  if (operand.part === 'total') {
    const [first, end] = slotsOf(format, operand.group)
    for (let slot = first; slot < end; slot++) if (!slots.has(slot)) return false
  }
  const inner = ruleOf(operand).inner?.(operand) ?? []
  const missing = operand.part === 'sum' && operand.missing === 'zero'
  return missing || operand.part === 'total' || inner.every((part) => isWhole(format, part, columns, slots))
}

/** A competitor's column after these slots alone; nothing where it is not all there, or needs more than one competitor's own attempts. */
function columnAfter(contest: Contest, row: Row, slots: ReadonlySet<number>, what: string): Score {
  const own = row.line.slots.map((taken, slot) => (slots.has(slot) ? taken : undefined))
  const columns = columnsAlone(contest.format, { ...row.line, slots: own })
  return isWhole(contest.format, what, columns, slots) ? single(columns[columnIndex(contest.format, what)]!.figure) : null
}

const startOf = ({ books, listed }: RecordState): Records => {
  let records = emptyRecords([...books.values()])
  for (const listing of listed.values()) {
    const { value, holder = '–', when, where } = listing
    if (value === null) continue
    const feat = { holder, value, ...(when ? { when } : {}), ...(where ? { where } : {}) }
    const next = afterFact(records, { fact: 'standing', of: recordOf(listing), feat })
    if (next.ok) records = next.value
  }
  return records
}

/**
 * The records of an event. A claim is measured against what stood before it, claims that wait included, as an announcer does; one that was
 * refused stands in nobody's way. Only contests with attempts make records; of contests side by side the earlier one comes first.
 */
export function eventRecords(state: EventState): EventRecords {
  const { listed, rulings } = state.records
  let records = startOf(state.records)
  const claims: ResultClaim[] = []
  for (const contest of state.contests.values()) {
    const watched = [...listed.values()].filter(
      ({ division, what }) => division === contest.division && columnIndex(contest.format, what) >= 0,
    )
    if (watched.length === 0 || (contest.format.takes ?? 'attempts') !== 'attempts') continue
    const ruled = rulings.get(contest.id)?.get(contest.partition)
    const { byCompetitor } = rankingOf(state, contest)
    const done = new Map<CompetitorId, Set<number>>()
    const before = new Map<string, Score>()
    for (const { row, slot } of takenIn(state, contest, byCompetitor)) {
      const slots = done.get(row.id) ?? new Set()
      done.set(row.id, slots.add(slot))
      for (const listing of watched) {
        const of = recordOf(listing)
        const held = JSON.stringify([listing.book, listing.what, row.id])
        const value = columnAfter(contest, row, slots, listing.what)
        const same = value === (before.get(held) ?? null)
        before.set(held, value)
        const makes = value === null || same ? null : makesRecord(records, of, value)
        if (value === null || makes === null) continue
        const claim = { contest: contest.id, competitor: row.id, slot, book: listing.book, what: listing.what, value, makes }
        const ruling = ruled?.get(claimKey(claim)) ?? null
        claims.push({ ...claim, ruling })
        records = withClaim(records, of, claim, ruling, row.competitor.name)
      }
    }
  }
  return { records, claims }
}

function withClaim(records: Records, of: RecordOf, claim: Omit<ResultClaim, 'ruling'>, ruling: Ruling | null, holder: string): Records {
  const id = `${claim.contest} ${claim.slot} ${claimKey(claim)}`
  const claimed = afterFact(records, { fact: 'claimed', claim: id, of, feat: { holder: holder.slice(0, 120), value: claim.value } })
  if (!claimed.ok || !ruling) return claimed.ok ? claimed.value : records
  const decided = afterFact(
    claimed.value,
    ruling.ruled === 'ratified' ? { fact: 'ratified', claim: id } : { fact: 'refused', claim: id, because: ruling.reason ?? 'refused' },
  )
  return decided.ok ? decided.value : claimed.value
}
