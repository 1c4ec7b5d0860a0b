// The open event as the hub sees it, from the station's session.
import { ownerOf } from '../../core/apply/ownership.ts'
import { BEFORE_ALL } from '../../core/event/ownership-bodies.ts'
import { SETUP } from '../../core/ids.ts'
import { ok } from '../../core/outcome.ts'
import { lostBy, partitionsView } from '../../core/views/devices.ts'
import type { Desk } from '../station/desk.ts'
import type { Publication } from '../station/publication.ts'
import type { Session } from '../station/session.ts'
import { titleOf, viewOf } from './assignment.ts'
import type { HubEvent } from './hub-event.ts'
import { limitedTo } from '../../core/wire/limited.ts'

const SETTING = 'hub'

/** What the hub may know and do of an open event. `key` is the station's own. */
export function hubEventOf(parts: { session: Session; publication: Publication; desk: () => Desk; key: string }): HubEvent {
  const { session, publication, desk, key: ownKey } = parts
  const { file, holder } = session

  return {
    event: file.event,
    key: ownKey,
    foundingKey: () => holder.grants.keyOf(SETUP, 1) ?? ownKey,
    name: () => session.state.event?.name ?? 'Event',
    kept: () => file.setting(SETTING),
    keep: (text) => file.saveSetting(SETTING, text),
    async grant(partitions, key, device) {
      for (const partition of partitions) {
        const name = ownerOf(session.state, partition) ? 'partition.take-over' : 'partition.grant'
        const recorded = await session.record({
          name,
          partition,
          key,
          device,
          ...(name === 'partition.take-over' ? { confirmed: true } : {}),
        })
        if (!recorded.ok) return recorded
      }
      return ok(null)
    },
    owned: (key) =>
      [...session.state.grants].flatMap(([partition, grants]) => {
        const { epoch, after, ...newest } = grants.at(-1)!
        return newest.key === key ? [{ partition, epoch, after: after ?? { seq: 0, hash: BEFORE_ALL } }] : []
      }),
    handed: (key, since) =>
      [...session.state.grants].flatMap(([partition, grants]) => {
        const newest = grants.at(-1)!
        return newest.key === key && newest.at > since ? [partition] : []
      }),
    lost: (key) =>
      lostBy(session.state, key).map(({ partition, fenced: { epoch, end, by } }) => ({
        partition,
        epoch,
        end: end ?? 0,
        to: by.name ?? 'the table',
        at: by.at,
      })),
    partitions: () => partitionsView(session.state, { heads: holder.heads, late: holder.late.entries, key: ownKey }),
    ownerOf: (partition) => ownerOf(session.state, partition)?.key ?? null,
    head: (partition) => holder.heads.get(partition) ?? null,
    lateIn: (partition) => holder.late.entries.filter((entry) => entry.partition === partition).length,
    ways() {
      const url = publication.server()
      return url === null ? [] : [{ kind: 'server', url }]
    },
    published: async () => {
      const origin = publication.origin()
      return origin === null ? [] : await file.marks(origin)
    },
    sync: (asked, own) => session.answer(asked, own === null ? undefined : (all) => limitedTo(all, own)),
    titleOf: (assignment) => titleOf(session.state, assignment),
    viewOf: (assignment) => viewOf(session.state, desk(), assignment),
  }
}
