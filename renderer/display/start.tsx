// Puts a display on the page over a connection; the page's address sets its ground and viewing distance.
import '@fontsource-variable/inter/wght.css'
import { createRoot } from 'react-dom/client'
import type { Connection } from '../client/connection.ts'
import { keepStyle } from '../theme/keep-style.ts'
import '../theme/tokens.css'
import { App } from './app.tsx'
import './display.css'
import { createDisplay } from './display.ts'
import { keepPage } from './keep-page.ts'
import { readDistance } from './layout/frame.ts'
import { browserMemory } from './memory.ts'
import { loadScreenId } from './screen-id.ts'
import { keepAwake } from './wake-lock.ts'

/** Draws the display into `#root` and leaves it running for good. `renew` gives up a line that doesn't answer. */
export function startDisplay(connection: Connection, renew: () => void): void {
  const query = new URLSearchParams(location.search)
  document.documentElement.dataset['mantineColorScheme'] = query.get('ground') === 'light' ? 'light' : 'dark'

  const given = query.get('screen')
  const memory = browserMemory(undefined, given === null ? '' : `${given}.`)
  const display = createDisplay({ connection, screen: loadScreenId(memory, given), memory, renew })
  // A station that is reached again shows a newer picture; one that is closed must know until when this one was true.
  window.addEventListener('pagehide', () => display.keep())
  keepAwake()
  keepPage()
  keepStyle()

  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  createRoot(root).render(
    <App display={display} distance={readDistance(query.get('distance'))} address={location.host + location.pathname} />,
  )
}
