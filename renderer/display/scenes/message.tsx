// One sentence to the room, as large as it will go.
import { fitBlock } from '../layout/text-width.ts'
import { Foot } from '../parts/foot.tsx'
import type { Stage } from './registry.tsx'

const LINE = 1.22
const MOST = 6

export function Message({ text, frame, event }: Stage & { text: string }) {
  const size = fitBlock(text, frame.wide, frame.high - 4, MOST, LINE)
  return (
    <section className="message">
      <p dir="auto" style={{ fontSize: `${size}rem` }}>
        {text}
      </p>
      <Foot text={event?.name} />
    </section>
  )
}
