// One competitor in the standing. Drawn again only when something of it changes. A cell that was recorded can be corrected from here.
import { type KeyboardEvent, memo } from 'react'
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
  /** The one row that Tab comes to; from there the arrows go on. */
  first: boolean
  /** What of it claims a record, in one text: attempts as `#2`, results by their id. */
  claimed: string
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

interface AttemptProps {
  cell: Cell | undefined
  title: string
  fraction: number | undefined
  who: string
  claimed: boolean
}

function Attempt({ cell, title, fraction, who, claimed }: AttemptProps) {
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
  const record = claimed ? ', claimed as a record' : ''
  const { ruled, waits } = cell ?? {}
  // Both are told: what counts, and what was recorded.
  const about = ruled ? `, ruled: ${ruled.reason}; recorded: ${ruled.was}` : waits === undefined ? '' : `, does not count yet: ${waits}`
  return (
    <td
      className="number cell"
      data-state={state}
      data-corrected={cell?.corrected}
      data-claimed={claimed || undefined}
      data-ruled={ruled !== undefined || undefined}
      data-waits={waits !== undefined || undefined}
      title={seq === undefined && (text !== '' || about !== '') ? `${title}: ${text}${about}` : undefined}
    >
      {seq === undefined ? (
        shown
      ) : (
        <button
          type="button"
          tabIndex={-1}
          title={`${title}: ${cell?.detail ?? text}${cell?.corrected ? ' (corrected)' : ''}${record}${about}. Click to correct.`}
          aria-label={`${title} of ${who}: ${cell?.detail ?? text}${record}${about}. Correct`}
          onClick={() => operator.amend({ how: 'correct', seq })}
        >
          {shown}
        </button>
      )}
    </td>
  )
}

/** What the referee's table decided about a row and counts, with what it decided over. */
const ruledWords = ({ ruled = [] }: Row): string =>
  ruled
    .filter(({ counts }) => counts)
    .map(({ what, was, reason }) => `Ruled: ${what}${was === '' ? '' : `; recorded: ${was}`} (${reason})`)
    .join('. ')

/** Keys on a row that has the focus: up and down the standing, and why this one stands where it does. */
function rowKey(event: KeyboardEvent<HTMLElement>, explain: () => void, rule: () => void): void {
  const { key, currentTarget, target } = event
  if (target !== currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const step = key === 'ArrowDown' ? currentTarget.nextElementSibling : key === 'ArrowUp' ? currentTarget.previousElementSibling : null
  if (key === 'Enter' || key === '?') explain()
  else if (key.toLowerCase() === 'r') rule()
  else if (key !== 'ArrowDown' && key !== 'ArrowUp') return
  else if (step instanceof HTMLElement) step.focus()
  event.preventDefault()
}

export const StandingRow = memo(function StandingRow({ row, columns, fractions, change, now, first, claimed }: Props) {
  const operator = useActions()
  const claims = claimed === '' ? null : new Set(claimed.split(' '))
  const { bib, name, team, place, tied, note } = row
  return (
    <tr
      data-testid="standing-row"
      data-bib={bib}
      data-place={place ?? ''}
      data-changed={change !== undefined || undefined}
      data-now={now || undefined}
      tabIndex={first ? 0 : -1}
      aria-keyshortcuts="Enter R"
      onKeyDown={(event) =>
        rowKey(
          event,
          () => operator.explain(row.id),
          () => operator.rule({ competitor: row.id }),
        )
      }
    >
      <td className="place">
        {tied && <span className="tied">=</span>}
        {place ?? '–'}
      </td>
      <td className="change">{change && <Change change={change} />}</td>
      <td className="bib">{bib}</td>
      <td className="who" title={team ? `${name} (${team})` : name}>
        <button
          type="button"
          className="why-open"
          tabIndex={-1}
          aria-label={`Why this place? ${name}`}
          onClick={() => operator.explain(row.id)}
        >
          <Said text={name} />
        </button>
      </td>
      {columns.map((column, index) => {
        const fraction = fractions[index]
        if (column.kind === 'attempt')
          return (
            <Attempt
              key={keyOf(column)}
              cell={row.cells[column.slot]}
              title={column.title}
              fraction={fraction}
              who={name}
              claimed={claims?.has(`#${column.slot}`) === true}
            />
          )
        const text = (column.kind === 'result' ? row.results : row.attributes)[column.index] ?? ''
        const decisive = column.kind === 'result' && column.decisive
        const noted = decisive && place === null && note !== undefined
        const ruled = decisive ? ruledWords(row) : ''
        const record = column.kind === 'result' && claims?.has(column.id) === true
        return (
          <td
            key={keyOf(column)}
            className={decisive ? 'number decisive' : 'number'}
            data-note={noted || undefined}
            data-claimed={record || undefined}
            data-ruled={ruled !== '' || undefined}
            title={[record ? `${column.title}: claimed as a record` : '', ruled].filter((text) => text !== '').join('. ') || undefined}
          >
            {noted ? note : <Padded text={text} fraction={fraction} />}
          </td>
        )
      })}
    </tr>
  )
})
