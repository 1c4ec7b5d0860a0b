// The actions of the table that have a key of their own: one list for the page's handler, its help, and the desktop app's menu.

/** An action with a key, by what it does. */
export interface TableKey {
  do:
    | 'devices'
    | 'correct-last'
    | 'why'
    | 'redeclare'
    | 'undo'
    | 'find'
    | 'draw'
    | 'after'
    | 'screens'
    | 'publish'
    | 'documents'
    | 'sessions'
    | 'referee'
    | 'order'
    | 'export'
    | 'keys'
    | 'preflight'
  /** As the page hears it. */
  key: string
  ctrl?: true
  /** In a menu: short. */
  label: string
  /** In the help: whole. */
  what: string
  /** Which menu it is in: of what is entered, or of what is shown. */
  menu: 'entry' | 'show'
}

/** All of them, in the order of the keys. */
export const TABLE_KEYS: readonly TableKey[] = [
  { do: 'devices', key: 'F1', label: 'Devices', what: 'Devices: invite phones, who is here, what came too late', menu: 'show' },
  { do: 'correct-last', key: 'F2', label: 'Correct the last entry', what: 'Correct the last entry', menu: 'entry' },
  {
    do: 'why',
    key: 'F3',
    label: 'Why this place?',
    what: 'Why this place? Of whoever is up; Enter or ? on a row of the standing for anybody',
    menu: 'show',
  },
  { do: 'redeclare', key: 'F4', label: 'Change what is declared', what: 'Change what is declared', menu: 'entry' },
  { do: 'undo', key: 'z', ctrl: true, label: 'Undo the last entry', what: 'Undo the last entry (recorded as a correction)', menu: 'entry' },
  { do: 'find', key: 'k', ctrl: true, label: 'Find…', what: 'Find an action, a competitor or a contest', menu: 'show' },
  {
    do: 'preflight',
    key: 'b',
    ctrl: true,
    label: 'Before the doors open…',
    what: 'Before the doors open: check everything',
    menu: 'show',
  },
  { do: 'documents', key: 'p', ctrl: true, label: 'Documents…', what: 'Documents: print one or all of them', menu: 'show' },
  { do: 'sessions', key: 'd', ctrl: true, label: 'Sessions…', what: 'Sessions: which contests are on together, and when', menu: 'show' },
  { do: 'draw', key: 'F6', label: 'Draw matches', what: 'Draw matches', menu: 'entry' },
  {
    do: 'after',
    key: 'F7',
    label: 'After the last result',
    what: 'After the last result: decide between the tied, say who goes on',
    menu: 'entry',
  },
  { do: 'screens', key: 'F8', label: 'Screens', what: 'Screens', menu: 'show' },
  { do: 'publish', key: 'F9', label: 'Publish', what: 'Publish', menu: 'show' },
  {
    do: 'referee',
    key: 'F10',
    label: 'Referee’s table',
    what: 'Referee’s table: rule, announce results, sign them off; R on a row of the standing rules on anybody',
    menu: 'entry',
  },
  { do: 'export', key: 'e', ctrl: true, label: 'Export…', what: 'Export everything as XLSX, CSV or JSON', menu: 'show' },
  { do: 'order', key: 'Home', label: 'Back to whom the running order has up', what: 'Back to whom the running order has up', menu: 'show' },
  { do: 'keys', key: '?', label: 'All keys', what: 'This list', menu: 'show' },
]

/** How many contests have a key: Ctrl 1 to Ctrl 9, in the event's order. */
export const CONTEST_KEYS = 9
