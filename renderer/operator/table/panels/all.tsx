// Every panel of the right column, by its name. Those that scoring itself needs come with the table, the others apart.
import type { ComponentType, ReactNode } from 'react'
import { apart } from '../../apart/apart.tsx'
import { rest } from '../../apart/rest.ts'
import type { Panel as Name } from '../../state/operator.ts'
import { Standing } from '../standing/standing.tsx'
import { FindPanel } from './find.tsx'
import { KeysPanel } from './keys.tsx'
import { Panel } from './panel.tsx'

type Rest = NonNullable<ReturnType<typeof rest.now>>

/** A panel that is loaded apart. Until it has come its place is kept empty, so that nothing moves when it does. */
function later(name: Name, pick: (module: Rest) => ComponentType): ComponentType {
  return apart(rest, pick, function InPlace({ children }: { children: ReactNode }) {
    if (!children) return <aside className="side panel" data-panel={name} aria-busy="true" />
    return (
      <Panel name={name} title="Not opened">
        {children}
      </Panel>
    )
  })
}

export const PANELS: Record<Name, ComponentType> = {
  standing: Standing,
  find: FindPanel,
  keys: KeysPanel,
  why: later('why', ({ WhyPanel }) => WhyPanel),
  screens: later('screens', ({ ScreensPanel }) => ScreensPanel),
  publish: later('publish', ({ PublishPanel }) => PublishPanel),
  records: later('records', ({ RecordsPanel }) => RecordsPanel),
  paper: later('paper', ({ PaperPanel }) => PaperPanel),
  referee: later('referee', ({ RefereePanel }) => RefereePanel),
  devices: later('devices', ({ DevicesPanel }) => DevicesPanel),
  documents: later('documents', ({ DocumentsPanel }) => DocumentsPanel),
  sessions: later('sessions', ({ SessionsPanel }) => SessionsPanel),
  draw: later('draw', ({ DrawPanel }) => DrawPanel),
  tie: later('tie', ({ TiePanel }) => TiePanel),
  stage: later('stage', ({ StagePanel }) => StagePanel),
  move: later('move', ({ MovePanel }) => MovePanel),
  recovery: later('recovery', ({ RecoveryPanel }) => RecoveryPanel),
  backup: later('backup', ({ BackupPanel }) => BackupPanel),
  updates: later('updates', ({ UpdatesPanel }) => UpdatesPanel),
  export: later('export', ({ ExportPanel }) => ExportPanel),
  preflight: later('preflight', ({ PreflightPanel }) => PreflightPanel),
  rehearsal: later('rehearsal', ({ RehearsalPanel }) => RehearsalPanel),
  diagnostics: later('diagnostics', ({ DiagnosticsPanel }) => DiagnosticsPanel),
}
