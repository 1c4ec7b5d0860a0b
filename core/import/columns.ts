// Which column is what: by the words of its heading in several spellings, or as the person says.
import type { Attribute } from '../formats/format.ts'

/** What a column can be. Attributes are those of the chosen format, by id. */
export type Target = 'id' | 'name' | 'first-name' | 'last-name' | 'bib' | 'team' | 'division' | 'lot' | `attribute:${string}`

/** What each column is, by its index; null is a column that is not imported. */
export type Mapping = readonly (Target | null)[]

/** A column of the list. `filled` counts the rows that have something in it, so that nothing is dropped in silence. */
export interface Column {
  index: number
  heading: string
  target: Target | null
  filled: number
}

const WORDS: Record<Exclude<Target, `attribute:${string}`>, string> = {
  id: 'id, scoretable id',
  name: 'name, full name, athlete, athlete name, competitor, competitor name, participant, participant name, player, entrant, names, nombre, nom complet, nombre completo',
  'first-name': 'first name, firstname, given name, given names, forename, first, vorname, prenom, nombre de pila',
  'last-name': 'last name, lastname, surname, family name, last, nachname, familienname, nom, nom de famille, apellido, apellidos, cognome',
  bib: 'bib, bib no, bib number, number, no, nr, num, start number, start no, startnumber, start nr, startnummer, dossard, dorsal, competitor number, athlete number, race number, n',
  team: 'team, club, country, nation, noc, nationality, federation, school, verein, land, pays, equipe, pais, squad, affiliation',
  division:
    'division, class, category, cat, weight class, weight category, age group, age class, event, group, klasse, kategorie, categorie, categoria',
  lot: 'lot, lot no, lot number, draw, draw number, start order, start position, order, seed, losnummer',
}

const fold = (text: string) =>
  text
    .replaceAll(/#|№|\bn[°º](?!\p{L})/giu, ' no ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const byWord = new Map(
  Object.entries(WORDS).flatMap(([target, words]) => words.split(', ').map((word) => [word, target as Target] as const)),
)
const solid = (text: string) => fold(text).replaceAll(' ', '')

/** An attribute by its name, short, id or another word for it, with its unit or without; a heading with another unit is not it. */
function attributeOf(heading: string, attributes: readonly Attribute[]): Target | null {
  const bracket = /^(.*?)[([]([^)\]]*)[)\]]\s*$/s.exec(heading)
  for (const { id, name, short, unit, also = [] } of attributes) {
    const spellings = [name, short, id, ...also].map(solid)
    const bare = bracket ? (solid(bracket[2]!) === solid(unit ?? '') ? bracket[1]! : null) : heading
    if (bare === null) continue
    if (spellings.includes(solid(bare)) || (unit && spellings.some((word) => word + solid(unit) === solid(bare)))) return `attribute:${id}`
  }
  return null
}

/** What a heading says its column is, or null. */
export function targetOf(heading: string, attributes: readonly Attribute[]): Target | null {
  if (heading.length > 60) return null
  return attributeOf(heading, attributes) ?? byWord.get(fold(heading)) ?? byWord.get(fold(heading.replace(/[([].*$/s, ''))) ?? null
}

/** Maps headings; where two say the same, the first has it. A name beside a first name is a last name. */
export function mapHeadings(headings: readonly string[], attributes: readonly Attribute[]): Mapping {
  const found = headings.map((heading) => targetOf(heading, attributes))
  if (found.includes('first-name') && !found.includes('last-name')) {
    const name = found.indexOf('name')
    if (name >= 0) found[name] = 'last-name'
  }
  return found.map((target, index) => (target !== null && found.indexOf(target) === index ? target : null))
}

/** Without headings: short numbers that are all different are bibs, the first column with letters is the name; the rest is for the person. */
export function mapByContent(rows: readonly { cells: readonly string[] }[], width: number): Mapping {
  const mapping: (Target | null)[] = Array.from({ length: width }, () => null)
  const column = (index: number) => rows.map(({ cells }) => (cells[index] ?? '').trim())
  const bib = mapping.findIndex((_, index) => {
    const cells = column(index)
    return cells.every((cell) => /^\d{1,6}$/.test(cell)) && new Set(cells).size === cells.length
  })
  const name = mapping.findIndex(
    (_, index) => index !== bib && column(index).filter((cell) => /\p{L}/u.test(cell)).length * 2 > rows.length,
  )
  if (name >= 0) mapping[name] = 'name'
  if (bib >= 0 && name >= 0) mapping[bib] = 'bib'
  return mapping
}
