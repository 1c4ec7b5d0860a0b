// What every document is made from, and what more than one of them says in the same way.
import type { Contest, EventState } from '../apply/state.ts'
import type { EventId } from '../ids.ts'
import { type LifeWords, lifeWords } from '../views/life-words.ts'
import { standingLife } from '../views/results-life.ts'
import type { Paper, PaperColumn, PaperPart } from './paper.ts'

/** How times (ms) are printed: `14:05`, `14:05:09`, `27 Nov 2026`. Time zone and language are the table's. */
export interface PaperClock {
  minute(at: number): string
  second(at: number): string
  day(at: number): string
}

/** The event that a document is about, and how its times are printed. */
export interface Making {
  state: EventState
  event: EventId
  clock: PaperClock
}

/** What a document says of its own; the rest of it is the same for all. */
export type Content = Pick<Paper, 'about' | 'stands' | 'parts'>

/** `Open · Second round`; the name alone where it says the division, the division alone where its one contest is called after its format. */
export function contestLine(state: EventState, { division, name, format }: Contest): string {
  const own = state.divisions.get(division)?.name ?? ''
  const isAlone = [...state.contests.values()].filter((other) => other.division === division).length === 1
  if (own !== '' && isAlone && name === format.name) return own
  return own === '' || name.includes(own) ? name : `${own} · ${name}`
}

/** How far a contest's results have come. Nothing here knows the time: the end of a protest time is told, past or not. */
export const lifeOf = ({ state, clock }: Making, contest: Contest): LifeWords =>
  lifeWords(standingLife(state, contest) ?? undefined, clock.minute, null)

/** The same on a document: a word or two for its head, and the rest as a note. Its versions are of the announcement, and not of the paper. */
export function lifeParts(making: Making, contest: Contest): { stands: string; notes: PaperPart[] } {
  const { label, version, more } = lifeOf(making, contest)
  return {
    stands: [label, version && `announced as ${version}`].filter(Boolean).join(', '),
    notes: more === '' ? [] : [note(`Announced results: ${more}`)],
  }
}

/** A sentence of its own. */
export const note = (text: string): PaperPart => ({ part: 'note', text })

/** Whose signatures every record of results wants. */
export const OFFICIALS: PaperPart = { part: 'signatures', who: ['Chief judge', 'Secretary'] }

/** A column of words, which takes its part of the width. */
export const words = (title: string, share = 2): PaperColumn => ({ title, align: 'start', share })
/** A column of short texts, as wide as they are. */
export const narrow = (title: string, align: PaperColumn['align'] = 'end'): PaperColumn => ({ title, align, share: 0 })

/** Compares start numbers as people do: 9 before 10, A2 before A10. */
export function compareBibs(a: string, b: string): number {
  const [left, right] = [a, b].map((bib) => bib.split(/(\d+)/))
  for (const [index, part] of left!.entries()) {
    const other = right![index] ?? ''
    if (part === other) continue
    const [number, otherNumber] = [Number(part), Number(other)]
    if (index % 2 === 1 && number !== otherNumber) return number - otherNumber
    return part < other ? -1 : 1
  }
  return left!.length - right!.length
}
