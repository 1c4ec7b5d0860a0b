// One sentence to the room, as large as it will go.
import { fitSize } from '../layout/text-width.ts'
import type { Stage } from './registry.tsx'

const LINE = 1.22

/** The largest size at which some count of lines holds the text, by width and by height. */
export function messageSize(text: string, wide: number, high: number): number {
  let best = 1
  for (let lines = 1; lines <= 12; lines++) best = Math.max(best, Math.min(fitSize(text, wide, lines, 6, 1), high / (lines * LINE)))
  return best
}

export function Message({ text, frame, event }: Stage & { text: string }) {
  const size = messageSize(text, frame.wide, frame.high - 4)
  return (
    <section className="message">
      <p dir="auto" style={{ fontSize: `${size}rem` }}>
        {text}
      </p>
      {event && (
        <footer className="foot">
          <span className="cut" dir="auto">
            {event.name}
          </span>
        </footer>
      )}
    </section>
  )
}
