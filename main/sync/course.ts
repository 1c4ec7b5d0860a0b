// How sending goes, and what follows from it for the next request: how much it carries, whether parts are sent one by one, and when it is made.
import { retryAfter } from '../../core/outbox/back-off.ts'
import type { Reading } from '../../core/outbox/answer.ts'
import { type BatchSize, grown, type Load, slower, smaller, START } from '../../core/outbox/batch-size.ts'
import type { Pause } from '../../core/outbox/pause.ts'
import { isRefusal, type Trouble, UNREACHED } from '../../core/outbox/trouble.ts'
import type { Timing } from './timing.ts'
import type { Answer } from './transport.ts'

/** After so many failures in a row that a partition may be the cause of, each is sent by itself, in turn. */
const SUSPICIOUS = 3

export interface Course {
  /** What is wrong, and what the remote says of it; null while nothing is. */
  readonly trouble: Trouble | null
  readonly words: string | null
  /** How much the next request carries, and how long a round trip takes, in ms. */
  readonly size: BatchSize
  readonly roundTrip: number
  /** Whether the remote is asked next whether it still holds what it acknowledged. */
  readonly probing: boolean
  probe(isDue: boolean): void
  /** A try begins; `isBlind`: it is known that there is no way through, and it only makes sure. */
  begins(isBlind: boolean): void
  /** Whose turn it is to be sent alone, as a number that grows; null where all go together. */
  turn(): number | null
  failed(why: Trouble, answer?: Answer | null, words?: string | null): void
  /** What was sent is too large for the remote. True where it was one entry by itself: there is no smaller request. */
  isTooLarge(sent: Load): boolean
  /** No answer of the wire came. */
  unanswered(why: Trouble, answer: Answer | null, sent: Load): void
  /** An answer was understood. `isProbed`: nothing was sent but to ask again. */
  answered(reading: Reading, answer: Answer, sent: Load, isProbed: boolean): void
  /** Nothing waits any more. */
  rested(): void
  /** Nothing has moved for long, and the transport is made anew. */
  stuck(): void
  /** The remote can be reached again; and then, whether there is no reason left to wait. */
  reached(): void
  isExcused(): boolean
}

/** A course on which nothing has gone wrong yet. */
export function createCourse(timing: Timing, pause: Pause): Course {
  let trouble: Trouble | null = null
  let words: string | null = null
  let size: BatchSize = START
  let before: BatchSize = START // the size before the failures in a row
  let roundTrip = 0
  let failures = 0
  let suspicions = 0 // requests in a row that may have failed for what was in them
  let turns = 0 // of partitions that were sent alone for that
  let resending = false // since a mark went back, until nothing waits
  let probing = true
  let isBlind = false
  const isAlone = () => suspicions >= SUSPICIOUS

  function failed(why: Trouble, answer: Answer | null = null, remoteWords: string | null = null) {
    trouble = why
    words = remoteWords
    failures++
    probing = true
    pause.begin(failures, isRefusal(why) ? timing.refused : timing.network, answer ? retryAfter(answer.retryAfter, answer.date) : null)
  }

  return {
    get trouble() {
      return trouble
    },
    get words() {
      return words
    },
    get size() {
      return size
    },
    get roundTrip() {
      return roundTrip
    },
    get probing() {
      return probing
    },
    probe: (isDue) => void (probing = isDue),
    begins(blind) {
      isBlind = blind
      if (failures === 0) before = size
      // What failed in a cut says nothing of how much the line takes, and this try may be the one that gets through.
      if (isBlind) size = before
    },
    turn: () => (isAlone() ? turns++ : null),
    failed,
    isTooLarge(sent) {
      const next = smaller(size, sent)
      size = next ?? START
      trouble = next ? 'too-large' : null
      // Halving ends at one entry, so there is no need to wait in between.
      return next === null
    },
    unanswered(why, answer, sent) {
      if (isBlind && UNREACHED.has(why)) return failed(why, answer)
      if (why === 'timeout' || why === 'cut' || why === 'server') suspicions++
      if (why === 'timeout' || why === 'cut' || isAlone()) size = slower(size, sent)
      failed(why, answer)
    },
    answered(reading, answer, sent, isProbed) {
      // It was understood, so nothing in it brings the remote down. After one alone, all go together again: a partition by itself may
      // lack what another grants, and whether the remote is well again shows only so.
      suspicions = isAlone() ? SUSPICIOUS - 1 : 0
      roundTrip = roundTrip === 0 ? answer.ms : roundTrip * 0.8 + answer.ms * 0.2
      if (reading.advanced) size = grown(size, sent, answer.ms)
      if (reading.rewound) resending = true
      const good = sent.entries === 0 || reading.advanced || reading.parked.length > 0 || (isProbed && reading.confirmed.size > 0)
      // Going back counts against the remote until everything is there again: one that acknowledges and forgets in turn is not hammered.
      if (reading.rewound || !good) {
        failed(reading.notYet ? 'not-yet' : 'unconfirmed', answer, reading.notYet)
        if (reading.rewound) trouble = words = null
        return
      }
      trouble = words = null
      if (!resending) failures = 0
    },
    rested() {
      resending = false
      failures = 0
    },
    stuck: () => void (trouble ??= 'rebuilt'),
    // What failed in a cut says nothing of how much the line takes.
    reached: () => void (size = before),
    isExcused() {
      // What may bring the remote down is still tried ever more seldom.
      if (isAlone()) return false
      failures = 0
      return true
    },
  }
}
