// Runs an app's built main process on plain Node, with the double in Electron's place: node run.ts out/main/electron.js [ARGUMENT…]
import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, isEnding, makeReady, preventable, tell } from './app.ts'
import { chooseFromMenu, permissions } from './electron.ts'
import { onOrder, type Order, type Pretender, report } from './report.ts'
import { setMonitors } from './screen.ts'
import { ipc } from './web-contents.ts'
import { windows } from './window.ts'

const double = new URL('electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context)),
})

const [, , main = '', ...rest] = process.argv
// Where the packed app's own files lie; Electron always knows a place.
Object.defineProperty(process, 'resourcesPath', { value: process.env['ELECTRON_DOUBLE_RESOURCES'] ?? dirname(main) })
process.argv = [process.execPath, '.', ...rest]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

// Ready comes after the main module has loaded: one that waits for it in its own body waits for ever, as in Electron.
await import(pathToFileURL(main).href)
if (!isEnding()) {
  onOrder(carryOut)
  makeReady()
}

function carryOut(order: Order): void {
  switch (order.order) {
    case 'quit':
      return app.quit()
    case 'activate':
      return void tell('activate')
    case 'minimize':
      for (const window of windows) window.minimize()
      return
    case 'menu':
      return chooseFromMenu(order.label)
    case 'open-file':
      return void tell('open-file', preventable(), order.path)
    case 'monitors':
      return setMonitors(order.monitors)
    case 'move':
      return windows.find(({ title }) => title === order.title)?.move(order.bounds)
    case 'close':
      return windows.find(({ title }) => title === order.title)?.close()
    case 'ipc':
      ipc.emit(order.channel, pretend(order.from), order.text)
      return report({ kind: 'delivered' })
    case 'ask-permission': {
      const { name, address } = order
      const checked = permissions.check(null, name, new URL(address).href)
      const answer = (requested: boolean) => report({ kind: 'permission', name, requested, checked })
      return permissions.request(null, name, answer, { requestingUrl: address })
    }
  }
}

/** The event of a message whose sender is not who may send. */
function pretend(from: Pretender): { sender: unknown; senderFrame: unknown } {
  const sender = windows[0]?.contents
  const top = { url: 'app://scoretable/index.html', parent: null }
  if (from === 'another-window') return { sender: {}, senderFrame: top }
  if (from === 'gone-frame') return { sender, senderFrame: null }
  if (from === 'another-page') return { sender, senderFrame: { url: 'https://elsewhere.example/', parent: null } }
  return { sender, senderFrame: { url: 'app://scoretable/index.html', parent: top } }
}
