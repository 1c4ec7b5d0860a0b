// A start list to put in order: Alt and an arrow move the row in focus, a drag moves any.
import { IconGripVertical } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CompetitorId } from '../../../../core/ids.ts'
import type { EntryRow } from '../../../../core/views/view.ts'
import { useWindow } from '../../parts/use-window.ts'
import { Said } from '../../parts/words.tsx'
import { moved } from '../start-orders.ts'

const ROW = 40

export function OrderList({
  rows,
  order,
  onMove,
}: {
  rows: readonly EntryRow[]
  order: readonly CompetitorId[]
  onMove(order: CompetitorId[]): void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const [drag, setDrag] = useState<{ from: number; over: number } | null>(null)
  const { from, to, above, below } = useWindow(box, rows.length, ROW)
  const follow = useRef(false)

  // The row that moved keeps the focus wherever it went, and is scrolled to.
  useEffect(() => {
    if (!follow.current) return
    follow.current = false
    const element = box.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)
    if (element) element.focus()
    else if (box.current) box.current.scrollTop = current * ROW - box.current.clientHeight / 2
  })

  const goTo = (index: number) => {
    follow.current = true
    setCurrent(Math.max(0, Math.min(rows.length - 1, index)))
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    const to = Math.max(0, Math.min(rows.length - 1, target))
    if (event.altKey && to !== index) onMove(moved(order, index, to))
    goTo(to)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    if (drag && drag.from !== drag.over) onMove(moved(order, drag.from, drag.over))
    if (drag) goTo(drag.over)
    setDrag(null)
  }

  return (
    <div ref={box} className="scroll setup-order-list">
      <ol data-testid="order-list" style={{ paddingTop: above, paddingBottom: below }}>
        {rows.slice(from, to).map((row, offset) => {
          const index = from + offset
          const lands = drag && drag.over === index && drag.from !== index ? (drag.from < index ? 'after' : 'before') : undefined
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the row itself is what keys and drags move
            <li
              key={row.id}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row is what the keys move
              tabIndex={index === current ? 0 : -1}
              draggable
              className="setup-order-row"
              data-index={index}
              data-testid="order-row"
              data-bib={row.bib}
              data-lands={lands}
              data-dragged={drag?.from === index || undefined}
              aria-label={`${index + 1}: number ${row.bib}, ${row.name}`}
              onFocus={() => setCurrent(index)}
              onKeyDown={(event) => onKey(event, index)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDrag({ from: index, over: index })
              }}
              onDragOver={(event) => {
                if (!drag) return
                event.preventDefault()
                if (drag.over !== index) setDrag({ ...drag, over: index })
              }}
              onDrop={onDrop}
              onDragEnd={() => setDrag(null)}
            >
              <span className="setup-position">{index + 1}</span>
              <IconGripVertical size={16} aria-hidden className="quiet" />
              <span className="bib">{row.bib}</span>
              <Said text={row.name} className="grow" />
              {row.team && <Said text={row.team} className="quiet setup-order-team" />}
              <span className="quiet small setup-order-lot">{row.lot === undefined ? '' : `lot ${row.lot}`}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
