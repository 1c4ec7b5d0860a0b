// Rehearsing in the right column, from the finder.
import { Panel } from '../table/panels/panel.tsx'
import { Rehearse } from './rehearse.tsx'

export function RehearsalPanel() {
  return (
    <Panel name="rehearsal" title="Rehearse">
      <Rehearse />
    </Panel>
  )
}
