// What screens and station say about preflight: what is checked before the doors open, and what was found. Each check is a call of its own, so
// that one that takes long holds up no other.
import { z } from 'zod'

/** Everything that is checked, in the order in which it is shown. */
export const CHECKS = [
  'event',
  'starters',
  'orders',
  'formats',
  'screens',
  'phones',
  'batteries',
  'parts',
  'write',
  'disk',
  'backup',
  'spare',
  'recovery',
  'power',
  'sleep',
  'clock',
  'server',
  'printer',
  'version',
] as const

/** One check. */
export const CheckId = z.enum(CHECKS)
export type CheckId = z.infer<typeof CheckId>

/** What only the operator's page knows: the laptop's battery (level from 0 to 1), where its browser tells. */
const PageFacts = z.strictObject({ battery: z.strictObject({ level: z.number().min(0).max(1), charging: z.boolean() }).nullable() })
export type PageFacts = z.infer<typeof PageFacts>

/** The calls about it. */
export const PREFLIGHT_CALLS = {
  /** Checks one thing now. It changes nothing, but that a backup is made where backups are kept. */
  'preflight.check': z.strictObject({ check: CheckId, page: PageFacts }),
  /** What was found of the open event when each was last checked. */
  'preflight.last': z.strictObject({}),
} as const

/** Where a person puts it right: a panel of the table, a step of the set-up, or a page to print. */
export const Remedy = z.enum(['screens', 'devices', 'publish', 'backup', 'recovery', 'draw', 'competitors', 'contests', 'order', 'print'])
export type Remedy = z.infer<typeof Remedy>

/**
 * What was found. `ok` is said only of what was measured; `attention` says what to do; `unknown` says why it can't be told from here, and how a
 * person finds out.
 */
export const Verdict = z.strictObject({
  check: CheckId,
  state: z.enum(['ok', 'attention', 'unknown']),
  sentence: z.string(),
  remedy: Remedy.optional(),
})
export type Verdict = z.infer<typeof Verdict>

/** A verdict with when it was found, by the station's clock in ms. */
export const Found = Verdict.extend({ at: z.number() })
export type Found = z.infer<typeof Found>

/** What the calls answer. */
export interface PreflightAnswers {
  'preflight.check': Found
  'preflight.last': Found[]
}
