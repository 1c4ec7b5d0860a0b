// Backups in the right column, from the finder or the top bar.
import { Panel } from '../table/panels/panel.tsx'
import { Backups } from './backups.tsx'

export function BackupPanel() {
  return (
    <Panel name="backup" title="Backups">
      <Backups focused />
    </Panel>
  )
}
