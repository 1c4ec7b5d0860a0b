// The order of the tied as it is typed: numbers, best first; an equals sign between those who stay tied.
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { Person } from '../../../core/views/view.ts'

/** Reads `12 7 9`, or `12 7=9`. All of the tied must be named, each once. */
export function readOrder(people: readonly Person[], text: string): Outcome<Person[][], string> {
  const groups = text
    .trim()
    .replaceAll(/\s*=\s*/g, '=')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((group) => group.split('='))
  if (groups.length === 0) return err('Type their numbers in the order that was drawn.')
  const named: Person[][] = []
  for (const group of groups) {
    const found: Person[] = []
    for (const bib of group) {
      const person = people.find((one) => one.bib === bib)
      if (!person) return err(`Number ${bib} is none of them.`)
      if ([...named.flat(), ...found].includes(person)) return err(`${person.name} is named twice.`)
      found.push(person)
    }
    named.push(found)
  }
  const missing = people.filter((person) => !named.flat().includes(person))
  if (missing.length > 1) return err(`Still missing: ${missing.map(({ bib, name }) => `${bib} ${name}`).join(', ')}.`)
  // Who is left over comes last.
  const all = missing.length === 1 ? [...named, missing] : named
  return all.length < 2 ? err('In that order nobody is before anybody else.') : ok(all)
}
