// The standing that the next score changes, with what the last one changed.
import { counted } from '../../../../core/formats/plural.ts'
import { useMemo, useRef } from 'react'
import { useInSight } from '../../parts/use-in-sight.ts'
import { useWidth } from '../../parts/use-width.ts'
import { useWindow } from '../../parts/use-window.ts'
import { contestTitle } from '../../state/contest-title.ts'
import { useOperator } from '../../state/use-operator.ts'
import { keyOf, type Layout, layoutOf } from './columns.ts'
import './standing.css'
import { StandingRow } from './standing-row.tsx'

const ROW = 36
const HEAD = 32
const NOTHING: Layout = { columns: [], fractions: [] }

export function Standing() {
  const standing = useOperator(({ table }) => table?.standing)
  const changes = useOperator((state) => state.changes)
  const now = useOperator(({ table }) => table?.now?.id)
  const moved = useOperator(({ table }) => table?.move?.person.id)
  const word = useOperator(({ table }) => table?.matches?.word ?? (table?.sources ? 'result' : 'attempt'))
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const rows = standing?.rows ?? []
  // As a text, so that equal columns stay the same columns and no row is drawn again for them.
  const layout = useMemo(() => JSON.stringify(standing && width > 0 ? layoutOf(standing, width) : NOTHING), [standing, width])
  const { columns, fractions } = useMemo(() => JSON.parse(layout) as Layout, [layout])
  const { from, to, above, below } = useWindow(box, rows.length, ROW)
  const about = rows.findIndex(({ id }) => id === (moved && changes.has(moved) ? moved : undefined))
  useInSight(box, { index: about, height: ROW, head: HEAD, when: changes })
  return (
    <aside className="side standing" aria-label="Standing" data-testid="standing">
      <div className="region-head">
        <h2>{standing ? contestTitle(standing) : 'Standing'}</h2>
        {standing && (
          <span className="quiet">
            {standing.done} of {counted(standing.total, word)}
          </span>
        )}
      </div>
      {standing && !standing.complete && (
        <p className="sentence warn small">Some entries come from a newer version. They are kept, but not counted here.</p>
      )}
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
              />
            ))}
            {below > 0 && <tr style={{ height: below }} aria-hidden="true" />}
          </tbody>
        </table>
      </div>
    </aside>
  )
}
