// A head table whose program was altered: it hands `setup` over and writes on behind that, and gives it out to each as it likes. What its own
// holder makes of it is what everybody's does, so that nothing comes of it but entries that are kept outside every log.
import { BEFORE_ALL } from '../../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../../ids.ts'
import { headOf, seal, type SealedEntry, signHead } from '../../log/chain.ts'
import { toBatches } from '../../wire/batch.ts'
import type { Batch } from '../../wire/sync.ts'
import type { Machine, Memory } from './common.ts'
import { follow } from './machine.ts'
import { type Fact, type Hand, JUDGES, mayWrite } from './people.ts'

/** What it wrote: its epoch's end, and what it wrote on. */
export interface Cheat {
  entries: readonly SealedEntry[]
  by: Machine
}

/** A device that keeps `setup` gives it to another, and writes on: names, a judge's part for somebody, and `setup` once more. Null for any other. */
export function cheat({ common, truth, random, now }: Hand, by: Machine, memory: Memory, takers: readonly Machine[]): Cheat | null {
  if (!mayWrite(memory, by, SETUP, false)) return null
  const { heads, grants } = memory.holder
  const start = heads.get(SETUP) ?? null
  const epoch = grants.newest(SETUP)
  const grantOf = (partition: PartitionId, next: number): Fact => {
    const { seq, hash } = heads.get(partition) ?? { seq: 0, hash: BEFORE_ALL }
    const grant = { partition, key: random.among(takers)!.key, epoch: next }
    return ['partition.granted', partition === SETUP ? grant : { ...grant, after: { seq, hash } }]
  }
  const facts: Fact[] = [grantOf(SETUP, epoch + 1)]
  for (let more = 1 + random.below(3); more > 0; more--) {
    const judge = random.pick([JUDGES[0]!, JUDGES[1]!])
    facts.push(
      random.pick<Fact>([
        ['division.added', { division: `d${2 + random.below(50)}`, name: 'Behind' }],
        grantOf(judge, grants.newest(judge) + 1),
        grantOf(SETUP, epoch + 2),
      ]),
    )
  }
  const entries: SealedEntry[] = []
  for (const [kind, body] of facts) {
    const last = entries.at(-1)
    entries.push(seal(last ? headOf(last) : start, { event: common.event, partition: SETUP, epoch, at: now(by), kind, body }))
  }
  truth.write(by.owner, entries, start?.hash ?? null)
  return { entries, by }
}

/** Gives it to a machine: all in one, or in two, wherever it is cut. */
export async function giveOut({ common, truth, random }: Hand, { entries, by }: Cheat, to: Machine, memory: Memory): Promise<string> {
  const at = random.below(entries.length)
  const parts = [entries.slice(0, at), entries.slice(at)].filter((part) => part.length > 0)
  const refused: string[] = []
  for (const part of parts) {
    const taken = await memory.holder.take(signed(part))
    if (!taken.ok) return 'and has no room'
    await follow(common, memory, taken.value)
    const { refusal } = taken.value
    if (!refusal || refusal.kept?.[2] === part.at(-1)!.hash) truth.promise(to.id, part.at(-1)!.hash, 'taken it from a dishonest head table')
    refused.push(refusal?.reason ?? 'taken')
  }
  return `entries ${parts.map((part) => `${part[0]!.seq}+${part.length}`).join(', ')} of setup@${entries[0]!.epoch}: ${refused.join(', ')}`

  function signed(part: readonly SealedEntry[]): Batch {
    return toBatches(part, [signHead(common.event, headOf(part.at(-1)!), by.secret, common.signing.signatures)])[0]!
  }
}
