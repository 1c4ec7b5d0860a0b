// How an attempt went, as a drawn shape: filled with a tick, hollow with a cross, or a dash. The colour only says it again.
import type { CellState } from '../../../core/views/view.ts'

const WORDS: Record<CellState, string> = { mark: 'good', none: 'no mark', open: 'to come', todo: 'to come' }

export function Mark({ state }: { state: CellState }) {
  return (
    <svg className="mark" data-state={state} viewBox="0 0 20 20">
      <title>{WORDS[state]}</title>
      {state === 'mark' && (
        <>
          <circle cx="10" cy="10" r="9.5" fill="currentColor" />
          <path d="M5.2 10.4l3.3 3.3 6.3-7" className="mark-cut" />
        </>
      )}
      {state === 'none' && (
        <>
          <circle cx="10" cy="10" r="8.6" className="mark-line" />
          <path d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" className="mark-line" />
        </>
      )}
      {(state === 'open' || state === 'todo') && <path d="M5 10h10" className="mark-line" />}
    </svg>
  )
}
