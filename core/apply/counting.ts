// The card that counts: what the contest's own partition wrote, as far as a second person agrees, with the judges' marks put in, and as the
// referee's table rules. Each is looked up by where it stands, never by when it came, so every order of arrival gives the same card.
import { checkValues } from '../decide/check.ts'
import type { Field } from '../formats/field.ts'
import { judgeName, type Mark, markFault, type Panel, together } from '../formats/panels.ts'
import { sameData } from '../formats/same.ts'
import type { Value } from '../formats/value.ts'
import type { CompetitorId, PartitionId } from '../ids.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { givenBy } from './marks.ts'
import type { Ruled, RulingAbout } from './rulings.ts'
import type { Attempt, Card, Contest, EventState } from './state.ts'

/**
 * Why an attempt does not count yet. second, first: the other of two people has not typed it. differs: they typed different values. judges:
 * marks are missing, of those named. table: the table's own fields are, as `says` tells.
 */
export interface Wait {
  why: 'second' | 'first' | 'differs' | 'judges' | 'table'
  missing: readonly string[]
  says?: string
  /** What the contest's own partition has there. Only its own table may show it. */
  own?: Attempt
  /** The contest's own partition has done its part: nobody is called to it again. */
  taken: boolean
}

/** What one partition wrote of a competitor, alone. */
export const cardBy = (state: EventState, contest: Contest, partition: PartitionId, competitor: CompetitorId): Card | undefined =>
  state.cards.get(contest.id)?.get(partition)?.get(competitor)

/** Attempts that two people typed alike. Declarations and statuses are the first one's. */
function agreed(own: Card | undefined, other: Card | undefined): Card {
  const card: Card = { attempts: [], declared: own?.declared ?? [], waits: [], ...(own?.status ? { status: own.status } : {}) }
  const slots = Math.max(own?.attempts.length ?? 0, other?.attempts.length ?? 0)
  for (let slot = 0; slot < slots; slot++) {
    const [first, second] = [own?.attempts[slot], other?.attempts[slot]]
    if (!first && !second) continue
    if (first && second && sameData(first.values, second.values)) card.attempts[slot] = first
    else
      card.waits![slot] = {
        why: !second ? 'second' : !first ? 'first' : 'differs',
        missing: [],
        ...(first ? { own: first } : {}),
        taken: first !== undefined,
      }
  }
  return card
}

/** What a judge gave of one field, if it is a mark that can be given; undefined where there is none. */
export function markIn(state: EventState, { id }: Contest, partition: PartitionId, competitor: CompetitorId, slot: number, field: Field) {
  const mark: Mark | undefined = givenBy(state, id, partition, competitor)?.[slot]?.marks[field.id]
  return mark === undefined || markFault(field, mark) !== null ? undefined : mark
}

/** The panels of a contest whose field is asked for in a slot. */
export function panelsAt({ format, judges = [] }: Pick<Contest, 'format' | 'judges'>, slot: number): { panel: Panel; field: Field }[] {
  const fields = fieldsAt(format, slot)
  return judges.flatMap((panel) => {
    const field = fields.find(({ id }) => id === panel.field)
    return field ? [{ panel, field }] : []
  })
}

/** A slot with the judges' marks in it, where the table's own entry does not have them. */
function marked(state: EventState, contest: Contest, competitor: CompetitorId, card: Card, slot: number): Attempt | Wait | undefined {
  const own = card.attempts[slot]
  // An attempt that was passed is not marked.
  if (own && Object.keys(own.values).length === 0) return own
  const values: Record<string, Value> = { ...card.declared[slot], ...own?.values }
  const missing: string[] = []
  let given = 0
  for (const { panel, field } of panelsAt(contest, slot)) {
    if (own?.values[field.id] !== undefined) continue
    const marks = panel.partitions.map((partition) => markIn(state, contest, partition, competitor, slot, field))
    given += marks.filter((mark) => mark !== undefined).length
    if (!marks.includes(undefined)) values[field.id] = together(field, marks as Mark[])
    for (const [position, mark] of marks.entries())
      if (mark === undefined) missing.push(judgeName(contest.format, contest.judges ?? [], panel, position))
  }
  if (!own && given === 0) return undefined
  if (missing.length > 0) return { why: 'judges', missing, ...(own ? { own } : {}), taken: false }
  const fault = checkValues(contest.format, fieldsAt(contest.format, slot), values)
  if (fault && (given > 0 || !own)) return { why: 'table', missing: [], says: fault.message, ...(own ? { own } : {}), taken: false }
  return { seq: own?.seq ?? 0, first: own?.first ?? 0, values }
}

function judged(state: EventState, contest: Contest, competitor: CompetitorId, before: Card): Card {
  const card: Card = { ...before, attempts: [...before.attempts], waits: [...(before.waits ?? [])] }
  for (let slot = 0; slot < slotCount(contest.format); slot++) {
    // Where two people have not agreed, marks wait for them.
    if (card.waits![slot] || panelsAt(contest, slot).length === 0) continue
    const found = marked(state, contest, competitor, before, slot)
    const isWaiting = found !== undefined && 'why' in found
    card.attempts[slot] = isWaiting ? undefined : found
    if (isWaiting) card.waits![slot] = found
  }
  return card
}

function ruledOn(before: Card, rulings: readonly Ruled<RulingAbout>[]): Card {
  const card: Card = { ...before, attempts: [...before.attempts], waits: [...(before.waits ?? [])] }
  for (const { seq, fact } of rulings) {
    const { reason } = fact.body
    if (fact.kind === 'ruling.overruled') {
      const { slot, values } = fact.body
      const was = before.attempts[slot]
      card.attempts[slot] = { seq: was?.seq ?? 0, first: was?.first ?? 0, values, ruled: { seq, reason, was: was?.values ?? null } }
      card.waits![slot] = undefined
    } else if (fact.kind === 'ruling.status') {
      card.status = { code: fact.body.status, seq: before.status?.seq ?? 0, ruled: { seq, reason, was: before.status?.code ?? null } }
    }
  }
  return card
}

const NOTHING: Card = { attempts: [], declared: [] }

/** The card that counts. Kept beside the ranking until something about the competitor changes: read it, don't change it. */
export function countingCard(state: EventState, contest: Contest, competitor: CompetitorId): Card | undefined {
  const own = cardBy(state, contest, contest.partition, competitor)
  const rulings = state.rulings.contests.get(contest.id)?.about.get(competitor)
  if (contest.second === undefined && contest.judges === undefined && !rulings?.length) return own
  const kept = state.rankings.get(contest.id)?.counting
  const known = kept?.get(competitor)
  if (known) return known
  let card = contest.second === undefined ? (own ?? NOTHING) : agreed(own, cardBy(state, contest, contest.second, competitor))
  if (contest.judges) card = judged(state, contest, competitor, card)
  if (rulings?.length) card = ruledOn(card, rulings)
  kept?.set(competitor, card)
  return card
}
