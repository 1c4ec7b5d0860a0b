// Before anything is steered here: who this screen is, so that a person at the table can find it.
import type { Frame } from '../layout/frame.ts'
import { fitSize } from '../layout/text-width.ts'

interface Props {
  /** Null until the station has been reached for the first time. */
  name: string | null
  address: string
  frame: Frame
}

export function Waiting({ name, address, frame }: Props) {
  const size = fitSize(name ?? '', frame.wide, 1, 7, 1.6)
  return (
    <section className="waiting">
      <p className="waiting-kind">This screen</p>
      <h1 data-testid="display-screen-name" dir="auto" style={{ fontSize: `${size}rem` }}>
        {name ?? '…'}
      </h1>
      <p>{name === null ? 'Looking for the scoring table. It comes by itself.' : 'Ready. The scoring table chooses what it shows.'}</p>
      <p className="waiting-address">{address}</p>
    </section>
  )
}
