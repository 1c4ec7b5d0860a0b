// What people do at their machines: record, correct, hand over, take over, settle what came late. Each act is a command that the product
// decides, and one append; whoever gave it is told "saved" only once the store has answered.
import { applyEntry } from '../../apply/apply.ts'
import { isReleased, ownerOf, whyNotOurs } from '../../apply/ownership.ts'
import type { Command } from '../../decide/command.ts'
import { decide } from '../../decide/decide.ts'
import { type CompetitorId, type ContestId, type PartitionId, SETUP, TABLE } from '../../ids.ts'
import { headOf, seal, type SealedEntry } from '../../log/chain.ts'
import { grantSetup } from '../../wire/authority.ts'
import { isCaughtUp } from '../../wire/caught-up.ts'
import type { Common, Machine, Memory } from './common.ts'
import { follow } from './machine.ts'
import type { Random } from './random.ts'
import type { Truth } from './truth.ts'

/** The partitions of two judges; and all in which results stand, each with its own contest. */
export const JUDGES = ['judge-1', 'judge-2'] as PartitionId[]
export const SCORED: readonly PartitionId[] = [TABLE, ...JUDGES]
export const CONTESTS = new Map<PartitionId, ContestId>(SCORED.map((partition, index) => [partition, `k${index + 1}` as ContestId]))
export const COMPETITORS = ['p1', 'p2', 'p3', 'p4'] as CompetitorId[]
export const ATTEMPTS = 3

/** What a person writes: a kind and its body. */
export type Fact = [kind: string, body: SealedEntry['body']]

/** A person at a machine: whose clock it shows, and who notes what was really written. */
export interface Hand {
  common: Common
  truth: Truth
  random: Random
  /** The machine's clock, in ms. */
  now(machine: Machine): number
}

/** Whether a machine owns a partition, and holds all that its own epoch follows. */
export function mayWrite(memory: Memory, machine: Machine, partition: PartitionId, rash: boolean): boolean {
  const { grants, heads } = memory.holder
  if (memory.state.event === null || !ownerOf(memory.state, partition)) {
    if (partition !== SETUP || grants.keyOf(SETUP, grants.newest(SETUP)) !== machine.key) return false
  }
  if (whyNotOurs(memory.state, partition, machine.key) !== null) return false
  return rash || isCaughtUp({ grants, heads }, partition)
}

/** Writes facts at the end of a partition, in one append. False where the disk has no room. */
async function write(
  { common, truth, now }: Hand,
  machine: Machine,
  memory: Memory,
  { partition, epoch, facts }: { partition: PartitionId; epoch: number; facts: readonly Fact[] },
): Promise<boolean> {
  const start = memory.holder.heads.get(partition) ?? null
  const entries: SealedEntry[] = []
  for (const [kind, body] of facts) {
    const last = entries.at(-1)
    entries.push(seal(last ? headOf(last) : start, { event: common.event, partition, epoch, at: now(machine), kind, body }))
  }
  truth.write(machine.owner, entries, start?.hash ?? null)
  const stored = await memory.store.append(entries)
  if (!stored.ok) return false
  truth.promise(machine.id, stored.value.hash, 'told a person that it is saved')
  memory.holder.note(entries)
  for (const entry of entries) applyEntry(memory.state, entry)
  if (partition === SETUP) await follow(common, memory, await memory.holder.again())
  return true
}

/** Somebody gives a machine a command. What came of it, in words; null where the machine would not even offer it. */
async function tell(hand: Hand, machine: Machine, memory: Memory, command: Command): Promise<string | null> {
  const { heads, late, grants } = memory.holder
  const { parts } = hand.common
  const decided = decide(memory.state, command, hand.now(machine), { heads, late: late.entries, key: machine.key })
  if (!decided.ok) return `${command.name}: ${decided.error.message}`
  if ('already' in decided.value) return `${command.name}: already`
  const { partition } = decided.value
  if (!mayWrite(memory, machine, partition, parts.rash)) return null
  const facts = decided.value.facts.map(({ kind, body }): Fact => [
    kind,
    parts.written(JSON.parse(JSON.stringify(body)) as SealedEntry['body']),
  ])
  const saved = await write(hand, machine, memory, { partition, epoch: grants.newest(partition), facts })
  const where = `${partition} ${memory.holder.heads.get(partition)?.seq}@${grants.newest(partition)}`
  return `${command.name}, in ${where} ${JSON.stringify(facts.at(-1)?.[1])}${saved ? '' : ' (NOT SAVED)'}`
}

/** Somebody enters a result, corrects or voids one, or sets a status, on a partition that the machine owns. */
export async function record(hand: Hand, machine: Machine, memory: Memory): Promise<string | null> {
  const { random, common } = hand
  const partition = random.among(SCORED.filter((each) => mayWrite(memory, machine, each, common.parts.rash)))
  if (!partition) return null
  const contest = CONTESTS.get(partition)!
  const competitor = COMPETITORS[random.below(COMPETITORS.length)]!
  const values = { time: 1000 + random.below(300) }
  const entry = 1 + random.below(Math.max(1, memory.state.newest.get(partition) ?? 0))
  const dice = random.below(100)
  if (dice < 15)
    return tell(hand, machine, memory, { name: 'attempt.correct', partition, replaces: entry, values, reason: 'misread', confirmed: true })
  if (dice < 19) return tell(hand, machine, memory, { name: 'entry.void', partition, voids: entry, reason: 'entered twice' })
  if (dice < 22)
    return tell(hand, machine, memory, { name: 'status.record', contest, competitor, status: random.pick(['DNS', 'DNF', 'DQ']) })
  const slot = random.below(ATTEMPTS)
  return tell(hand, machine, memory, { name: 'attempt.record', contest, competitor, slot, values, confirmed: true })
}

/** The owner of a judge's partition lets it go. */
export async function release(hand: Hand, machine: Machine, memory: Memory): Promise<string | null> {
  const partition = hand.random.among(SCORED.filter((each) => mayWrite(memory, machine, each, false)))
  return partition && tell(hand, machine, memory, { name: 'partition.release', partition })
}

/** Whoever keeps `setup` gives a partition on: after its release, or by taking over, or where nobody owns it any more. */
export async function giveOn(hand: Hand, machine: Machine, memory: Memory, to: readonly Machine[]): Promise<string | null> {
  const { random } = hand
  const target = random.among(to)
  if (!target || !mayWrite(memory, machine, SETUP, false)) return null
  const given = { key: target.key, device: target.id, confirmed: true }
  const released = SCORED.filter((partition) => isReleased(memory.state, partition))
  const partition = released[0] ?? SCORED[random.below(SCORED.length)]!
  if (!ownerOf(memory.state, partition))
    return tell(hand, machine, memory, { name: 'partition.grant', partition, key: target.key, device: target.id })
  const name = released.length > 0 && random.chance(0.8) ? 'partition.hand-over' : 'partition.take-over'
  return tell(hand, machine, memory, { name, partition, ...given })
}

/** The head table gives the whole set-up to the other laptop, in one step. */
export async function handOverSetup(hand: Hand, machine: Machine, memory: Memory, to: Machine): Promise<string | null> {
  if (!mayWrite(memory, machine, SETUP, false)) return null
  return tell(hand, machine, memory, { name: 'partition.hand-over', partition: SETUP, key: to.key, device: to.id, confirmed: true })
}

/** Somebody with the recovery key makes this laptop the head table. */
export async function takeOverSetup(hand: Hand, machine: Machine, memory: Memory, authority: Uint8Array): Promise<string | null> {
  const { event, signing, parts } = hand.common
  const { grants, heads } = memory.holder
  const head = heads.get(SETUP) ?? null
  if (!head || grants.keyOf(SETUP, grants.newest(SETUP)) === machine.key || grants.authority() === null) return null
  const body = JSON.parse(
    JSON.stringify(
      grantSetup(event, head, { key: machine.key, name: machine.id, newest: grants.newest(SETUP) }, authority, signing.signatures),
    ),
  ) as SealedEntry['body']
  const epoch = parts.opensEpoch ? grants.newest(SETUP) + 1 : head.epoch
  const saved = await write(hand, machine, memory, { partition: SETUP, epoch, facts: [['partition.granted', body]] })
  return saved ? `took over setup, epoch ${epoch} after ${head.seq}` : 'could not take over setup (NOT SAVED)'
}

/** The present owner of a partition looks at what came late, and adopts or dismisses one of it. */
export async function settle(hand: Hand, machine: Machine, memory: Memory): Promise<string | null> {
  const { random, common } = hand
  const { state, holder } = memory
  const waits = holder.late.entries.filter(({ partition }) => mayWrite(memory, machine, partition, false))
  const late = random.among(common.parts.tray(state, waits))
  if (!late) return null
  const { partition, epoch, seq, hash } = late
  const named = { partition, epoch, seq, hash }
  return tell(
    hand,
    machine,
    memory,
    random.chance(0.7)
      ? { name: 'late.adopt', late: named, confirmed: true }
      : { name: 'late.dismiss', late: named, reason: 'entered twice' },
  )
}
