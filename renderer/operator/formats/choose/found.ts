// Which formats a few letters mean, under their headings.
import type { PresetChoice } from '../../../../core/contract/contract.ts'

/** Formats under one heading, in the order they are offered. */
export interface Shelf {
  family: string
  choices: PresetChoice[]
}

/** Lower case without accents: what is typed in a hurry finds what is written with care. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = ({ name, about, family, rules, id }: PresetChoice): string => plain([name, family, about, rules.book, id].join(' '))

/** Those in which every typed word is found, by name before anything else; all of them where nothing is typed. */
export function found(choices: readonly PresetChoice[], query: string): Shelf[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const shelves: Shelf[] = []
  const has = (text: string) => words.every((word) => text.includes(word))
  const matching = choices.filter((choice) => has(wordsOf(choice)))
  const named = matching.filter(({ name }) => has(plain(name)))
  for (const choice of words.length === 0 ? matching : new Set([...named, ...matching])) {
    const shelf = shelves.find(({ family }) => family === choice.family)
    if (shelf) shelf.choices.push(choice)
    else shelves.push({ family: choice.family, choices: [choice] })
  }
  return shelves
}
