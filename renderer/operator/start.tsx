// Puts the operator app on the page over a connection.
import '@fontsource-variable/inter/wght.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import type { Connection } from '../client/connection.ts'
import '../theme/mantine-styles.ts'
import { cssVariables, theme } from '../theme/theme.ts'
import '../theme/tokens.css'
import './base.css'
import { App } from './app.tsx'
import { keepWhole } from './apart/chunk.ts'
import { keepLine } from './state/keep-line.ts'
import { createOperator } from './state/operator.ts'
import { OperatorContext } from './state/use-operator.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'scoretable-colours' })

/** Draws the operator app into `#root`. */
export function startOperator(connection: Connection): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const operator = createOperator(connection, Date.now)
  keepLine(operator.store, window.sessionStorage)
  createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemes} defaultColorScheme="auto">
      <OperatorContext value={operator}>
        <App />
      </OperatorContext>
    </MantineProvider>,
  )
  // Once the page shows something: what scoring needs was first.
  const stop = operator.store.subscribe(({ station }) => {
    if (station === null) return
    stop()
    void keepWhole()
  })
}
