// Every key of the table: one list for the handler, the help and the finder.

/** What a key does. */
export type KeyAction =
  | {
      do:
        | 'keys'
        | 'find'
        | 'undo'
        | 'correct-last'
        | 'why'
        | 'redeclare'
        | 'screens'
        | 'publish'
        | 'order'
        | 'draw'
        | 'after'
        | 'referee'
        | 'devices'
    }
  | { do: 'contest'; index: number }
  | { do: 'step'; by: 1 | -1 }

/** Keys as the help shows them. */
export const KEYS: readonly { keys: string; what: string }[] = [
  { keys: 'Enter', what: 'Save what is typed, and go on; on an empty line, declare what is proposed' },
  { keys: 'Esc', what: 'Drop a question, then the line, then a panel' },
  { keys: '↑ ↓ PgUp PgDn', what: 'Take another competitor of the running order' },
  { keys: 'Home', what: 'Back to whom the running order has up' },
  { keys: 'F1', what: 'Devices: invite phones, who is here, what came too late' },
  { keys: 'F2', what: 'Correct the last entry' },
  { keys: 'F3', what: 'Why this place? Of whoever is up; Enter or ? on a row of the standing for anybody' },
  { keys: 'F4', what: 'Change what is declared' },
  { keys: 'Ctrl Z', what: 'Undo the last entry (recorded as a correction)' },
  { keys: 'Ctrl 1 … 9', what: 'Go to a contest' },
  { keys: 'Ctrl K', what: 'Find an action, a competitor or a contest' },
  { keys: 'F6', what: 'Draw matches' },
  { keys: 'F7', what: 'After the last result: decide between the tied, say who goes on' },
  { keys: 'F8', what: 'Screens' },
  { keys: 'F9', what: 'Publish' },
  { keys: 'F10', what: 'Referee’s table: rule, announce results, sign them off; R on a row of the standing rules on anybody' },
  { keys: '?', what: 'This list' },
]

/** A key press, as much of it as decides. `empty`: the input is empty, or the press is not in a field. `field`: in a field other than the input. */
export interface Press {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
  empty: boolean
  field: boolean
}

/** What a press means at the table; null where it is the browser's or the field's own. */
export function keyAction({ key, ctrl, shift, alt, empty, field }: Press): KeyAction | null {
  if (alt) return null
  if (ctrl) {
    if (key.toLowerCase() === 'k' && !shift) return { do: 'find' }
    // In a line half typed, Ctrl+Z is the field's own undo of typing.
    if (key.toLowerCase() === 'z' && !shift && empty && !field) return { do: 'undo' }
    if (/^[1-9]$/.test(key)) return { do: 'contest', index: Number(key) - 1 }
    return null
  }
  switch (key) {
    case 'F1':
      return { do: 'devices' }
    case 'F2':
      return { do: 'correct-last' }
    case 'F3':
      return { do: 'why' }
    case 'F4':
      return { do: 'redeclare' }
    case 'F6':
      return { do: 'draw' }
    case 'F7':
      return { do: 'after' }
    case 'F8':
      return { do: 'screens' }
    case 'F9':
      return { do: 'publish' }
    case 'F10':
      return { do: 'referee' }
  }
  if (field) return null
  switch (key) {
    case '?':
      return empty ? { do: 'keys' } : null
    case 'Home':
      return empty && !shift ? { do: 'order' } : null
    case 'ArrowUp':
    case 'PageUp':
      return { do: 'step', by: -1 }
    case 'ArrowDown':
    case 'PageDown':
      return { do: 'step', by: 1 }
    default:
      return null
  }
}

/** The row an arrow key takes: the nearest one that is still to come; null at the end of the list. */
export function stepFrom<Row extends { id: string; state: string }>(
  order: readonly Row[],
  current: string | undefined,
  by: 1 | -1,
): Row | null {
  const open = order.filter(({ state, id }) => id === current || (state !== 'done' && state !== 'out'))
  const at = open.findIndex(({ id }) => id === current)
  if (at < 0) return (by === 1 ? open[0] : open.at(-1)) ?? null
  return open[at + by] ?? null
}
