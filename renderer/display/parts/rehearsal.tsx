// The band over every scene of a rehearsal, so that nobody in the hall takes it for the results.
import type { Frame } from '../layout/frame.ts'

/** Units of height that the band takes from a scene. */
const HEIGHT = 2.1

/** What room is left below the band. */
export const below = (frame: Frame): Frame => ({ ...frame, high: frame.high - HEIGHT })

export function Rehearsal() {
  return (
    <div className="rehearsal" data-testid="display-rehearsal">
      <b>REHEARSAL</b>
      <span>Nothing here counts</span>
    </div>
  )
}
