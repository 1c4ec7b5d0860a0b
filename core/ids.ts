// Branded identifiers, so that a competitor's id can't be passed where a contest's is wanted.
import { z } from 'zod'

const id = <B extends string>(pattern: RegExp) => z.string().regex(pattern).brand<B>()

/** An event: 26 lower-case base32 letters and digits, made at random when the event is created. */
export const EventId = id<'EventId'>(/^[a-z2-7]{26}$/)
export type EventId = z.infer<typeof EventId>

/** A division of the entry list (age, sex, weight class), numbered in `setup`: `d1`, `d2` … */
export const DivisionId = id<'DivisionId'>(/^d[1-9]\d{0,5}$/)
export type DivisionId = z.infer<typeof DivisionId>

/** A contest (one division in one format), numbered in `setup`: `k1`, `k2` … */
export const ContestId = id<'ContestId'>(/^k[1-9]\d{0,5}$/)
export type ContestId = z.infer<typeof ContestId>

/** A competitor, numbered in `setup`: `p1`, `p2` … */
export const CompetitorId = id<'CompetitorId'>(/^p[1-9]\d{0,5}$/)
export type CompetitorId = z.infer<typeof CompetitorId>

/** A session of the competition (a part of its day, with a name of its own), numbered in `setup`: `s1`, `s2` … */
export const SessionId = id<'SessionId'>(/^s[1-9]\d{0,5}$/)
export type SessionId = z.infer<typeof SessionId>

/** A partition of an event's log: `setup`, `table-1`, one for each judge and `rulings`. */
export const PartitionId = id<'PartitionId'>(/^[a-z][a-z0-9-]{0,31}$/)
export type PartitionId = z.infer<typeof PartitionId>

/** The partition in which the head table keeps entry list, contests and grants. */
export const SETUP = 'setup' as PartitionId

/** The partition of the first scoring table. */
export const TABLE = 'table-1' as PartitionId

/** The partition of the referee's table: only what stands there rules. */
export const RULINGS = 'rulings' as PartitionId
