// One competitor's row of a leaderboard. Memoised on what is drawn, since every view comes whole.
import { memo } from 'react'
import type { Cell, StandingRow } from '../../../core/views/view.ts'
import { looksSame } from '../layout/changes.ts'
import type { Column } from '../layout/columns.ts'
import { padding } from '../layout/point.ts'
import { Mark } from '../parts/mark.tsx'

interface Props {
  row: StandingRow
  columns: readonly Column[]
  bib: boolean
  /** Grows each time this row brings something new; 0 while it hasn't. */
  news: number
}

function Attempt({ cell, column }: { cell: Cell | undefined; column: Extract<Column, { kind: 'attempt' }> }) {
  const state = cell?.state ?? 'todo'
  const text = column.text ? (cell?.text ?? '') : ''
  const dash = text === '' && !(column.shape && (state === 'mark' || state === 'none'))
  return (
    <span className="cell" data-state={state}>
      {text !== '' && <b data-pad={padding(text, column.fraction)}>{text}</b>}
      {dash ? <Mark state="todo" /> : column.shape && (state === 'open' ? <i className="mark" /> : <Mark state={state} />)}
    </span>
  )
}

function Result({ row, column }: { row: StandingRow; column: Extract<Column, { kind: 'result' }> }) {
  const text = row.results[column.index] ?? ''
  const said = column.decisive && row.place === null ? (row.note ?? row.status ?? text) : text
  if (said === '') return <span className="cell" data-state="todo" />
  const className = column.decisive ? (said === text ? 'cell decisive' : 'cell note') : 'cell'
  return (
    <span className={className}>
      <b data-pad={said === text ? padding(text, column.fraction) : ''}>{said}</b>
    </span>
  )
}

export const BoardRow = memo(
  function BoardRow({ row, columns, bib, news }: Props) {
    return (
      <li
        className="row"
        data-testid="display-row"
        data-bib={row.bib}
        data-place={row.place ?? undefined}
        data-key={row.id}
        data-out={row.place === null || undefined}
        data-news={news > 0 || undefined}
      >
        {news > 0 && <i key={news} className="news" />}
        <span className="place">
          {row.tied && <i className="tied">=</i>}
          {row.place ?? ''}
        </span>
        {bib && (
          <span className="bib cut" dir="auto">
            {row.bib}
          </span>
        )}
        <span className="who">
          <span className="name cut" data-testid="display-name" dir="auto">
            {row.name}
          </span>
          {row.team && (
            <span className="team cut" dir="auto">
              {row.team}
            </span>
          )}
        </span>
        {columns.map((column) =>
          column.kind === 'attempt' ? (
            <Attempt key={`a${column.slot}`} cell={row.cells[column.slot]} column={column} />
          ) : (
            <Result key={`r${column.index}`} row={row} column={column} />
          ),
        )}
      </li>
    )
  },
  (a, b) => a.columns === b.columns && a.bib === b.bib && a.news === b.news && looksSame(a.row, b.row),
)
