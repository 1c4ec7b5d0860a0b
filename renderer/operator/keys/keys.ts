// Every key of the table: one list for the handler, the help and the finder. Those that do an action are in the contract, for the desktop app's menu.
import { TABLE_KEYS, type TableKey } from '../../../core/contract/table-keys.ts'

/** What a key does. */
export type KeyAction = { do: TableKey['do'] } | { do: 'contest'; index: number } | { do: 'step'; by: 1 | -1 }

const shown = ({ key, ctrl }: TableKey) => (ctrl ? `Ctrl ${key.toUpperCase()}` : key)
const helpOf = (...which: TableKey['do'][]) =>
  TABLE_KEYS.filter((each) => which.includes(each.do)).map((each) => ({ keys: shown(each), what: each.what }))

/** Keys as the help shows them. */
export const KEYS: readonly { keys: string; what: string }[] = [
  { keys: 'Enter', what: 'Save what is typed, and go on; on an empty line, declare what is proposed' },
  { keys: 'Esc', what: 'Drop a question, then the line, then a panel' },
  { keys: '↑ ↓ PgUp PgDn', what: 'Take another competitor of the running order' },
  ...helpOf('order', 'devices', 'correct-last', 'why', 'redeclare', 'undo'),
  { keys: 'Ctrl 1 … 9', what: 'Go to a contest' },
  ...helpOf('find', 'documents', 'sessions', 'draw', 'after', 'screens', 'publish', 'referee', 'export', 'preflight', 'keys'),
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
    if (key.toLowerCase() === 'e' && !shift) return { do: 'export' }
    if (key.toLowerCase() === 'b' && !shift) return { do: 'preflight' }
    if (key.toLowerCase() === 'p' && !shift) return { do: 'documents' }
    if (key.toLowerCase() === 'd' && !shift) return { do: 'sessions' }
    // In a line half typed, Ctrl+Z is the field's own undo of typing.
    if (key.toLowerCase() === 'z' && !shift && empty && !field) return { do: 'undo' }
    if (/^[1-9]$/.test(key)) return { do: 'contest', index: Number(key) - 1 }
    return null
  }
  const named = TABLE_KEYS.find((each) => each.key === key && /^F\d/.test(key))
  if (named) return { do: named.do }
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
