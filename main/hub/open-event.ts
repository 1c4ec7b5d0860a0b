// The open event as the hub sees it, from the station's session.
import { ownerOf } from '../../core/apply/ownership.ts'
import { SETUP } from '../../core/ids.ts'
import { ok } from '../../core/outcome.ts'
import { partitionsView } from '../../core/views/devices.ts'
import { limitedTo } from '../../core/wire/limited.ts'
import type { Desk } from '../station/desk.ts'
import type { Publication } from '../station/publication.ts'
import type { Session } from '../station/session.ts'
import type { HubEvent } from './hub-event.ts'
import { momentOf } from './moment.ts'

const SETTING = 'hub'

/** What the hub may know and do of an open event. `key` is the station's own. */
export function hubEventOf(parts: { session: Session; publication: Publication; desk: () => Desk; key: string }): HubEvent {
  const { session, publication, desk, key: ownKey } = parts
  const { file, holder } = session
  const moment = () => momentOf(session.state, desk())

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
    moment,
    owned: (key) => moment().owned(key),
    handed: (key, since) => moment().handed(key, since),
    lost: (key) => moment().lost(key),
    titleOf: (assignment) => moment().titleOf(assignment),
    viewOf: (assignment) => moment().viewOf(assignment),
  }
}
