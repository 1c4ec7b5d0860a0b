// The scoring table: bar, running order, the competitor now, the standing (or an open panel), the last entries.
import { useRef } from 'react'
import { useOperator } from '../state/use-operator.ts'
import { DrawPanel } from '../matches/draw-panel.tsx'
import { MatchList } from '../matches/match-list.tsx'
import { SourceList } from '../matches/source-list.tsx'
import { StagePanel } from '../matches/stage-panel.tsx'
import { TiePanel } from '../matches/tie-panel.tsx'
import { BackupPanel } from '../backup/backup-panel.tsx'
import { UpdatesPanel } from '../updates/updates-panel.tsx'
import { DiagnosticsPanel } from '../diagnostics/diagnostics-panel.tsx'
import { DevicesPanel } from '../devices/devices-panel.tsx'
import { ExportPanel } from '../exports/export-panel.tsx'
import { DocumentsPanel } from '../documents/documents-panel.tsx'
import { MovePanel } from '../move/move-panel.tsx'
import { PreflightPanel } from '../preflight/preflight-panel.tsx'
import { RehearsalPanel } from '../rehearsal/rehearsal-panel.tsx'
import { PaperPanel } from '../paper-check/paper-panel.tsx'
import { RecordsPanel } from '../records/records-panel.tsx'
import { RefereePanel } from '../rulings/referee-panel.tsx'
import { RecoveryPanel } from '../standby/recovery-panel.tsx'
import { TopBar } from './bar/top-bar.tsx'
import { Now } from './now/now.tsx'
import { RunningOrder } from './order/running-order.tsx'
import { FindPanel } from './panels/find.tsx'
import { KeysPanel } from './panels/keys.tsx'
import { PublishPanel } from './panels/publish.tsx'
import { ScreensPanel } from './panels/screens.tsx'
import { Recent } from './recent/recent.tsx'
import { Standing } from './standing/standing.tsx'
import { WhyPanel } from '../why/why.tsx'
import './table.css'
import { useHome } from './use-home.ts'
import { useTableKeys } from './use-table-keys.ts'

const PANELS = {
  standing: Standing,
  why: WhyPanel,
  find: FindPanel,
  keys: KeysPanel,
  screens: ScreensPanel,
  publish: PublishPanel,
  records: RecordsPanel,
  paper: PaperPanel,
  referee: RefereePanel,
  devices: DevicesPanel,
  documents: DocumentsPanel,
  draw: DrawPanel,
  tie: TiePanel,
  stage: StagePanel,
  move: MovePanel,
  recovery: RecoveryPanel,
  backup: BackupPanel,
  updates: UpdatesPanel,
  export: ExportPanel,
  preflight: PreflightPanel,
  rehearsal: RehearsalPanel,
  diagnostics: DiagnosticsPanel,
}

/** What stands on the left, by where a contest's results come from. */
const LISTS = { attempts: RunningOrder, matches: MatchList, contests: SourceList }

export function Table() {
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const Panel = PANELS[useOperator(({ panel }) => panel)]
  const List = LISTS[useOperator(({ table }) => table?.takes ?? 'attempts')]
  useTableKeys(input)
  useHome(root, input)
  return (
    <div className="table" ref={root}>
      <TopBar />
      <List />
      <main className="centre">
        <Now input={input} />
        <Recent />
      </main>
      <Panel />
    </div>
  )
}
