// Matches on paper: two sides in one line, more of them in a table of their own.
import { type Contest, type EventState, type Match, matchesOf } from '../apply/state.ts'
import { lookAt, matchRow } from '../views/match-row.ts'
import type { MatchRow, MatchSide } from '../views/match-view.ts'
import { narrow, words } from './making.ts'
import type { PaperPart, PaperRow } from './paper.ts'

/** A match with what is printed beside it. */
export interface PrintedMatch {
  match: Match
  row: MatchRow
}

/** A contest's matches by round, in order. */
export function matchRounds(state: EventState, contest: Contest): { round: number; matches: PrintedMatch[] }[] {
  const matches = matchesOf(state, contest)
  const look = lookAt(state, contest, matches, null, null)
  return [...Map.groupBy(matches, ({ round }) => round)]
    .sort(([a], [b]) => a - b)
    .map(([round, own]) => ({ round, matches: own.map((match) => ({ match, row: matchRow(look, match) })) }))
}

/** Those on a side, with their numbers. */
export const sideName = ({ people }: Pick<MatchSide, 'people'>): string =>
  people.map(({ bib, name, team }) => `${bib} ${name}${team === undefined ? '' : ` (${team})`}`).join('\n')

/** What the sides did, in one line: `3 : 1`; empty before it is recorded. */
export const resultText = ({ sides, state, played }: MatchRow): string =>
  state === 'done'
    ? `${sides.map(({ text }) => text || '–').join(sides.length === 2 ? ' : ' : ' · ')}${played === false ? ' (not played)' : ''}`
    : ''

const toneOf = ({ won }: MatchSide): Pick<PaperRow, 'tone'> => (won ? { tone: 'strong' } : {})

/** A round of matches. `recorded`: with what was recorded, when and what is to be said of it; else with room for who meets whom alone. */
export function roundParts(
  matches: readonly PrintedMatch[],
  recorded: ((match: PrintedMatch) => { time: string; remarks: string }) | null,
): PaperPart[] {
  const pairs = matches.filter(({ row }) => row.sides.length <= 2)
  const heats = matches.filter(({ row }) => row.sides.length > 2)
  const parts: PaperPart[] = []
  if (pairs.length > 0)
    parts.push({
      part: 'table',
      columns: [
        words('Match', 1),
        words('First', 2),
        words('Second', 2),
        ...(recorded ? [narrow('Result', 'centre'), narrow('Time'), words('Remarks', 2)] : []),
      ],
      rows: pairs.map((each) => {
        const { row } = each
        const said = recorded?.(each)
        const [first, second] = row.sides
        return {
          cells: [
            row.title,
            first ? sideName(first) : '',
            second ? sideName(second) : '',
            ...(said ? [resultText(row), said.time, said.remarks] : []),
          ],
        }
      }),
      empty: '',
    })
  for (const each of heats) {
    const said = recorded?.(each)
    parts.push({ part: 'heading', text: each.row.title, ...(said ? { about: [said.time, said.remarks].filter(Boolean).join(' · ') } : {}) })
    parts.push({
      part: 'table',
      columns: [narrow('Lane'), words('Competitor', 4), ...(recorded ? [narrow('Result', 'point'), narrow('Place')] : [])],
      rows: each.row.sides
        .toSorted((a, b) => a.lane - b.lane)
        .map((side) => ({
          cells: [String(side.lane), sideName(side), ...(said ? [side.text, side.place === undefined ? '' : String(side.place)] : [])],
          ...(said ? toneOf(side) : {}),
        })),
      empty: '',
    })
  }
  return parts
}
