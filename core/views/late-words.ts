// What a late entry says, in the words of the last entries: whom it is about, what, and what stands in that place now.
import { cardBy, panelsAt } from '../apply/counting.ts'
import { givenBy } from '../apply/marks.ts'
import { type Contest, type EventState, matchesOf, type Written } from '../apply/state.ts'
import { type Fact, factOf } from '../event/entry.ts'
import type { Marks } from '../event/mark-bodies.ts'
import { slotName } from '../formats/text.ts'
import type { CompetitorId, ContestId, PartitionId } from '../ids.ts'
import type { Late } from '../log/late.ts'
import { matchEntry } from './match-words.ts'
import { markText } from './panel.ts'
import { personOf } from './person.ts'
import { describe } from './recent.ts'
import type { Person } from './view.ts'

/** Whom it is about, where it is about one; what it says; and what that partition says there now, where that is something else. */
export interface LateWords {
  person: Person | null
  what: string
  stands: string | null
}

interface Place {
  contest: ContestId
  competitor: CompetitorId
  slot: number
}

const bare = (what: string): LateWords => ({ person: null, what, stands: null })
const UNKNOWN = bare('Something that this version of the app can’t show.')

/** A late entry in words. `all`: what else is kept, since a correction may be of an entry that came late itself. */
export function lateWords(state: EventState, entry: Late, all: readonly Late[]): LateWords {
  const fact = factOf(entry)
  if (!fact) return UNKNOWN
  const { partition } = entry
  switch (fact.kind) {
    case 'mark.given':
      return marked(state, partition, fact.body, fact.body.marks)
    case 'mark.corrected': {
      const place = markedAt(state, entry, fact.body.replaces, all)
      return place ? said(marked(state, partition, place, fact.body.marks), 'Changed to', fact.body.reason) : bare('A changed mark')
    }
    case 'attempt.recorded':
    case 'attempt.declared':
    case 'status.recorded':
    case 'match.recorded':
    case 'tie.decided':
      return written(state, partition, writtenOf(state, fact, entry.at))
    case 'attempt.corrected':
    case 'match.corrected': {
      const { reason, replaces, ...values } = fact.body
      const before = writtenAt(state, entry, replaces, all)
      if (!before) return bare('A correction')
      const { forfeit, ...rest } = { forfeit: undefined, ...values }
      const played = forfeit === undefined ? {} : { played: !forfeit }
      return said(written(state, partition, { ...before, kind: 'corrected', ...rest, ...played }), 'Corrected to', reason)
    }
    case 'entry.voided': {
      const place = markedAt(state, entry, fact.body.voids, all)
      const before = writtenAt(state, entry, fact.body.voids, all)
      const was = place ? marked(state, partition, place, {}) : before ? written(state, partition, before) : bare('an entry')
      return said({ ...was, stands: null }, 'Taken back', fact.body.reason)
    }
    case 'competitor.changed':
      return { person: personOf({ ...fact.body, id: fact.body.competitor }), what: `Entry list · ${fact.body.reason}`, stands: null }
    case 'partition.released':
      return bare('That this device lets go of its part')
    case 'late.adopted':
    case 'late.dismissed':
      return bare('What became of another late entry')
    default:
      return UNKNOWN
  }
}

const said = (words: LateWords, how: string, reason: string): LateWords => ({ ...words, what: `${how}: ${words.what} · ${reason}` })

/** The late entry of the same epoch under a number, where the number is of one. */
const lateAt = ({ partition, epoch }: Late, seq: number, all: readonly Late[]): Fact | null => {
  const found = all.find((each) => each.partition === partition && each.epoch === epoch && each.seq === seq)
  return found ? factOf(found) : null
}

/** Where an entry put its marks: among the late ones, else in the log, which both devices number alike up to the end. */
function markedAt(state: EventState, entry: Late, seq: number, all: readonly Late[]): Place | null {
  const late = lateAt(entry, seq, all)
  if (late?.kind === 'mark.given') return late.body
  if (late?.kind === 'mark.corrected') return markedAt(state, entry, late.body.replaces, all)
  return late ? null : (state.marks.bySeq.get(entry.partition)?.get(seq) ?? null)
}

function marked(state: EventState, partition: PartitionId, place: Place, marks: Marks): LateWords {
  const contest = state.contests.get(place.contest)
  const who = state.competitors.get(place.competitor)
  if (!contest) return UNKNOWN
  const texts = (of: Marks) =>
    panelsAt(contest, place.slot).flatMap(({ field }) => {
      const mark = of[field.id]
      return mark === undefined ? [] : [markText(field, mark)]
    })
  const now = givenBy(state, contest.id, partition, place.competitor)?.[place.slot]?.marks
  return wordsOf(who && personOf(who), [slotName(contest.format, place.slot), ...texts(marks)], now && texts(now).join(' · '))
}

function wordsOf(person: Person | undefined, parts: readonly string[], now: string | undefined): LateWords {
  const value = parts.slice(1).join(' · ')
  return { person: person ?? null, what: parts.join(' · '), stands: now !== undefined && now !== '' && now !== value ? now : null }
}

type Told = Extract<Fact, { kind: 'attempt.recorded' | 'attempt.declared' | 'status.recorded' | 'match.recorded' | 'tie.decided' }>

/** What the table's ledger would hold of it, had it come in time. */
function writtenOf(state: EventState, fact: Told, at: number): Written {
  switch (fact.kind) {
    case 'attempt.recorded':
    case 'attempt.declared':
      return { kind: fact.kind === 'attempt.declared' ? 'declared' : 'recorded', at, ...fact.body }
    case 'status.recorded':
      return { kind: 'status', at, ...fact.body }
    case 'match.recorded': {
      const { forfeit, ...body } = fact.body
      const contest = state.contests.get(body.contest)
      const first = contest && matchesOf(state, contest).find(({ match }) => match === body.match)?.sides[0]?.[0]
      return { kind: 'recorded', at, ...body, competitor: first ?? NOBODY, ...(forfeit === undefined ? {} : { played: !forfeit }) }
    }
    case 'tie.decided': {
      const { order, ...body } = fact.body
      return { kind: 'recorded', at, ...body, decided: order, competitor: order[0]![0]! }
    }
  }
}

/** Of a match that is not drawn here. */
const NOBODY = '' as CompetitorId

/** What an entry of the table said: among the late ones, else in its ledger. */
function writtenAt(state: EventState, entry: Late, seq: number, all: readonly Late[]): Written | null {
  const late = lateAt(entry, seq, all)
  if (!late) return state.ledgers.get(entry.partition)?.get(seq) ?? null
  switch (late.kind) {
    case 'attempt.recorded':
    case 'attempt.declared':
    case 'status.recorded':
    case 'match.recorded':
    case 'tie.decided':
      return writtenOf(state, late, entry.at)
    case 'attempt.corrected':
    case 'match.corrected':
      return writtenAt(state, entry, late.body.replaces, all)
    default:
      return null
  }
}

function written(state: EventState, partition: PartitionId, entry: Written): LateWords {
  const contest = state.contests.get(entry.contest)
  if (!contest) return UNKNOWN
  const several = matchEntry(state, contest, entry)
  if (several) return bare(several.what ?? '')
  const who = state.competitors.get(entry.competitor)
  return { person: who ? personOf(who) : null, what: describe(contest, entry), stands: standsIn(state, contest, partition, entry) }
}

/** What the partition says now where a late attempt would go, if that is something else. */
function standsIn(state: EventState, contest: Contest, partition: PartitionId, entry: Written): string | null {
  if (entry.slot === undefined || entry.kind === 'declared') return null
  const now = cardBy(state, contest, partition, entry.competitor)?.attempts[entry.slot]
  const text = now && describe(contest, { ...entry, values: now.values })
  return text === undefined || text === describe(contest, entry) ? null : text
}
