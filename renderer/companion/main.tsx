// What a phone opens: the page, its phone behind it, and the file store that lets it open again while the table is away.
import '@fontsource-variable/inter/wght.css'
import { createRoot } from 'react-dom/client'
import { keepPage } from '../display/keep-page.ts'
import { keepStyle } from '../theme/keep-style.ts'
import '../theme/tokens.css'
import { App } from './app.tsx'
import './companion.css'
import { openKeyDatabase } from './keys/key-database.ts'
import { batteryNow, watchBattery } from './parts/battery.ts'
import { followScheme } from './parts/scheme.ts'
import { codeIn, createPhone } from './phone/phone.ts'
import { onAwake } from './send/awake.ts'
import { post, reaches } from './send/transport.ts'
import { browserNotes } from './store/loss-mark.ts'

followScheme()
const code = codeIn(location.hash)
// A code is for once: it is in no history and in no picture of this address.
if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)

const phone = createPhone(
  {
    openKeys: openKeyDatabase,
    notes: browserNotes(),
    transport: post,
    reaches,
    clock: () => Date.now(),
    random: () => Math.random(),
    battery: batteryNow,
    onFault: (error) => console.error(error),
    base: new URL('/', location.href).href,
  },
  code,
)
onAwake(() => phone.hurry())
watchBattery()
keepPage()
keepStyle()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(<App phone={phone} />)
