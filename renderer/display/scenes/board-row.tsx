// One competitor's row of a leaderboard. Memoised on what is drawn, since every view comes whole.
import { memo } from 'react'
import type { Cell, StandingRow } from '../../../core/views/view.ts'
import { looksSame } from '../layout/changes.ts'
import { type Column, type Layout, teamFits } from '../layout/columns.ts'
import { padding } from '../../standing/point.ts'
import { isOut, saidOf } from '../layout/said.ts'
import { Mark } from '../parts/mark.tsx'

interface Props {
  row: StandingRow
  layout: Layout
  /** Grows each time this row brings something new; 0 while it hasn't. */
  news: number
}

function Attempt({ cell, column }: { cell: Cell | undefined; column: Extract<Column, { kind: 'attempt' }> }) {
  const state = cell?.state ?? 'todo'
  // Beside a shape a dash says nothing more.
  const text = column.text && !(column.shape && cell?.text === '–') ? (cell?.text ?? '') : ''
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
  const said = column.decisive ? saidOf(row, column.index) : text
  if (said === '') return <span className="cell" data-state="todo" />
  const className = column.decisive ? (said === text ? 'cell decisive' : 'cell note') : 'cell'
  return (
    <span className={className}>
      <b data-pad={said === text ? padding(text, column.fraction) : ''}>{said}</b>
    </span>
  )
}

export const BoardRow = memo(
  function BoardRow({ row, layout, news }: Props) {
    return (
      <li
        className="row"
        data-testid="display-row"
        data-bib={row.bib}
        data-place={row.place ?? undefined}
        data-key={row.id}
        data-out={isOut(row) || undefined}
        data-news={news > 0 || undefined}
      >
        {news > 0 && <i key={news} className="news" />}
        <span className="place">
          {row.tied && <i className="tied">=</i>}
          {row.place ?? ''}
        </span>
        {layout.bibWidth > 0 && (
          <span className="bib cut" dir="auto">
            {row.bib}
          </span>
        )}
        <span className="who">
          <span className="name cut" data-testid="display-name" dir="auto">
            {row.name}
          </span>
          {teamFits(layout, row) && (
            <span className="team cut" dir="auto">
              {row.team}
            </span>
          )}
        </span>
        {layout.columns.map((column) =>
          column.kind === 'attempt' ? (
            <Attempt key={`a${column.slot}`} cell={row.cells[column.slot]} column={column} />
          ) : (
            <Result key={`r${column.index}`} row={row} column={column} />
          ),
        )}
      </li>
    )
  },
  (a, b) => a.layout === b.layout && a.news === b.news && looksSame(a.row, b.row),
)
