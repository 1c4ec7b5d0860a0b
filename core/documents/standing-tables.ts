// A standing on paper: everybody with a place, those without one apart at the end, and what told the tied apart.
import type { Contest, EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { columnIndex } from '../standings/columns.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import type { Cell, StandingRow, StandingView } from '../views/view.ts'
import { whyView } from '../views/why.ts'
import { narrow, note, words } from './making.ts'
import type { PaperColumn, PaperPart, PaperTable } from './paper.ts'

/** With single attempts a table has at most so many columns; where it would have more, they stand in the protocol alone. */
const MOST_COLUMNS = 13
/** Attempts of one group stand together, up to so many. */
const TOGETHER = 6
/** Ties are told one by one up to so many. */
const MOST_TIES = 60

/** Some of a row's texts under one head. */
interface Block {
  column: PaperColumn
  text(row: StandingRow): string
}

/** A single attempt: one that counts for nothing says so where a figure alone would look like one that does. */
const attemptText = ({ state, text, ruled }: Cell): string =>
  `${state === 'none' && /^\d/.test(text) ? `×${text}` : text}${ruled ? '*' : ''}`

/** Single attempts, a column a group; of a contest that is made of others a column each. */
function attemptBlocks(state: EventState, contest: Contest, view: StandingView): Block[] {
  if (contest.format.takes === 'contests')
    return contest.sources.slice(0, view.rows[0]?.cells.length ?? 0).map((id, slot) => ({
      column: narrow(state.contests.get(id)?.name ?? '', 'end'),
      text: ({ cells }) => cells[slot]?.text ?? '',
    }))
  let first = 0
  const blocks: Block[] = []
  for (const { name, short, attempts } of view.groups) {
    const [from, end] = [first, (first += attempts)]
    if (attempts > TOGETHER) return []
    blocks.push({
      column: attempts === 1 ? narrow(view.groups.length > 4 ? short : name, 'end') : words(name, 2),
      text: ({ cells }) =>
        cells
          .slice(from, end)
          .map(attemptText)
          .filter((text) => text !== '')
          .join('  '),
    })
  }
  return blocks
}

/** A column's unit and how its figures stand: words and lists are no figures. */
function resultColumn(format: Format, id: string, title: string): PaperColumn {
  const unit = format.results[columnIndex(format, id)]?.unit
  const { print } = scaleOf(format, id)
  return narrow(unit ? `${title} (${unit})` : title, print === 'list' ? 'start' : 'point')
}

const PLACE: Block = { column: narrow('Place'), text: ({ place, tied }) => (place === null ? '' : `${place}${tied ? '=' : ''}`) }

const peopleBlocks = (hasTeams: boolean): Block[] => [
  { column: narrow('No.'), text: ({ bib }) => bib },
  { column: words('Name', 4), text: ({ name }) => name },
  ...(hasTeams ? [{ column: words('Club', 3), text: ({ team }: StandingRow) => team ?? '' }] : []),
]

/** What stands between a competitor's number and the results' end. */
function blocksOf(state: EventState, contest: Contest, view: StandingView): Block[] {
  const { attributes, columns, rows } = view
  const hasTeams = rows.some(({ team }) => team !== undefined)
  const isWide = attributes.length + columns.length > 4
  const results = columns.map(({ id, name, short }, at): Block => ({
    column: resultColumn(contest.format, id, isWide ? short : name),
    text: (row) => row.results[at] ?? '',
  }))
  const base: Block[] = [
    ...peopleBlocks(hasTeams),
    ...attributes.map(({ name, short, unit }, at): Block => {
      const title = isWide ? short : name
      return { column: narrow(unit ? `${title} (${unit})` : title, 'point'), text: (row) => row.attributes[at] ?? '' }
    }),
  ]
  const single = attemptBlocks(state, contest, view)
  // One attempt that is the result says it once.
  const isSame = view.groups.length === 1 && view.groups[0]!.attempts === 1
  const shown = !isSame && base.length + single.length + results.length < MOST_COLUMNS ? single : []
  return [...base, ...shown, ...results]
}

const tableOf = (first: Block, blocks: readonly Block[], rows: readonly StandingRow[], empty: string): PaperTable => ({
  part: 'table',
  columns: [first, ...blocks].map(({ column }) => column),
  rows: rows.map((row) => ({
    cells: [first, ...blocks].map(({ text }) => text(row)),
    ...(row.place === 1 ? { tone: 'strong' as const } : row.place === null ? { tone: 'quiet' as const } : {}),
  })),
  empty,
})

/** Who is where by a further ranking, and with what. */
export function furtherTable({ format }: Contest, { rows, columns, decisive }: StandingView): PaperTable {
  const hasTeams = rows.some(({ team }) => team !== undefined)
  const { id, name } = columns[decisive] ?? { id: '', name: '' }
  const by: Block = { column: id === '' ? narrow('') : resultColumn(format, id, name), text: (row) => row.results[decisive] ?? '' }
  return tableOf(PLACE, [...peopleBlocks(hasTeams), by], rows, '')
}

/** Everybody of a standing: those with a place, then those without, each with why. */
export function standingTables(state: EventState, contest: Contest, view: StandingView): PaperPart[] {
  const blocks = blocksOf(state, contest, view)
  const why: Block = { column: narrow('Status', 'start'), text: (row) => row.status ?? row.note ?? 'no place' }
  const placed = view.rows.filter((row) => row.place !== null)
  const others = view.rows.filter((row) => row.place === null)
  const parts: PaperPart[] = [tableOf(PLACE, blocks, placed, 'Nobody has a place yet.')]
  if (others.some(({ status, note: said }) => status ?? said) && placed.length > 0) parts.push({ part: 'heading', text: 'Without a place' })
  if (others.length > 0) {
    const codes = new Set(others.map(({ status }) => status))
    const legend = contest.format.statuses.filter(({ code }) => codes.has(code)).map(({ code, name }) => `${code}: ${name}`)
    parts.push(tableOf(why, blocks, others, ''), ...(legend.length > 0 ? [note(`${legend.join(' · ')}.`)] : []))
  }
  if (view.rows.some(({ cells }) => cells.some(({ ruled }) => ruled))) parts.push(note('* as the referee’s table ruled.'))
  return parts
}

/** How those with equal results were told apart, or that they share a place: a sentence each, under a head. */
export function tieParts(state: EventState, { id }: Contest, { rows, decisive }: StandingView): PaperPart[] {
  const said = (row: StandingRow, index: number): string[] => {
    const above = rows[index - 1]
    if (row.place === null || !above || above.place === null) return []
    const equal = above.results[decisive] === row.results[decisive] && row.results[decisive] !== ''
    if (!equal && above.place !== row.place) return []
    if (above.place === row.place) {
      // Told once a place, of the last who shares it.
      if (rows[index + 1]?.place === row.place) return []
      const shares = whyView(state, id, row.id)?.sentences.filter((sentence) => /^(Shares place|To be decided)/.test(sentence)) ?? []
      return shares.map((sentence) => `${row.bib} ${row.name}: ${sentence}`)
    }
    const before = whyView(state, id, row.id)?.before
    return before ? [`Place ${row.place}, ${row.bib} ${row.name}. ${before.sentence}`] : []
  }
  const told = rows.flatMap(said)
  if (told.length === 0) return []
  const more = told.length - MOST_TIES
  return [
    { part: 'heading', text: 'Equal results' },
    ...told.slice(0, MOST_TIES).map(note),
    ...(more > 0 ? [note(`And ${more} more, which the protocol gives attempt by attempt.`)] : []),
  ]
}
