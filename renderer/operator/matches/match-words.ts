// Matches in words, for lists and sentences.
import { isolate } from '../../../core/formats/isolate.ts'
import type { MatchRow, MatchSide } from '../../../core/views/match-view.ts'

/** Who stands on a side: one name, or several. */
export const sideName = ({ people }: MatchSide): string => people.map(({ name }) => name).join(' + ')

/** The numbers of a side. */
export const sideBib = ({ people }: MatchSide): string => people.map(({ bib }) => bib).join('+')

/** The same as a part of a sentence. */
const saidSide = ({ people }: MatchSide): string => people.map(({ name }) => isolate(name)).join(' + ')

/** `Ada Lovelace – Grace Hopper`; a heat by its title. */
export const pairName = ({ sides, title }: Pick<MatchRow, 'sides' | 'title'>): string =>
  sides.length > 2 ? title : sides.length === 1 ? `${saidSide(sides[0]!)}, bye` : sides.map(saidSide).join(' – ')

/** The result as one reads it: `3 : 1`; of a heat who was first; nothing before it. */
export function resultOf({ sides, state, played }: Pick<MatchRow, 'sides' | 'state' | 'played'>): string {
  if (state !== 'done') return ''
  if (sides.length > 2) {
    const first = sides.find(({ won }) => won)
    return first ? `1st ${sideBib(first)}` : 'done'
  }
  if (sides.length === 1) return 'bye'
  return `${sides.map(({ text }) => text).join(' : ')}${played === false ? ' ff' : ''}`
}
