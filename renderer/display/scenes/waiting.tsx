// Before anything is steered here: who this screen is, so that a person at the table can find it.
import type { Frame } from '../layout/frame.ts'
import { fitSize } from '../layout/text-width.ts'

const LOOKING = 'Looking for the scoring table. It comes by itself.'
const READY = 'Ready. The scoring table chooses what it shows.'

interface Props {
  /** Null until the station has been reached for the first time. */
  name: string | null
  address: string
  /** Why the station has no room for this display. */
  turnedAway?: string | null
  frame: Frame
}

export function Waiting({ name, address, turnedAway, frame }: Props) {
  const size = fitSize(name ?? '', frame.wide, 1, 7, 1.6)
  return (
    <section className="waiting">
      <p className="waiting-kind">This screen</p>
      <h1 data-testid="display-screen-name" dir="auto" style={{ fontSize: `${size}rem` }}>
        {name ?? '…'}
      </h1>
      <p>{turnedAway ?? (name === null ? LOOKING : READY)}</p>
      <p className="waiting-address">{address}</p>
    </section>
  )
}
