// What a run is asked for, and what it tells.
import type { Parts } from './parts.ts'

/**
 * How a run went. `fenced`, `adopted`, `dismissed`: entries in the end; `takeovers`: partitions given on; `rivals`: epochs of which two
 * histories were written by a device and its copy, or before and after it went back to an old copy; `cheats`: times that a head table handed
 * over and wrote on; `queue`: the longest that waited for
 * one remote when the network came back. `failure` is the first thing that must not be; null where there was none.
 */
export interface Run {
  seed: number
  steps: number
  crashes: number
  fenced: number
  adopted: number
  dismissed: number
  takeovers: number
  rivals: number
  cheats: number
  queue: number
  failure: string | null
}

/** How to run: by real signatures or fast ones, by the parts of a mutant, and who hears of each step. */
export interface Options {
  real?: boolean
  parts?: Parts
  trace?: (line: string) => void
}

/** Something that must not be: thrown at the step where it shows. */
export class Wrong extends Error {}
