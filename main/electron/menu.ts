// The menus: what a window needs to copy, paste, be read from afar and be closed. Loading the page anew is not on them, because
// what is being typed would be gone.
import { Menu, type MenuItemConstructorOptions } from 'electron'

/** Sets the menus of this system. */
export function setMenus(platform: NodeJS.Platform): void {
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }],
  }
  const first: MenuItemConstructorOptions = { role: platform === 'darwin' ? 'appMenu' : 'fileMenu' }
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, { role: 'editMenu' }, view, { role: 'windowMenu' }]))
}
