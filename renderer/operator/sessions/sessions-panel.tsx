// Sessions in the right column, from a key, the finder or the top bar.
import { Panel } from '../table/panels/panel.tsx'
import { Sessions } from './sessions.tsx'

export function SessionsPanel() {
  return (
    <Panel name="sessions" title="Sessions">
      <Sessions />
    </Panel>
  )
}
