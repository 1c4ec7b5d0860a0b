// How verdicts of the preflight are put.
import type { Remedy, Verdict } from '../contract/preflight.ts'

/** A verdict before it is known which check it is of. */
export type Said = Omit<Verdict, 'check'>

/** Measured, and well. */
export const fine = (sentence: string, remedy?: Remedy): Said => said('ok', sentence, remedy)

/** A person has to do something, which the sentence says. */
export const attention = (sentence: string, remedy?: Remedy): Said => said('attention', sentence, remedy)

/** It can't be told from here; the sentence says how a person finds out. */
export const unknown = (sentence: string, remedy?: Remedy): Said => said('unknown', sentence, remedy)

const said = (state: Said['state'], sentence: string, remedy?: Remedy): Said => ({ state, sentence, ...(remedy ? { remedy } : {}) })

/** `2 screens`, `1 screen`. */
export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** The first three of a list, and how many more there are. */
export function listed(names: readonly string[]): string {
  const rest = names.length - 3
  return rest > 0 ? `${names.slice(0, 3).join(', ')} and ${rest} more` : names.join(', ')
}

/** A length of time, in ms, as people say it. */
export function lasting(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds < 1) return `${Math.round(Math.abs(ms))} ms`
  if (seconds < 90) return `${seconds} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}

/** Bytes as disks are sold: `12 GB`, `350 MB`. */
export const room = (bytes: number): string => (bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.floor(bytes / 1e6)} MB`)
