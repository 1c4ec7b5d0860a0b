// How much room a screen has, measured in its own smallest text: 1/27 of its height, times the viewing distance.

/** `unit` is the smallest text in px; `wide` and `high` the room inside the safe border, in units. */
export interface Frame {
  unit: number
  wide: number
  high: number
  /** Upright and too narrow for a row in one line. */
  tall: boolean
}

/** Share of the screen on each side that an overscanning projector may cut off. */
export const SAFE_BORDER = 0.05

const SMALLEST = 1 / 27
// Narrower than this many units no name can be read: the text shrinks instead.
const LEAST_WIDE = 11
const TALL_BELOW = 24

/** Measures a screen. */
export function frameOf(width: number, height: number, distance: number): Frame {
  const room = 1 - 2 * SAFE_BORDER
  const unit = Math.max(1, Math.min(height * SMALLEST * distance, (width * room) / LEAST_WIDE))
  const wide = (width * room) / unit
  const high = (height * room) / unit
  return { unit, wide, high, tall: wide < Math.min(high, TALL_BELOW) }
}

/** Reads the viewing distance from the page's address: 1 is usual, 1.25 a quarter larger, 0.5 to 2 at most; anything odd is 1. */
export function readDistance(text: string | null): number {
  const distance = Number(text ?? 1)
  return distance > 0 ? Math.min(2, Math.max(0.5, distance)) : 1
}
