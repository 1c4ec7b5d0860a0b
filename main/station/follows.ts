// What a session takes from a remote beside sending to it, and where it goes.
import type { Refusal } from '../../core/wire/sync.ts'
import type { Follows } from '../sync/follower.ts'
import type { Session } from './session.ts'

/** What the open event follows at a remote. `onChange` hears when something of it came, `onRefused` of what was not taken. */
export const followsOf = (session: Session, onChange: () => void, onRefused?: (refusal: Refusal) => void): Follows => ({
  due: () => session.follows,
  have: () => session.holder.have(),
  late: () => session.holder.late,
  // Where the disk has no room, it is asked for again.
  async take(batches) {
    const taken = await session.take(batches, onRefused)
    if (taken.ok && taken.value) onChange()
    return taken.ok && taken.value
  },
  cuts: () => session.cuts,
})
