// The attempts of the competitor who is up, so that an odd value is seen as odd before it is asked about.
import { memo } from 'react'
import type { CompetitorId } from '../../../../core/ids.ts'
import type { Cell } from '../../../../core/views/view.ts'
import { Glyph } from '../../parts/glyph.tsx'
import { useOperator } from '../../state/use-operator.ts'
import { ordinal } from '../../state/words.ts'

const WORDS: Record<Cell['state'], string> = { mark: '', none: ', no mark', open: ', declared', todo: 'to come' }

export const Card = memo(function Card({ competitor, slot }: { competitor: CompetitorId; slot: number }) {
  const groups = useOperator(({ table }) => table?.standing.groups)
  const row = useOperator(({ table }) => table?.standing.rows.find(({ id }) => id === competitor))
  if (!groups || !row) return null
  return (
    <section className="attempts" aria-label={`Attempts of ${row.name}`}>
      {groups.map(({ id, name, short, attempts }, index) => {
        const first = groups.slice(0, index).reduce((sum, group) => sum + group.attempts, 0)
        const cells = row.cells.slice(first, first + attempts)
        return (
          <div key={id} className="group">
            <span className="group-name" title={name}>
              {groups.length > 1 ? name : short}
            </span>
            {cells.map((cell) => (
              <span
                key={cell.slot}
                className="attempt-cell"
                data-state={cell.state}
                data-now={cell.slot === slot || undefined}
                title={cell.detail}
              >
                {cell.state === 'none' && <Glyph shape="none" />}
                {cell.text || '·'}
                <span className="unseen">{WORDS[cell.state]}</span>
              </span>
            ))}
          </div>
        )
      })}
      {row.place !== null && (
        <p className="quiet place">
          now {row.tied && 'shares '}
          {ordinal(row.place)}
        </p>
      )}
    </section>
  )
})
