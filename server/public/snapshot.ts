// What public pages show of an event at one moment, under a version that changes when anything on them could.
import { createHash } from 'node:crypto'
import { type EventSummary, eventSummary } from '../../core/views/summary.ts'
import { standingView } from '../../core/views/standing.ts'
import type { ContestId, EventId } from '../../core/ids.ts'
import type { StandingView } from '../../core/views/view.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import { APP_VERSION } from '../version.ts'
import { assetsVersion } from './assets.ts'

export interface Snapshot {
  event: EventId
  registeredName: string
  version: string
  asOf: number | null
  summary: EventSummary | null
}

/** The version of an event's pages: the app's, and how far each partition goes. */
export function versionOf({ event, heads }: Session): string {
  const digest = createHash('sha256').update(`${APP_VERSION}|${assetsVersion}|${event.name}`)
  for (const partition of [...heads.keys()].toSorted()) digest.update(`|${partition}|${heads.get(partition)?.hash}`)
  return digest.digest('base64url').slice(0, 16)
}

/** The event as it is now; null where it is not registered. */
export function snapshotOf(sessions: Sessions, event: EventId): Promise<Snapshot | null> {
  return sessions.within(event, async (session) => ({
    event,
    registeredName: session.event.name,
    version: versionOf(session),
    asOf: session.asOf,
    summary: eventSummary(session.state),
  }))
}

/** The same with one of its contests; null where the event or the contest is unknown. */
export async function standingOf(
  sessions: Sessions,
  event: EventId,
  contest: ContestId,
): Promise<(Snapshot & { standing: StandingView }) | null> {
  return sessions.within(event, async (session) => {
    const standing = standingView(session.state, contest)
    if (!standing) return null
    return {
      event,
      registeredName: session.event.name,
      version: versionOf(session),
      asOf: session.asOf,
      summary: eventSummary(session.state),
      standing,
    }
  })
}
