// Whose results belong to whom, as it is typed: two lines of numbers in the same order.
import type { CompetitorId } from '../../../core/ids.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { Person } from '../../../core/views/view.ts'

/** Reads `12 14 17` over `14 17 12`: what stands for the first goes to the second. Null while nothing is typed. */
export function readPairs(
  people: readonly Pick<Person, 'id' | 'bib' | 'name'>[],
  entered: string,
  belongs: string,
): Outcome<{ from: CompetitorId; to: CompetitorId }[], string> | null {
  const [left, right] = [entered, belongs].map((line) => line.split(/[\s,;]+/).filter(Boolean)) as [string[], string[]]
  if (left.length === 0 && right.length === 0) return null
  const stranger = [...left, ...right].find((bib) => !people.some((one) => one.bib === bib))
  if (stranger !== undefined) return err(`Number ${stranger} is not in this contest.`)
  for (const line of [left, right]) {
    const twice = line.find((bib, index) => line.indexOf(bib) !== index)
    if (twice !== undefined) return err(`Number ${twice} is named twice in one line.`)
  }
  if (left.length !== right.length)
    return err(`${left.length} in the first line, ${right.length} in the second: each needs the one whose result it is.`)
  const idOf = (bib: string) => people.find((one) => one.bib === bib)!.id
  const pairs = left.map((bib, index) => ({ from: idOf(bib), to: idOf(right[index]!) })).filter(({ from, to }) => from !== to)
  return pairs.length === 0 ? err('Everybody has their own results in that order.') : ok(pairs)
}
