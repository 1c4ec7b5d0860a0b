// Updates in the right column, from the finder.
import { Panel } from '../table/panels/panel.tsx'
import { Updates } from './updates.tsx'

export function UpdatesPanel() {
  return (
    <Panel name="updates" title="Updates">
      <Updates />
    </Panel>
  )
}
