// The machines of one run, all made from nothing: the head table and its standby, the server, two judges' phones and a spare tablet.
import { time } from '../../formats/presets/time.ts'
import { type EventId, type PartitionId, SETUP, TABLE } from '../../ids.ts'
import { type Head, headOf, seal, type SealedEntry, signHead } from '../../log/chain.ts'
import { createDisk } from './disk.ts'
import type { Common, Machine } from './common.ts'
import type { Parts } from './parts.ts'
import { ATTEMPTS, COMPETITORS, CONTESTS, type Fact, JUDGES, SCORED } from './people.ts'
import type { Random } from './random.ts'
import { FAST, REAL, type Signing } from './signing.ts'
import { createTruth, type Truth } from './truth.ts'

const EVENT = 'simulatedsimulatedsimulate' as EventId
const START = 1_780_000_000_000

/** The secret of the event's recovery key. */
export const AUTHORITY = new Uint8Array(32).fill(9)

const MACHINES: readonly Pick<Machine, 'id' | 'role' | 'remotes'>[] = [
  { id: 'head', role: 'laptop', remotes: ['server', 'standby'] },
  { id: 'standby', role: 'laptop', remotes: ['server', 'head'] },
  { id: 'server', role: 'server', remotes: [] },
  { id: 'phone-1', role: 'phone', remotes: ['head', 'server', 'standby'] },
  { id: 'phone-2', role: 'phone', remotes: ['head', 'server', 'standby'] },
  { id: 'tablet', role: 'phone', remotes: ['head', 'server', 'standby'] },
]

/** A plain time, best of three. */
const FORMAT = JSON.parse(JSON.stringify({ ...time, groups: [{ ...time.groups[0], attempts: ATTEMPTS }] })) as SealedEntry['body']

const secretOf = (index: number) => new Uint8Array(32).fill(index + 1)

/** Everything of one run that is there before anything happens. `keys` names the machine of a key. */
export interface World {
  common: Common
  fate: (id: string) => boolean
  machines: Machine[]
  keys: Map<string, string>
  truth: Truth
  start: number
}

/** `setup` as the head table has written it before the competition. It is the same in every run that signs alike. */
function setupLog(keyOf: Signing['keyOf']): SealedEntry[] {
  const owners: [PartitionId, number][] = [
    [SETUP, 0],
    [TABLE, 0],
    ...JUDGES.map((partition, index): [PartitionId, number] => [partition, 3 + index]),
  ]
  const facts: Fact[] = [
    ['event.opened', { name: 'Simulated', authority: keyOf(AUTHORITY) }],
    ['division.added', { division: 'd1', name: 'Open' }],
    ...COMPETITORS.map((competitor, index): Fact => [
      'competitor.added',
      { competitor, division: 'd1', bib: `${index + 1}`, name: `Number ${index + 1}` },
    ]),
    ...SCORED.map((partition): Fact => [
      'contest.added',
      { contest: CONTESTS.get(partition)!, division: 'd1', name: partition, partition, format: FORMAT },
    ]),
    ...owners.map(([partition, owner]): Fact => ['partition.granted', { partition, key: keyOf(secretOf(owner)), epoch: 1 }]),
  ]
  const entries: SealedEntry[] = []
  let last: Head | null = null
  for (const [kind, body] of facts) {
    const entry = seal(last, { event: EVENT, partition: SETUP, epoch: 1, at: START, kind, body })
    last = headOf(entry)
    entries.push(entry)
  }
  return entries
}

const setups = new Map<Signing, SealedEntry[]>()

/** A copy of a machine, which goes on beside it under the same key from what was on its disk after so many writes. */
export async function copyMachine(of: Machine, writes: number, fate: (id: string) => boolean): Promise<Machine> {
  const id = `${of.id}'`
  const disk = await of.disk.copy(writes, () => fate(id))
  return { ...of, id, disk, memory: null, lost: false }
}

/** The world of a run. Most sign with a keyed hash, `real` ones as the product does. `fate` says when a machine stops, by its id. */
export async function createWorld(parts: Parts, random: Random, real: boolean, fate: (id: string) => boolean): Promise<World> {
  const base = real ? REAL : FAST
  const signing = parts.signing(base)
  const machines = MACHINES.map((machine, index): Machine => ({
    ...machine,
    owner: machine.id,
    key: signing.keyOf(secretOf(index)),
    secret: secretOf(index),
    disk: createDisk(EVENT, parts.disk, () => fate(machine.id)),
    memory: null,
    lost: false,
    restored: false,
    skew: 0,
  }))
  const keys = new Map(machines.map(({ key, id }) => [key, id]))
  const truth = createTruth()
  const setup = setups.get(base) ?? setupLog(base.keyOf)
  setups.set(base, setup)
  truth.write('head', setup, null)
  const signed = signHead(EVENT, headOf(setup.at(-1)!), secretOf(0), base.signatures)
  // Most machines have the set-up when it begins; whoever has not gets it as it gets all else.
  for (const { id, disk } of machines) if (id === 'head' || random.chance(0.8)) await disk.open().append(setup, signed)
  truth.promise('head', signed.hash, 'written the set-up')
  const common: Common = { event: EVENT, setupKey: machines[0]!.key, parts, signing }
  return { common, fate, machines, keys, truth, start: START }
}
