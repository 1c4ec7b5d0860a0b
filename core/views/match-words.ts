// Matches and decisions among the last entries, in words.
import { type Contest, type EventState, matchesOf, type Written } from '../apply/state.ts'
import { matchFields } from '../decide/matches.ts'
import type { Field } from '../formats/field.ts'
import { isolate } from '../formats/isolate.ts'
import { fieldText } from '../formats/text.ts'
import { matchInput } from '../formats/typing-match.ts'
import type { Values } from '../formats/value.ts'
import type { RecentEntry } from './view.ts'

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

const sideWords = (fields: readonly Field[], values: Values): string =>
  fields
    .filter(({ id }) => values[id] !== undefined && values[id] !== null)
    .map((field) => fieldText(field, values[field.id]))
    .join(' ') || '–'

function matchWords(state: EventState, contest: Contest, written: Written): Partial<RecentEntry> {
  const matches = matchesOf(state, contest)
  const match = matches.find((one) => one.match === written.match)
  const fields = match ? matchFields(contest, matches, match) : contest.format.fields
  const sides = written.sides ?? []
  const played = written.played ?? true
  // A match that was drawn again since is not the one that this entry was about.
  const same = match?.sides[0]?.[0] === written.competitor ? match : undefined
  const names = same?.sides.map((side) => side.map((id) => isolate(state.competitors.get(id)?.name ?? id)).join(' + '))
  const result = sides.map((values) => sideWords(fields, values)).join(sides.length === 2 ? ' : ' : ' · ')
  // The result first: it is whole however long the names are.
  const who = names && sides.length <= 2 ? ` · ${names.join(' – ')}` : ''
  return {
    what: `${capital(contest.format.attempt.name)} ${written.match} · ${result}${played ? '' : ' (not played)'}${who}`,
    match: { number: written.match!, sides: sides.length, fields: fields.map(({ id }) => id) },
    input: matchInput(fields, sides, played),
  }
}

function decisionWords(state: EventState, { decided = [] }: Written): Partial<RecentEntry> {
  const groups = decided.map(
    (group, index) => `${index + 1} ${group.map((id) => isolate(state.competitors.get(id)?.name ?? id)).join(' = ')}`,
  )
  return { what: `Order decided: ${groups.join(', ')}` }
}

/** How an entry about a match or a tie is told; null for any other. It has several people, and so no person of its own. */
export function matchEntry(state: EventState, contest: Contest, written: Written): Partial<RecentEntry> | null {
  if (written.decided) return decisionWords(state, written)
  return written.match === undefined ? null : matchWords(state, contest, written)
}
