// The open event as the hub sees it, from the station's session.
import type { Assignment } from '../../core/contract/hub.ts'
import { BEFORE_ALL, type EpochEnd } from '../../core/event/ownership-bodies.ts'
import type { Fact } from '../../core/event/entry.ts'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import { ok } from '../../core/outcome.ts'
import type { Publication } from '../station/publication.ts'
import type { Desk } from '../station/desk.ts'
import type { Session } from '../station/session.ts'
import { titleOf, viewOf } from './assignment.ts'
import type { HubEvent } from './hub-event.ts'
import { limitedTo } from './limited.ts'

const SETTING = 'hub'

/** What the hub may know and do of an open event. */
export function hubEventOf(parts: { session: Session; publication: Publication; desk: () => Desk }): HubEvent {
  const { session, publication, desk } = parts
  const { file, holder } = session

  const endOf = (partition: PartitionId): EpochEnd => {
    const head = holder.heads.get(partition)
    return { seq: head?.seq ?? 0, hash: head?.hash ?? BEFORE_ALL }
  }
  const ownerOf = (partition: PartitionId) => holder.grants.keyOf(partition, holder.grants.newest(partition))

  return {
    event: file.event,
    name: () => session.state.event?.name ?? 'Event',
    kept: () => file.setting(SETTING),
    keep: (text) => file.saveSetting(SETTING, text),
    async grant(partitions, key, name) {
      const written = await session.writeWith(SETUP, () =>
        partitions
          .filter((partition) => ownerOf(partition) !== key)
          .map((partition): Fact => {
            const before = holder.grants.newest(partition)
            // Whoever had it before ends where it is held here; what comes of theirs later is kept outside the log.
            const after = before > 0 ? { after: endOf(partition) } : {}
            return { kind: 'partition.granted', body: { partition, key, epoch: before + 1, ...after, name } }
          }),
      )
      return written.ok ? ok(null) : written
    },
    owned: (key) =>
      [...session.state.grants.keys()].flatMap((partition) => {
        const { grants } = holder
        const epoch = grants.newest(partition)
        return grants.keyOf(partition, epoch) === key
          ? [{ partition, epoch, after: grants.startOf(partition, epoch) ?? { seq: 0, hash: BEFORE_ALL } }]
          : []
      }),
    lost: (key) =>
      [...session.state.grants.keys()].flatMap((partition) => {
        const { grants } = holder
        const newest = grants.newest(partition)
        if (grants.keyOf(partition, newest) === key) return []
        for (let epoch = newest - 1; epoch > 0; epoch--)
          if (grants.keyOf(partition, epoch) === key)
            return [{ partition, epoch, end: grants.endOf(partition, epoch)?.seq ?? 0, to: grants.keyOf(partition, newest) ?? '' }]
        return []
      }),
    ownerOf,
    head: (partition) => holder.heads.get(partition) ?? null,
    lateIn: (partition) => holder.late.entries.filter((entry) => entry.partition === partition).length,
    published: async () => {
      const origin = publication.origin()
      return origin === null ? [] : await file.marks(origin)
    },
    sync: (asked, own) => session.answer(asked, own === null ? undefined : (all) => limitedTo(all, own)),
    titleOf: (assignment: Assignment) => titleOf(session.state, assignment),
    viewOf: (assignment: Assignment) => viewOf(session.state, desk(), assignment),
  }
}
