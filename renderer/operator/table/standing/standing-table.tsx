// One ranking as a table: as many columns as fit beside the names, and what the last entry changed.
import { useMemo, useRef } from 'react'
import type { StandingView } from '../../../../core/views/view.ts'
import { useInSight } from '../../parts/use-in-sight.ts'
import { useWidth } from '../../parts/use-width.ts'
import { useWindow } from '../../parts/use-window.ts'
import type { RowChange } from '../../state/changes.ts'
import { useOperator } from '../../state/use-operator.ts'
import { keyOf, type Layout, layoutOf } from './columns.ts'
import { StandingRow } from './standing-row.tsx'

const ROW = 36
const HEAD = 32
const NOTHING: Layout = { columns: [], fractions: [] }
const NONE: ReadonlyMap<string, RowChange> = new Map()

/** In a standing that is made of contests a column says which one it comes from. */
const withSources = ({ columns, fractions }: Layout, names: readonly string[]): Layout => ({
  columns: columns.map((column) => (column.kind === 'attempt' ? { ...column, title: names[column.slot] ?? column.title } : column)),
  fractions,
})

interface Props {
  standing: StandingView | undefined
  /** The ranking that the places of the contest are by: what changed is told of it alone. */
  main: boolean
  claimed: ReadonlyMap<string, string>
}

export function StandingTable({ standing, main, claimed }: Props) {
  const changed = useOperator((state) => state.changes)
  const changes: ReadonlyMap<string, RowChange> = main ? changed : NONE
  const now = useOperator(({ table }) => table?.now?.id)
  const moved = useOperator(({ table }) => table?.move?.person.id)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const rows = standing?.rows ?? []
  // As a text, so that equal columns stay the same columns and no row is drawn again for them.
  const layout = useMemo(() => JSON.stringify(standing && width > 0 ? layoutOf(standing, width) : NOTHING), [standing, width])
  const sources = useOperator(({ table }) => table?.sources)
  const names = JSON.stringify(sources?.map(({ name }) => name) ?? [])
  const { columns, fractions } = useMemo(() => withSources(JSON.parse(layout) as Layout, JSON.parse(names) as string[]), [layout, names])
  const { from, to, above, below } = useWindow(box, rows.length, ROW)
  const about = rows.findIndex(({ id }) => id === (moved && changes.has(moved) ? moved : undefined))
  useInSight(box, { index: about, height: ROW, head: HEAD, when: changes })
  return (
    <div className="scroll" ref={box}>
      <table>
        <thead>
          <tr>
            <th className="place">
              <span className="unseen">Place</span>
            </th>
            <th className="change">
              <span className="unseen">Change</span>
            </th>
            <th className="bib">
              <span className="unseen">Number</span>
            </th>
            <th className="who">Name</th>
            {columns.map((column) => (
              <th
                key={keyOf(column)}
                className={column.kind === 'result' && column.decisive ? 'number decisive' : 'number'}
                style={{ width: column.width }}
                title={column.title}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} aria-hidden="true" />}
          {rows.slice(from, to).map((row, index) => (
            <StandingRow
              key={row.id}
              row={row}
              columns={columns}
              fractions={fractions}
              change={changes.get(row.id)}
              now={row.id === now}
              first={index === 0}
              claimed={claimed.get(row.id) ?? ''}
            />
          ))}
          {below > 0 && <tr style={{ height: below }} aria-hidden="true" />}
        </tbody>
      </table>
      {standing && rows.length === 0 && !main && <p className="quiet standing-none">Nobody has a place in this ranking yet.</p>}
    </div>
  )
}
