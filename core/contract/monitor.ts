// The screens of the table's own computer, such as a projector beside it: on which of them a display is shown. Only a shell with windows of
// its own has them; which were chosen is kept on the computer and is no result.
import { z } from 'zod'
import type { ScreenId } from './scene.ts'

/** The table's calls about them. */
export const MONITOR_CALLS = {
  /** Shows a display on that screen, over all of it; or no more. */
  'monitor.show': z.strictObject({ monitor: z.string().regex(/^-?\d{1,20}$/), on: z.boolean() }),
} as const

/**
 * One screen of this computer. `state`: `table` is where the table itself is, `free` shows nothing of ours, `shows` has a display;
 * `waits` was chosen and the table is on it now; `away` was chosen and is not plugged in.
 */
export interface MonitorView {
  id: string
  name: string
  /** In pixels: `1920 × 1080`; empty while it is away. */
  size: string
  state: 'table' | 'free' | 'shows' | 'waits' | 'away'
  /** The display that is for it, where it was chosen. */
  screen: ScreenId | null
}
