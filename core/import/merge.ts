// A list against an event that is running: who is new, who changes and how, who is the same, and who is here and not in the list.
// Pure; nothing is changed here. What comes of it goes into the command `entry-list.merge`, which holds the same rules (decide/merge-list.ts).
import { divisionKey } from '../decide/division-name.ts'
import type { EntryListRow } from '../decide/entry-list-row.ts'
import type { Attribute } from '../formats/format.ts'
import type { CompetitorId, DivisionId } from '../ids.ts'
import type { EntriesView } from '../views/view.ts'
import { readAttribute } from './cells.ts'
import { describeChanges, type FieldChange, type KeptField } from './merge-fields.ts'
import { guessIdentity, type Identity, matchRows } from './merge-identity.ts'
import type { PreviewRow } from './rows.ts'

/** A competitor of the event, as a list is held against one. `stays`: why they stay in their division, as half a sentence; null where they need not. */
export interface Here {
  id: CompetitorId
  bib: string
  name: string
  team?: string | undefined
  division: DivisionId
  divisionName: string
  lot?: number | undefined
  attributes: Record<string, number>
  recorded: boolean
  stays: string | null
  /** What their division asks to know. */
  asked: readonly Attribute[]
}

/** What becomes of a line. `kept`: what the line says otherwise and is not changed, and why. */
export type Merged =
  | { is: 'new'; line: number; row: EntryListRow }
  | { is: 'changed'; line: number; who: Here; to: EntryListRow & { divisionId: DivisionId }; changes: FieldChange[]; kept: KeptField[] }
  | { is: 'same'; line: number; who: Here; kept: KeptField[] }
  | { is: 'conflict'; line: number; why: string }

/** A merge as it would be. `onlyHere`: competitors that no line is about; they stay as they are. */
export interface MergePlan {
  identity: Identity
  lines: Merged[]
  onlyHere: Here[]
}

/** How a plan is made. `identity`: the person's word; `formatId` the format that new divisions get, `foreign` the divisions in another. */
export interface MergeOptions {
  identity?: Identity | undefined
  attributes: readonly Attribute[]
  foreign?: ReadonlyMap<string, string> | undefined
}

/** Everybody who is in, from the view of the entry list. */
export function hereFrom(view: EntriesView): Here[] {
  const divisions = new Map(view.divisions.map((division) => [division.id, division]))
  const begun = new Set(view.contests.filter((contest) => contest.begun).map(({ division }) => division))
  return view.competitors.map(({ id, bib, name, team, division, lot, attributes, recorded }) => {
    const { name: divisionName = '', attributes: asked = [] } = divisions.get(division) ?? {}
    const figures = asked.flatMap((attribute) => {
      const read = readAttribute(attribute, attributes[attribute.id] ?? '')
      return read.ok && read.value !== null ? [[attribute.id, read.value] as const] : []
    })
    return {
      id,
      bib,
      name,
      team,
      division,
      divisionName,
      lot,
      recorded,
      asked,
      attributes: Object.fromEntries(figures),
      stays: recorded ? 'results are recorded' : begun.has(division) ? `${divisionName} has begun` : null,
    }
  })
}

/** Holds a list against who is here. Lines that could not be read are left out. */
export function planMerge(rows: readonly PreviewRow[], here: readonly Here[], options: MergeOptions): MergePlan {
  const read = rows.flatMap((each) => (each.row ? [{ ...each, row: each.row }] : []))
  const identity = options.identity ?? guessIdentity(read, here)
  const divisions = new Map(here.map(({ division, divisionName, asked }) => [divisionKey(divisionName), { id: division, asked }]))
  const matched = matchRows(read, here, identity)
  const lines = matched.map(({ row: line, match }): Merged => {
    if ('why' in match) return { is: 'conflict', line: line.line, why: match.why }
    if (match.who) return describeChanges(line, match.who, divisions)
    return newcomer(line.line, line.row, divisions, options)
  })
  const settled = withoutCollisions(lines, here)
  const named = new Set(settled.flatMap((line) => ('who' in line ? [line.who.id] : [])))
  const contested = new Set(matched.flatMap(({ match }) => ('why' in match ? (match.about ?? []) : [])))
  return { identity, lines: settled, onlyHere: here.filter(({ id }) => !named.has(id) && !contested.has(id)) }
}

function newcomer(
  line: number,
  row: EntryListRow,
  divisions: ReadonlyMap<string, { asked: readonly Attribute[] }>,
  { attributes, foreign = new Map() }: MergeOptions,
): Merged {
  const format = [...foreign].find(([name]) => divisionKey(name) === divisionKey(row.division))?.[1]
  if (format !== undefined)
    return {
      is: 'conflict',
      line,
      why: `The division “${row.division}” of this event is scored as ${format}: nobody new can be added to it from here.`,
    }
  const asked = [...attributes, ...(divisions.get(divisionKey(row.division))?.asked ?? [])]
  const missing = asked.find(({ id, required }) => required && row.attributes?.[id] === undefined)
  return missing
    ? { is: 'conflict', line, why: `${row.name} is new here, and ${missing.name.toLowerCase()} is missing.` }
    : { is: 'new', line, row }
}

/** The number that a line's competitor has afterwards. */
const bibOf = (line: Merged): string | null => (line.is === 'new' ? line.row.bib : line.is === 'changed' ? line.to.bib : null)

/**
 * Lines that would give one number to two people become conflicts. One that is left out keeps its old number, which another may have been about
 * to get: so this goes on until nothing collides any more.
 */
function withoutCollisions(lines: readonly Merged[], here: readonly Here[]): Merged[] {
  let left = [...lines]
  for (let again = true; again;) {
    again = false
    const changing = new Map(left.flatMap((line) => (line.is === 'changed' ? [[line.who.id, line.to.bib] as const] : [])))
    const holders = new Map<string, string[]>()
    const hold = (bib: string, name: string) => holders.set(bib, [...(holders.get(bib) ?? []), name])
    for (const { id, bib, name } of here) hold(changing.get(id) ?? bib, name)
    for (const line of left) if (line.is === 'new') hold(line.row.bib, line.row.name)
    left = left.map((line): Merged => {
      const bib = bibOf(line)
      const isGiven = line.is === 'new' || (line.is === 'changed' && line.to.bib !== line.who.bib)
      const others = bib === null ? [] : (holders.get(bib) ?? [])
      if (!isGiven || others.length < 2) return line
      again = true
      const name = line.is === 'new' ? line.row.name : line.who.name
      const other = others.find((each) => each !== name) ?? name
      return {
        is: 'conflict',
        line: line.line,
        why: `Number ${bib} is ${other}’s here and would be ${name}’s too. Give one of them another number.`,
      }
    })
  }
  return left
}
