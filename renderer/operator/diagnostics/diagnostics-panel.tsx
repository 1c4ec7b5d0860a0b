// The diagnostic bundle in the right column, from the finder.
import { Panel } from '../table/panels/panel.tsx'
import { Diagnostics } from './diagnostics.tsx'

export function DiagnosticsPanel() {
  return (
    <Panel name="diagnostics" title="Diagnostic bundle">
      <Diagnostics focused />
    </Panel>
  )
}
