// What screens and station say about the station's own health: how the last start ended, what this computer lacks, and the bundle that a person
// may save for whoever helps them. Nothing of it leaves the computer by itself.
import { z } from 'zod'

/** The calls about it. */
export const DIAGNOSTIC_CALLS = {
  /** What a bundle would hold, and what it would not. */
  'diagnostics.list': z.strictObject({}),
  /** A bundle, as it is now. */
  'diagnostics.save': z.strictObject({}),
} as const

/** What they answer. */
export interface DiagnosticAnswers {
  /** `parts`: each file or group of files in words, with its size in bytes before it is packed; `left`: what is not in it, in sentences. */
  'diagnostics.list': { parts: { name: string; about: string; bytes: number }[]; left: string[] }
  /** A zip, in base64, and the name for its file. */
  'diagnostics.save': { name: string; zip: string }
}

/** What the first screen says of the station itself. */
export interface StationNotes {
  /** When the start before was seen running last, in ms, where it did not end in order; null where it did. */
  endedAt: number | null
  /** Why no keychain keeps this device's key, and what to install, as sentences; null where one does, or none is meant to. */
  noKeychain: string | null
}
