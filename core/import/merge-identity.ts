// Who of the event a line is about: by the id of an export, by number, or by name and division.
import { divisionKey } from '../decide/division-name.ts'
import type { EntryListRow } from '../decide/entry-list-row.ts'
import type { Here } from './merge.ts'
import type { PreviewRow } from './rows.ts'

/** By what a line and a competitor are one. */
export type Identity = 'id' | 'number' | 'name'

/** A line that was read. */
export type ReadRow = PreviewRow & { row: EntryListRow }

/** Whom a line is about: somebody here, nobody yet, or it can't be told. `about`: who may be meant. */
export type Match = { who: Here | null } | { why: string; about?: string[] }

/** A name's words, without accents and capitals, in whatever order. */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()

const nameKey = (name: string): string => nameWords(name).join(' ') || name

/** Two letters apart at most, or one in a short word: a slip of a finger. */
function isSlip(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) < 5 ? 1 : 2
  if (Math.abs(a.length - b.length) > most) return false
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]))
    row = next
  }
  return row[b.length]! <= most
}

/** Whether two names can be one person's: a word in common, or but for a slip. */
export const isAlike = (a: string, b: string): boolean => {
  const [one, other] = [nameWords(a), nameWords(b)]
  return (
    nameKey(a) === nameKey(b) ||
    one.some((word) => other.some((each) => each === word || (word.length > 2 && each.length > 2 && isSlip(word, each))))
  )
}

/** What most lines can be told by: ids of an export, else numbers that stand beside like names, else names. */
export function guessIdentity(rows: readonly ReadRow[], here: readonly Here[]): Identity {
  const ids = new Map(here.map((each) => [each.id as string, each]))
  const bibs = new Map(here.map((each) => [each.bib, each]))
  const withId = rows.filter(({ id }) => id !== undefined)
  if (
    withId.length * 2 > rows.length &&
    withId.filter(({ id, row }) => isAlike(ids.get(id!)?.name ?? '', row.name)).length * 2 > withId.length
  )
    return 'id'
  const known = rows.filter(({ row, says }) => says.number && bibs.has(row.bib))
  const alike = known.filter(({ row }) => isAlike(bibs.get(row.bib)!.name, row.name))
  if (known.length > 0) return alike.length * 2 >= known.length ? 'number' : 'name'
  const names = new Set(here.map(({ name }) => nameKey(name)))
  return rows.some(({ row }) => names.has(nameKey(row.name))) ? 'name' : 'number'
}

const people = (found: readonly Here[]) => found.map(({ bib, name }) => `${name} (${bib})`).join(', ')

/** Finds whom each line is about. Nobody is found twice. */
export function matchRows(rows: readonly ReadRow[], here: readonly Here[], identity: Identity): { row: ReadRow; match: Match }[] {
  const find = { id: byId, number: byNumber, name: byName }[identity](rows, here)
  const taken = new Map<string, number>()
  return rows.map((row) => {
    const match = find(row)
    if ('why' in match || !match.who) return { row, match }
    const other = taken.get(match.who.id)
    if (other !== undefined) return { row, match: { why: `${match.who.name} is on line ${other} already.`, about: [match.who.id] } }
    taken.set(match.who.id, row.line)
    return { row, match }
  })
}

type Find = (row: ReadRow) => Match

function byId(_rows: readonly ReadRow[], here: readonly Here[]): Find {
  const ids = new Map(here.map((each) => [each.id as string, each]))
  return ({ id, row }) => {
    const who = id === undefined ? undefined : ids.get(id)
    if (!who)
      return id === undefined
        ? { who: null }
        : { why: `Nobody here has the id ${id}: ${row.name} was removed, or the list is of another event.` }
    return isAlike(who.name, row.name)
      ? { who }
      : { why: `The id ${id} is ${who.name} here, and ${row.name} in the list.`, about: [who.id] }
  }
}

function byNumber(_rows: readonly ReadRow[], here: readonly Here[]): Find {
  const bibs = new Map(here.map((each) => [each.bib, each]))
  const named = byNames(here)
  return ({ row, says }) => {
    const who = says.number ? bibs.get(row.bib) : undefined
    if (who)
      return isAlike(who.name, row.name)
        ? { who }
        : { why: `Number ${row.bib} is ${who.name} here, and ${row.name} in the list.`, about: [who.id] }
    const same = (named.get(nameKey(row.name)) ?? []).filter(({ divisionName }) => divisionKey(divisionName) === divisionKey(row.division))
    if (same.length === 0) return { who: null }
    if (!says.number && same.length === 1) return { who: same[0]! }
    return {
      why: `${people(same)} is here already, with another number. Tell people apart by name to change it.`,
      about: same.map(({ id }) => id),
    }
  }
}

const byNames = (here: readonly Here[]): Map<string, Here[]> => {
  const named = new Map<string, Here[]>()
  for (const each of here) named.set(nameKey(each.name), [...(named.get(nameKey(each.name)) ?? []), each])
  return named
}

function byName(rows: readonly ReadRow[], here: readonly Here[]): Find {
  const named = byNames(here)
  const counts = new Map<string, number>()
  for (const { row } of rows) counts.set(nameKey(row.name), (counts.get(nameKey(row.name)) ?? 0) + 1)
  return ({ row, says }) => {
    const same = named.get(nameKey(row.name)) ?? []
    const inDivision = same.filter(({ divisionName }) => divisionKey(divisionName) === divisionKey(row.division))
    const found = says.division && (same.length > 1 || counts.get(nameKey(row.name))! > 1) ? inDivision : same
    if (found.length === 0) return { who: null }
    if (found.length === 1) return { who: found[0]! }
    const numbered = found.filter(({ bib }) => says.number && bib === row.bib)
    return numbered.length === 1
      ? { who: numbered[0]! }
      : { why: `Several people of that name are here: ${people(found)}.`, about: found.map(({ id }) => id) }
  }
}
