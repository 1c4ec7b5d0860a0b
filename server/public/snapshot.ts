// What public pages show of an event at one moment, under a version that changes when anything on them could.
import { createHash } from 'node:crypto'
import type { ContestId, EventId } from '../../core/ids.ts'
import { standingView } from '../../core/views/standing.ts'
import { type EventSummary, eventSummary } from '../../core/views/summary.ts'
import type { StandingView } from '../../core/views/view.ts'
import type { Session } from '../live/session.ts'
import { APP_VERSION } from '../version.ts'
import { assetsVersion } from './assets.ts'

export interface Snapshot {
  event: EventId
  /** The name it was registered under, until its own log says one. */
  registeredName: string
  version: string
  /** When the newest entries were taken, in ms; null while there are none. */
  asOf: number | null
  summary: EventSummary | null
}

/** A snapshot with one of the event's standings. */
export interface StandingSnapshot extends Snapshot {
  standing: StandingView
}

/**
 * The version of an event's pages: the app's, the event's name, and how far each partition goes. Nothing else, so that an event that was
 * dropped from memory and read again has the version that its open pages were told, and none of them waits for another.
 */
export function versionOf({ event, heads }: Session): string {
  const digest = createHash('sha256').update(`${APP_VERSION}|${assetsVersion}|${event.name}`)
  for (const partition of [...heads.keys()].toSorted()) digest.update(`|${partition}|${heads.get(partition)?.hash}`)
  return digest.digest('base64url').slice(0, 16)
}

/** The event as it is now. */
export const snapshotOf = (session: Session): Snapshot => ({
  event: session.event.id,
  registeredName: session.event.name,
  version: versionOf(session),
  asOf: session.asOf,
  summary: eventSummary(session.state),
})

/** A way to render the standing of a contest, not yet taken; null where there is no such contest. */
export function standingOf(session: Session, contest: ContestId, render: (shown: StandingSnapshot) => string): (() => string) | null {
  if (!session.state.contests.has(contest)) return null
  return () => render({ ...snapshotOf(session), standing: standingView(session.state, contest)! })
}
