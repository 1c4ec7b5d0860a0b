// One competitor in the standing. Drawn again only when something of it changes. A cell that was recorded can be corrected from here.
import { memo } from 'react'
import type { Cell, StandingRow as Row } from '../../../../core/views/view.ts'
import { padding } from '../../../standing/point.ts'
import { Glyph } from '../../parts/glyph.tsx'
import { Said } from '../../parts/words.tsx'
import { moveText, type RowChange } from '../../state/changes.ts'
import { useActions } from '../../state/use-operator.ts'
import { type Column, keyOf } from './columns.ts'

interface Props {
  row: Row
  columns: readonly Column[]
  /** Digits behind the point by column, so that points stand under each other. */
  fractions: readonly number[]
  change: RowChange | undefined
  now: boolean
}

const Padded = ({ text, fraction }: { text: string; fraction: number | undefined }) => (
  <>
    {text}
    <span className="pad" aria-hidden="true">
      {padding(text, fraction ?? 0)}
    </span>
  </>
)

/** Up, down or stays: shape and text, before colour. */
function Change({ change }: { change: RowChange }) {
  const { from, to } = change
  const up = to !== null && (from === null || to < from)
  const down = from !== null && (to === null || to > from)
  return (
    <span className="move" data-move={up ? 'up' : down ? 'down' : 'stays'} data-testid="move">
      {(up || down) && (
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path d={up ? 'M5 1l4 7H1z' : 'M5 9l4-7H1z'} fill="currentColor" />
        </svg>
      )}
      {moveText(change)}
    </span>
  )
}

function Attempt({ cell, title, fraction, who }: { cell: Cell | undefined; title: string; fraction: number | undefined; who: string }) {
  const operator = useActions()
  const state = cell?.state ?? 'todo'
  const text = cell?.text ?? ''
  const shown = (
    <>
      {state === 'none' && <Glyph shape="none" />}
      <Padded text={text === '–' && state === 'none' ? '' : text} fraction={fraction} />
    </>
  )
  const { seq } = cell ?? {}
  return (
    <td className="number cell" data-state={state} data-corrected={cell?.corrected}>
      {seq === undefined ? (
        shown
      ) : (
        <button
          type="button"
          tabIndex={-1}
          title={`${title}: ${cell?.detail ?? text}${cell?.corrected ? ' (corrected)' : ''}. Click to correct.`}
          aria-label={`${title} of ${who}: ${cell?.detail ?? text}. Correct`}
          onClick={() => operator.amend({ how: 'correct', seq })}
        >
          {shown}
        </button>
      )}
    </td>
  )
}

export const StandingRow = memo(function StandingRow({ row, columns, fractions, change, now }: Props) {
  const { bib, name, team, place, tied, note } = row
  return (
    <tr
      data-testid="standing-row"
      data-bib={bib}
      data-place={place ?? ''}
      data-changed={change !== undefined || undefined}
      data-now={now || undefined}
    >
      <td className="place">
        {tied && <span className="tied">=</span>}
        {place ?? '–'}
      </td>
      <td className="change">{change && <Change change={change} />}</td>
      <td className="bib">{bib}</td>
      <td className="who" title={team ? `${name} (${team})` : name}>
        <Said text={name} />
      </td>
      {columns.map((column, index) => {
        const fraction = fractions[index]
        if (column.kind === 'attempt')
          return <Attempt key={keyOf(column)} cell={row.cells[column.slot]} title={column.title} fraction={fraction} who={name} />
        const text = (column.kind === 'result' ? row.results : row.attributes)[column.index] ?? ''
        const decisive = column.kind === 'result' && column.decisive
        const noted = decisive && place === null && note !== undefined
        return (
          <td key={keyOf(column)} className={decisive ? 'number decisive' : 'number'} data-note={noted || undefined}>
            {noted ? note : <Padded text={text} fraction={fraction} />}
          </td>
        )
      })}
    </tr>
  )
})
