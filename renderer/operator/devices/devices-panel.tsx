// The devices in the right column of the table.
import { Panel } from '../table/panels/panel.tsx'
import { Devices } from './devices.tsx'

export function DevicesPanel() {
  return (
    <Panel name="devices" title="Devices">
      <Devices focused />
    </Panel>
  )
}
