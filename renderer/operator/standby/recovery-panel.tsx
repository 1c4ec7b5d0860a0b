// The recovery key in the right column, from the finder or the reminder in the bar.
import { Panel } from '../table/panels/panel.tsx'
import { Recovery } from './recovery.tsx'

export function RecoveryPanel() {
  return (
    <Panel name="recovery" title="Recovery key">
      <Recovery focused />
    </Panel>
  )
}
