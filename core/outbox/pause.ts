// The pause before the next try, kept by whoever sends: how long it is, and what shortens it. Times in ms, of a clock that only goes forward.
import { type BackOff, backOff, hurried } from './back-off.ts'

/** A pause; none at first. */
export interface Pause {
  /** Ms that are left of it. */
  left(): number
  /** Begins after so many failures in a row. `asked`: for how long the remote asked, null where it did not. */
  begin(failures: number, shape: BackOff, asked: number | null): void
  /** There is something new: sooner, though never below what keeps a failing remote from being hammered. */
  shorten(): void
  /** There is reason to believe that it works now: only what the remote asked for still counts. */
  end(): void
  /** What the remote asked for counts no more. */
  forgive(): void
  /** At least so long from now. */
  extend(ms: number): void
}

/** A pause by a clock. `random` in [0, 1), so that a hall of devices does not come back in one moment. */
export function createPause(now: () => number, random: () => number): Pause {
  let until = 0
  let earliest = 0
  let firm = 0
  return {
    left: () => Math.max(0, until - now()),
    begin(failures, shape, asked) {
      firm = asked === null ? 0 : now() + asked
      // The jitter comes on top of what was asked for, or all would be back at the end of that.
      until = now() + backOff(failures, random(), shape) + (asked ?? 0)
      earliest = Math.max(now() + hurried(failures, shape), firm)
    },
    shorten: () => void (until = Math.min(until, Math.max(earliest, now()))),
    end: () => void (until = earliest = Math.max(firm, now())),
    forgive: () => void (firm = 0),
    extend: (ms) => void (until = Math.max(until, now() + ms)),
  }
}
