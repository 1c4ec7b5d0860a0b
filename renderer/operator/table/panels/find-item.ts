// One line of the finder, and how it is searched.
import type { Operator } from '../../state/operator.ts'

/** One thing to find. `words` is what is searched, in lower case. */
export interface Item {
  id: string
  kind: 'action' | 'competitor' | 'entry' | 'contest'
  label: string
  detail: string
  words: string
  run(operator: Operator): void
}

/** A line; `more` is searched and not shown. */
export const item = (fields: Omit<Item, 'words'>, more = ''): Item => ({ ...fields, words: plain(`${fields.label} ${more}`) })

/** Lower case without accents, so that `muller` finds Müller. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
