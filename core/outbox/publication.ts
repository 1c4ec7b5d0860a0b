// How publication stands, for the screen.
import type { PublicationView } from '../contract/contract.ts'
import type { Parked } from '../store/port.ts'
import { parkedSentence, WAITING } from './sentences.ts'
import { needsPerson, type Trouble } from './trouble.ts'

/** What is known of one remote. Counts are of entries; times are in ms since 1970. `refused` counts the entries behind `parked`. */
export interface Standing {
  waiting: number
  since: number | null
  at: number | null
  trouble: Trouble | null
  /** The remote's own words where they say more than the trouble. */
  words: string | null
  parked: readonly Parked[]
  refused: number
  publicUrl: string | null
}

/** The standing as a screen shows it. `problem` only where a person has to do something. */
export function publicationView({ waiting, since, at, trouble, words, parked, refused, publicUrl }: Standing): PublicationView {
  const state =
    (trouble && needsPerson(trouble)) || parked.length > 0 ? 'problem' : waiting === 0 ? 'public' : trouble ? 'waiting' : 'sending'
  const sentence = trouble
    ? [WAITING[trouble], words].filter(Boolean).join(' ')
    : parked.length > 0
      ? parkedSentence(parked, refused)
      : null
  return { state, waiting, since, at, sentence, publicUrl, parked: refused }
}
