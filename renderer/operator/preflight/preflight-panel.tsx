// The preflight in the right column, from its key, the finder or the menu.
import { Panel } from '../table/panels/panel.tsx'
import { Preflight } from './preflight.tsx'

export function PreflightPanel() {
  return (
    <Panel name="preflight" title="Before the doors open">
      <Preflight focused />
    </Panel>
  )
}
