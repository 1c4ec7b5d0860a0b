// The digest of a standing: what a version of the results says, in 64 hex digits, so that any device can tell whether it still holds.
//
// A digest and not the table itself: one size for ten competitors and for a thousand, and it can't be read as results that nobody made.
// Over places, statuses and the figures of columns that are shown; a name that is spelled better changes no result.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Contest, EventState } from '../apply/state.ts'
import type { Figure } from './line.ts'
import { type Ranking, rankingOf } from './ranking.ts'

const kept = new WeakMap<Ranking, { version: number; digest: string }>()

const figure = (value: Figure): string => (value === null ? '-' : typeof value === 'number' ? String(value) : value.map(figure).join(','))

/** The canonical text of a standing: a line each, by the numbers of the competitors. Scaled integers; nothing is a dash. */
export function standingText(state: EventState, contest: Contest): string {
  const { rows, places } = rankingOf(state, contest)
  const shown = [...contest.format.results.entries()].filter(([, { hidden }]) => !hidden)
  const names = shown.map(([, { id }]) => id).join(' ')
  const lines = rows.map(({ id, status, columns }, index) => {
    const figures = shown.map(([at]) => figure(columns[at]?.figure ?? null)).join(' ')
    return { number: Number(id.slice(1)), text: `${id} ${places[index] ?? '-'} ${status ?? '-'} ${figures}` }
  })
  const sorted = lines.sort((a, b) => a.number - b.number).map(({ text }) => text)
  return [`scoretable-standing-1 ${contest.id} ${names}`, ...sorted].join('\n')
}

/** SHA-256 of {@link standingText}, made once for each version of the standing. */
export function standingDigest(state: EventState, contest: Contest): string {
  const ranking = rankingOf(state, contest)
  const known = kept.get(ranking)
  if (known?.version === ranking.version) return known.digest
  const digest = bytesToHex(sha256(utf8ToBytes(standingText(state, contest))))
  kept.set(ranking, { version: ranking.version, digest })
  return digest
}
