// Who owns a partition, decided: granted, handed over, taken over, released; and late entries adopted or dismissed.
//
// A grant says where the epoch before ends: at the last entry that is held here. So nothing is asked of the device that is taken over from,
// and whatever it wrote past that is fenced by every holder and kept for the new owner to see.
import { isReleased, ownerOf, settledAs } from '../apply/ownership.ts'
import type { EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { BEFORE_ALL, type EpochEnd } from '../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import type { Head } from '../log/chain.ts'
import { type Late, lateKey } from '../log/late.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Command, Rejection } from './command.ts'
import { commandOf } from './late-command.ts'
import type { OwnershipCommand, OwnershipCommandOf } from './ownership-commands.ts'

/** What this device holds, beside the state: how far each log goes, and what is kept outside them. `key` is its own public key. */
export interface Held {
  heads: ReadonlyMap<PartitionId, Head>
  late: readonly Late[]
  key: string
}

/** What a command comes to, as in decide.ts. */
type Decided = Outcome<{ partition: PartitionId; facts: Fact[] } | { already: { partition: PartitionId; seq: number } }, Rejection>
type Ordinary = (command: Exclude<Command, OwnershipCommand>) => Decided

const refuse = (kind: Rejection['kind'], message: string): Decided => err({ kind, message })

/** Decides a command about ownership. `ordinary` decides what adopting says again. */
export function decideOwnership(state: EventState, command: OwnershipCommand, held: Held, ordinary: Ordinary): Decided {
  switch (command.name) {
    case 'partition.grant':
      return grant(state, command, held)
    case 'partition.hand-over':
      return handOver(state, command, held)
    case 'partition.take-over':
      return takeOver(state, command, held)
    case 'partition.release':
      return release(state, command, held)
    case 'late.adopt':
      return adopt(state, command, held, ordinary)
    case 'late.dismiss': {
      const found = waiting(state, command.late, held)
      if ('ok' in found) return found
      const { partition, epoch, seq, hash } = found.late
      return ok({ partition, facts: [{ kind: 'late.dismissed', body: { partition, epoch, seq, hash, reason: command.reason } }] })
    }
  }
}

const endIn = ({ heads }: Held, partition: PartitionId): EpochEnd => {
  const head = heads.get(partition)
  return { seq: head?.seq ?? 0, hash: head?.hash ?? BEFORE_ALL }
}

/** The grant of a next epoch, after what is held. The set-up's own epoch ends with its grant, and needs no telling. */
function granting(
  state: EventState,
  { partition, key, device }: OwnershipCommandOf<'partition.grant' | 'partition.hand-over' | 'partition.take-over'>,
  held: Held,
): Decided {
  const before = ownerOf(state, partition)
  const after = before && partition !== SETUP ? { after: endIn(held, partition) } : {}
  const body = { partition, key, epoch: (before?.epoch ?? 0) + 1, ...after, ...(device ? { name: device } : {}) }
  return ok({ partition: SETUP, facts: [{ kind: 'partition.granted', body }] })
}

const nameOf = (state: EventState, partition: PartitionId) => ownerOf(state, partition)?.name ?? 'its device'

/** Whether a device has it already, as a decision; null where it hasn't. */
function hasIt(state: EventState, { partition, key }: { partition: PartitionId; key: string }): Decided | null {
  const owner = ownerOf(state, partition)
  return owner?.key === key && !isReleased(state, partition) ? ok({ already: { partition: SETUP, seq: owner.seq } }) : null
}

function grant(state: EventState, command: OwnershipCommandOf<'partition.grant'>, held: Held): Decided {
  const has = hasIt(state, command)
  if (has) return has
  const { partition } = command
  if (ownerOf(state, partition) || partition === SETUP)
    return refuse('invalid', `${partition} belongs to ${nameOf(state, partition)}. Hand it over, or take it over; nothing was changed.`)
  return granting(state, command, held)
}

function handOver(state: EventState, command: OwnershipCommandOf<'partition.hand-over'>, held: Held): Decided {
  const has = hasIt(state, command)
  if (has) return has
  const { partition, confirmed } = command
  const owner = ownerOf(state, partition)
  if (partition === SETUP) {
    if (!confirmed)
      return refuse('odd', 'Hand the whole set-up to that device? This one then changes neither entry list nor contests any more.')
    return granting(state, command, held)
  }
  if (!owner) return refuse('invalid', `Nobody owns ${partition}, so there is nothing to hand over. Grant it; nothing was changed.`)
  const letGo = state.ownership.released.get(partition)
  if (letGo?.epoch !== owner.epoch)
    return refuse(
      'invalid',
      `${nameOf(state, partition)} has not let go of ${partition} yet. Let it release it there first, or take it over.`,
    )
  if (held.heads.get(partition)?.seq !== letGo.seq)
    return refuse(
      'invalid',
      `Not all that ${nameOf(state, partition)} wrote in ${partition} is here yet. Wait until it is, or take it over.`,
    )
  return granting(state, command, held)
}

function takeOver(state: EventState, command: OwnershipCommandOf<'partition.take-over'>, held: Held): Decided {
  const has = hasIt(state, command)
  if (has) return has
  const { partition, confirmed } = command
  if (partition === SETUP) return refuse('invalid', 'The set-up is taken over with the event’s recovery key, on the laptop that stands by.')
  if (!ownerOf(state, partition)) return refuse('invalid', `Nobody owns ${partition}. Grant it; nothing was changed.`)
  if (!confirmed) {
    const { seq } = endIn(held, partition)
    const from = seq === 0 ? 'Nothing of it is here yet' : `It goes on after entry ${seq}, the last that is here`
    return refuse(
      'odd',
      `Take ${partition} from ${nameOf(state, partition)}? ${from}. What that device has written since is not lost: it is shown to the new owner when it comes.`,
    )
  }
  return granting(state, command, held)
}

function release(state: EventState, { partition }: OwnershipCommandOf<'partition.release'>, held: Held): Decided {
  const owner = ownerOf(state, partition)
  if (partition === SETUP) return refuse('invalid', 'The set-up is handed over in one step; nothing is released before.')
  if (!owner || owner.key !== held.key) return refuse('invalid', `This device does not own ${partition}, so it can not let go of it.`)
  const letGo = state.ownership.released.get(partition)
  if (letGo?.epoch === owner.epoch) return ok({ already: { partition, seq: letGo.seq } })
  return ok({ partition, facts: [{ kind: 'partition.released', body: { partition, epoch: owner.epoch, ...endIn(held, partition) } }] })
}

/** The late entry that is meant, while it waits; else why nothing is done. */
function waiting(state: EventState, named: OwnershipCommandOf<'late.adopt'>['late'], held: Held): { late: Late } | Decided {
  const settled = settledAs(state, named)
  if (settled) return ok({ already: { partition: named.partition, seq: settled.seq } })
  const late = held.late.find((entry) => lateKey(entry) === lateKey(named))
  if (!late) return refuse('unknown-entry', 'That entry is not among the late ones any more; nothing was changed.')
  if (ownerOf(state, late.partition)?.key !== held.key)
    return refuse('invalid', `${late.partition} belongs to ${nameOf(state, late.partition)}: what came too late for it is settled there.`)
  return { late }
}

function adopt(state: EventState, { late: named, confirmed }: OwnershipCommandOf<'late.adopt'>, held: Held, ordinary: Ordinary): Decided {
  const found = waiting(state, named, held)
  if ('ok' in found) return found
  const { partition, epoch, seq, hash } = found.late
  const command = commandOf(state, found.late, confirmed ?? false)
  if (!command.ok) return command
  const decided = ordinary(command.value)
  if (!decided.ok) return decided
  const adopted: Fact = { kind: 'late.adopted', body: { partition, epoch, seq, hash } }
  // It stands already, entered at the table meanwhile: only that it is settled is new.
  if ('already' in decided.value) return ok({ partition, facts: [adopted] })
  if (decided.value.partition !== partition)
    return refuse('invalid', `What it says is recorded in ${decided.value.partition} now. Enter it there, and dismiss it here.`)
  return ok({ partition, facts: [...decided.value.facts, adopted] })
}
