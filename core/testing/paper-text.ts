// For tests: what a document says, as lines of text, a cell after a bar; and what would make any of it unreadable.
import type { EventState } from '../apply/state.ts'
import type { Making, PaperClock } from '../documents/making.ts'
import type { Paper, PaperPart } from '../documents/paper.ts'
import { TEST_EVENT } from './build-state.ts'

const two = (part: number) => String(part).padStart(2, '0')

/** Times by Greenwich: `14:05`, `14:05:09`, `2026-05-28`. */
export const TEST_CLOCK: PaperClock = {
  minute: (at) => new Date(at).toISOString().slice(11, 16),
  second: (at) => new Date(at).toISOString().slice(11, 19),
  day(at) {
    const date = new Date(at)
    return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  },
}

/** What documents of a test's event are made from. */
export const making = (state: EventState): Making => ({ state, event: TEST_EVENT, clock: TEST_CLOCK })

function linesOf(part: PaperPart): string[] {
  switch (part.part) {
    case 'chapter':
      return [`## ${[part.text, part.about].filter(Boolean).join(' / ')}`]
    case 'heading':
      return [`# ${[part.text, part.about].filter(Boolean).join(' / ')}`]
    case 'note':
      return [part.text]
    case 'page':
      return ['---']
    case 'table':
      return part.rows.length === 0
        ? [part.empty]
        : [part.columns.map(({ title }) => title).join('|'), ...part.rows.map(({ cells }) => cells.join('|'))]
    case 'sheet':
      return [
        [part.code, part.bib, part.name, part.about].join('|'),
        ...part.lines.map(({ label, boxes }) => `${label}: ${boxes.map((box) => `[${box.label}]`).join(' ')}`),
      ]
    case 'signatures':
      return [part.who.map((who) => `${who} ____`).join(' ')]
    case 'medals':
      return [`# ${part.title}`, ...part.calls.map(({ place, name, about, mark }) => [place, name, about, mark].join('|'))]
  }
}

/** The parts of a document as lines. */
export const paperLines = ({ parts }: Pick<Paper, 'parts'>): string[] => parts.flatMap(linesOf)

/** The first thing about a document that nobody could print or read; null where there is none. */
export function unreadable(paper: Paper): string | null {
  for (const part of paper.parts) {
    if (part.part !== 'table') continue
    const odd = part.rows.find(({ cells }) => cells.length !== part.columns.length)
    if (odd) return `${odd.cells.length} cells in ${part.columns.length} columns: ${odd.cells.join('|')}`
    if (part.rows.length === 0 && part.empty === '') return 'an empty table that says nothing'
  }
  const text = [paper.title, paper.about, paper.stands ?? '', ...paperLines(paper)].find((line) =>
    /undefined|NaN|\[object|\bnull\b/.test(line),
  )
  return text === undefined ? (paper.parts.length === 0 ? 'nothing on it' : null) : text
}
