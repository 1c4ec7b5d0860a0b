// How an attempt went or where a competitor stands, as a shape; the colour only says it again.
import type { CellState, OrderRow } from '../../../core/views/view.ts'

/** A cell's state, or a place in the running order. */
export type Shape = CellState | Exclude<OrderRow['state'], 'done'>

const PATHS: Record<Shape, string> = {
  mark: 'M3.5 8.4l3 3 6-6.6',
  none: 'M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6',
  open: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6',
  todo: 'M6.6 8h2.8',
  now: 'M4.5 3l8 5-8 5z',
  next: 'M5.5 3.5l5 4.5-5 4.5',
  waiting: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6',
  out: 'M3.5 8h9',
}

export function Glyph({ shape }: { shape: Shape }) {
  return (
    <svg className="glyph" data-shape={shape} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[shape]} fill={shape === 'now' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
