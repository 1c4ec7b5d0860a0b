// What screens and station say about a laptop that stands by, the event's recovery key, and a laptop that was replaced.
//
// The recovery key goes to the operator app alone, and only as the answer to `recovery.show`: it is in no view.
import { z } from 'zod'
import { DeviceName } from '../wire/join.ts'

const Typed = z.string().min(1).max(200)

/** The calls about them. */
export const STANDBY_CALLS = {
  /** The key in its groups, until it is confirmed; and which two groups are asked back. */
  'recovery.show': z.strictObject({}),
  /** The two groups that were asked for, as they are on the paper: after that the key is kept nowhere. */
  'recovery.confirm': z.strictObject({ typed: z.tuple([Typed, Typed]) }),
  /** Opens an event's file that this laptop has no key for, with the recovery key, and goes on with the event here. */
  'event.recover': z.strictObject({ file: z.string().min(1).max(200), key: Typed }),
  /** Stands by for another table: `address` is the one that its devices panel shows, with the code. */
  'event.stand-by': z.strictObject({ address: z.string().min(1).max(300), name: DeviceName }),
  /** Goes on with the event on the laptop that stood by. */
  'standby.take-over': z.strictObject({ key: Typed }),
} as const

/**
 * `none`: an event without one, from an older version or a sample; `missing`: it had one, which does not open the file here, as after an import;
 * `to-confirm`: nobody has shown yet that it is on paper.
 */
export type RecoveryState = 'to-confirm' | 'confirmed' | 'missing' | 'none'

/** What a laptop is that is not the table (any more). Times by the station's clock, in ms. */
export type StandbyView =
  | {
      role: 'standby'
      /** What the table's laptop holds was all here at this time; null before the first answer. */
      upTo: number | null
      /** Why the table's laptop is not reached, in a sentence; null while it answers. */
      away: string | null
      /** The server that the table publishes to; null where it does not. After a take-over this laptop goes on there. */
      server: string | null
      /** Why it can't take over, in a sentence; null where it can. */
      cannot: string | null
    }
  | {
      role: 'replaced'
      /** Who goes on. */
      by: string
      since: number
      /** How many entries of this laptop came after that, and whether all of them have been delivered. */
      late: number
      delivered: boolean
    }
  | {
      /** The event is another laptop's, and this one has come by it as a file: it is looked at here. */
      role: 'elsewhere'
      /** Why it can't take over, in a sentence; null where it can. */
      cannot: string | null
    }
