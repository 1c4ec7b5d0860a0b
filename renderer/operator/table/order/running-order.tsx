// The running order of the round that is on: who is done, up, next, waiting or out. A row takes that competitor.
import { useRef } from 'react'
import type { TableView } from '../../../../core/views/view.ts'
import { useInSight } from '../../parts/use-in-sight.ts'
import { useWindow } from '../../parts/use-window.ts'
import { useOperator } from '../../state/use-operator.ts'
import { OrderRow } from './order-row.tsx'
import { orderWords } from './order-words.ts'
import './running-order.css'

const ROW = 36

const declares = (fields: TableView['fields']) => fields.some((field) => field.type === 'decimal' && field.declared)

export function RunningOrder() {
  const rows = useOperator(({ table }) => table?.order)
  const round = useOperator(({ table }) => table?.round ?? '')
  const contest = useOperator(({ table }) => table?.contest)
  const fields = useOperator(({ table }) => table?.fields)
  const box = useRef<HTMLOListElement>(null)
  const count = rows?.length ?? 0
  const now = rows?.findIndex(({ state }) => state === 'now') ?? -1
  const { from, to, above, below } = useWindow(box, count, ROW)
  useInSight(box, { index: now, height: ROW, head: 0, when: `${contest} ${round} ${now}` })
  const words = rows && fields && orderWords(rows, declares(fields))
  return (
    <section className="order" aria-label="Running order" data-testid="running-order">
      <div className="region-head">
        <h2>{round}</h2>
        {count > 0 && <span className="quiet">{words?.done}</span>}
      </div>
      <ol className="scroll" ref={box}>
        {above > 0 && <li style={{ height: above }} aria-hidden="true" />}
        {contest && rows?.slice(from, to).map((row) => <OrderRow key={row.id} row={row} contest={contest} />)}
        {below > 0 && <li style={{ height: below }} aria-hidden="true" />}
      </ol>
      {count === 0 && contest && <p className="quiet none-yet">Nobody is entered in this contest yet.</p>}
      {words?.missing && (
        <p className="missing small" title={words.missing}>
          {words.missing}
        </p>
      )}
    </section>
  )
}
