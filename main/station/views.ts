// What each topic shows, from the open session and the station's own state.
import type { BackupView } from '../../core/contract/backup.ts'
import type { PublicationView, ScreenSummary, ScreenView, StationView } from '../../core/contract/contract.ts'
import type { StationNotes } from '../../core/contract/diagnostics.ts'
import type { MonitorView } from '../../core/contract/monitor.ts'
import type { RehearsalView } from '../../core/contract/rehearsal.ts'
import type { Scene, ScreenId } from '../../core/contract/scene.ts'
import type { CompetitorId, ContestId } from '../../core/ids.ts'
import { damageOf, refusesAsDamaged } from '../backup/damaged.ts'
import { entriesView } from '../../core/views/entries.ts'
import { furtherStanding } from '../../core/views/further.ts'
import { matchesScene } from '../../core/views/matches.ts'
import { type FormatsView, formatsView } from '../../core/views/format.ts'
import { type NeededView, neededView } from '../../core/views/needed.ts'
import { nowNextView } from '../../core/views/now-next.ts'
import { runningOrder } from '../../core/views/running-order.ts'
import { standingView } from '../../core/views/standing.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import { eventSummary } from '../../core/views/summary.ts'
import { recordsView, type RecordsView } from '../../core/views/records.ts'
import { type Change, tableView } from '../../core/views/table.ts'
import { teamsScene } from '../../core/views/teams.ts'
import type { EntriesView, SceneView, TableView } from '../../core/views/view.ts'
import { calledIn, type Desk, focusOf, matchIn } from './desk.ts'
import { recoveryOf } from './recovery.ts'
import type { Session } from './session.ts'

/** The open event in the frame around everything. */
export function eventOf(session: Session): StationView['event'] {
  const summary = eventSummary(session.state)
  return summary && { id: session.file.event, competitors: session.state.competitors.size, ...summary }
}

const changeIn = (session: Session, contest: ContestId): Change | null =>
  session.lastChange?.contest === contest ? session.lastChange : null

/** The table's view of a contest, or of the one in focus. */
export function tableOf(session: Session, desk: Desk, contest?: ContestId): TableView | null {
  const id = contest ?? focusOf(session.state, desk)
  return id && tableView(session.state, id, calledIn(session.state, desk, id), changeIn(session, id), matchIn(session.state, desk, id))
}

/** What an attempt would need: of somebody, or of whoever is up. */
export function neededOf(
  { state }: Session,
  desk: Desk,
  { contest, competitor }: { contest?: ContestId | undefined; competitor?: CompetitorId | undefined },
): NeededView | null {
  const id = contest ?? focusOf(state, desk)
  const found = id ? state.contests.get(id) : undefined
  if (!id || !found) return null
  if (competitor !== undefined) return neededView(state, id, competitor)
  const { now } = runningOrder(state, found, calledIn(state, desk, id), 0)
  return now && neededView(state, id, now.id, now.slot)
}

/** The formats there are to choose. */
export const formatsOf = (session: Session | null): FormatsView => formatsView(session?.state ?? null)

/** Who is entered. */
export const entriesOf = (session: Session): EntriesView => entriesView(session.state)

/** What stands as records, and what claims one. */
export const recordsOf = (session: Session): RecordsView => recordsView(session.state)

/** A scene with its data. One of a contest that was taken out of the event follows the table, whose contest it names: no screen goes dark for it. */
function sceneOf(session: Session, desk: Desk, scene: Scene): SceneView {
  if (scene.kind === 'message' || scene.kind === 'blank') return scene
  const id = scene.contest && session.state.contests.has(scene.contest) ? scene.contest : focusOf(session.state, desk)
  if (!id) return { kind: 'blank' }
  const takes = session.state.contests.get(id)?.format.takes ?? 'attempts'
  if (scene.kind === 'now-next' && takes === 'matches') {
    const view = matchesScene(session.state, id, matchIn(session.state, desk, id))
    return view ? { kind: 'matches', view } : { kind: 'blank' }
  }
  if (scene.kind === 'teams') {
    const view = teamsScene(session.state, id)
    if (view) return { kind: 'teams', view }
  }
  // A contest that is made of others has nobody up; its standing says all there is.
  if (scene.kind !== 'now-next' || takes === 'contests') {
    const main = standingView(session.state, id)
    const standing = (main && scene.kind === 'leaderboard' && scene.ranking && furtherStanding(main, scene.ranking)) || main
    return standing ? { kind: 'leaderboard', standing } : { kind: 'blank' }
  }
  const view = nowNextView(session.state, id, calledIn(session.state, desk, id), changeIn(session, id))
  return view ? { kind: 'now-next', view } : { kind: 'blank' }
}

/** In place of a standing that may be wrong. */
const CHECKED: SceneView = { kind: 'message', text: 'Results are being checked at the table.' }

const rehearsalMark = (event: string) => (isRehearsal(event) ? { rehearsal: true as const } : {})

/** What one screen shows. `made` holds the scenes that were made since the last change: a hall full of screens shows few of them. */
export function screenOf(
  session: Session | null,
  desk: Desk,
  screen: { id: ScreenId; name: string; scene: Scene },
  asOf: number,
  made: Map<string, SceneView>,
): ScreenView {
  const event = session?.state.event
  const key = JSON.stringify(screen.scene)
  const scene =
    made.get(key) ??
    (session && event ? (refusesAsDamaged(session) ? CHECKED : sceneOf(session, desk, screen.scene)) : { kind: 'blank' as const })
  made.set(key, scene)
  return {
    screen: { id: screen.id, name: screen.name },
    event: event ? { name: event.name, ...(event.place ? { place: event.place } : {}), ...rehearsalMark(session.file.event) } : null,
    scene,
    asOf,
  }
}

/** How the frame around everything is put together. */
export function stationOf(parts: {
  session: Session | null
  desk: Desk
  version: string
  files: StationView['files']
  samples: StationView['samples']
  publication: PublicationView
  standby: StationView['standby']
  backup: BackupView | null
  rehearsal: RehearsalView | null
  screens: ScreenSummary[]
  monitors?: MonitorView[]
  updates?: StationView['updates']
  notes?: StationNotes
  displayUrl: string | null
}): StationView {
  const { session, desk, ...rest } = parts
  return {
    phase: session ? 'open' : 'welcome',
    event: session && eventOf(session),
    focus: session && focusOf(session.state, desk),
    saved: session?.saved ?? { at: null, problem: null },
    recovery: session ? recoveryOf(session, rest.standby !== null) : 'none',
    damage: session && damageOf(session),
    ...rest,
  }
}
