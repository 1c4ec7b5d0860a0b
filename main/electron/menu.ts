// The application's menu: every action of the table with its key, beside what each system's own menus have. Choosing one presses its key in the
// window, so that a menu does what the key does and nothing else. Loading the page anew is not on it, because what is being typed would be gone.
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { CONTEST_KEYS, TABLE_KEYS, type TableKey } from '../../core/contract/table-keys.ts'

/** What of the table the menu shows. */
export interface MenuState {
  /** Whether an event is open: without one there is nothing to enter. */
  isOpen: boolean
  /** The contests of the open event, in order. */
  contests: readonly { name: string; division: string }[]
}

export interface MenuActions {
  press(key: string, ctrl: boolean): void
  openFile(): void
  saveDiagnostics(): void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Makes the menu of this system; and again whenever what it shows has changed. */
export function createMenu(platform: NodeJS.Platform, actions: MenuActions): (state: MenuState) => void {
  let shown = ''
  return (state) => {
    const now = JSON.stringify([state.isOpen, state.contests.map(titleOf)])
    if (now === shown) return
    shown = now
    Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(platform, actions, state)))
  }
}

const titleOf = ({ name, division }: { name: string; division: string }) => (name.includes(division) ? name : `${division} · ${name}`)

function templateOf(platform: NodeJS.Platform, actions: MenuActions, { isOpen, contests }: MenuState): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const keyItem = (each: TableKey): MenuItemConstructorOptions => ({
    id: each.do,
    label: each.label,
    enabled: isOpen,
    ...acceleratorOf(each),
    click: () => actions.press(each.key, each.ctrl ?? false),
  })
  const items = (menu: TableKey['menu']) => TABLE_KEYS.filter((each) => each.menu === menu).map(keyItem)
  const contestItems = contests.slice(0, CONTEST_KEYS).map((contest, index): MenuItemConstructorOptions => ({
    // An ampersand would underline the letter after it.
    label: titleOf(contest).replaceAll('&', '&&'),
    accelerator: `CmdOrCtrl+${index + 1}`,
    registerAccelerator: false,
    click: () => actions.press(String(index + 1), true),
  }))
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: 'File',
      submenu: [
        { label: 'Open an event file…', accelerator: 'CmdOrCtrl+O', click: actions.openFile },
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: 'Entry', submenu: items('entry') },
    { label: 'Show', submenu: [...items('show'), ...(contestItems.length > 0 ? [separator, ...contestItems] : [])] },
    {
      label: 'View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Save a diagnostic bundle…', click: actions.saveDiagnostics },
        // The Mac has it in the app's own menu.
        ...(isMac ? [] : [separator, { role: 'about' } satisfies MenuItemConstructorOptions]),
      ],
    },
  ]
}

/**
 * Shown and not registered: the page hears its keys itself, and knows when a key belongs to a field. Undo stands there for the typing, and what a
 * line takes as a letter is no accelerator.
 */
function acceleratorOf({ key, ctrl }: TableKey): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  if (key === 'z' || (!ctrl && !/^F\d/.test(key))) return {}
  return { accelerator: ctrl ? `CmdOrCtrl+${key.toUpperCase()}` : key, registerAccelerator: false }
}
