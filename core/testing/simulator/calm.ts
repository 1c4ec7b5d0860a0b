// The end of a run: everything works again, and everybody sends what waits until nothing changes any more. Then all must be as it should.
import { respond } from '../../wire/respond.ts'
import { differenceOf } from './check.ts'
import { handOf } from './day.ts'
import type { SealedEntry } from '../../log/chain.ts'
import { nextRequest, readReply } from './link.ts'
import { type Machine, signOwn } from './common.ts'
import { follow } from './machine.ts'
import { settle } from './people.ts'
import { Wrong } from './run.ts'
import type { Stage } from './stage.ts'
import { contests } from './standing.ts'

const MOST_ROUNDS = 40

/** So long the product waits before it asks whether all is still there, and tries again what was refused. */
const RECHECK = 600_000

/** Brings everybody together, lets people settle what came late, and checks how it ends. */
export async function calmDown(stage: Stage): Promise<void> {
  const { world, agenda, random, say, run } = stage
  const alive = world.machines.filter(({ lost }) => !lost)
  for (const machine of alive) {
    machine.disk.full = false
    await stage.boot(machine)
  }
  await sendAll(stage, alive)
  if (random.chance(0.4)) {
    const hand = handOf(stage)
    for (const machine of alive) {
      for (let most = 6; most > 0; most--) await stage.on(machine, 'is told', () => settle(hand, machine, machine.memory!))
    }
    await sendAll(stage, alive)
  }
  await checkAll(stage, alive)
  agenda.clear(0)
  say(`all is well: ${run.fenced} kept outside the log`)
}

/** Lets all machines send to all their remotes, each in turn, until two rounds change nothing. */
async function sendAll(stage: Stage, alive: readonly Machine[]): Promise<void> {
  let [before, quiet] = ['', 0]
  for (let round = 1; quiet < 2; round++) {
    if (round > MOST_ROUNDS) throw new Wrong('the machines never come to rest')
    stage.agenda.clear(RECHECK)
    let said = ''
    for (const from of alive)
      for (const remote of from.remotes.map(stage.machine)) if (!remote.lost) said += await sendWhatWaits(stage, from, remote)
    stage.say(`round ${round}:${said}`)
    const after = await fingerprint(alive)
    quiet = after === before ? quiet + 1 : 0
    before = after
  }
}

/** First it asks whether all that was acknowledged is there; what waits is sent as long as that goes on. */
async function sendWhatWaits(stage: Stage, from: Machine, to: Machine): Promise<string> {
  const link = from.memory!.links.get(to.id)!
  link.ledger.release()
  let said = ''
  for (let most = 6; most > 0; most--) {
    link.pending = null
    link.probing = said === ''
    const [moved, told] = await exchange(stage, from, to)
    said += told
    if (!moved && !(link.probing || link.ledger.pending())) break
    if (!moved && said !== told) break
  }
  return said
}

async function exchange(
  { world: { common }, agenda, random, run }: Stage,
  from: Machine,
  to: Machine,
): Promise<[moved: boolean, told: string]> {
  const [memory, other] = [from.memory!, to.memory!]
  run.steps++
  const request = await nextRequest(common, from, memory, memory.links.get(to.id)!, -1)
  const { waiting, refused } = await memory.links.get(to.id)!.ledger.refresh()
  run.queue = Math.max(run.queue, waiting + refused)
  const sign = signOwn(common, to)
  const answer = await respond(other.holder, request, {
    onTaken: (taken) => follow(common, other, taken),
    sign: (head) => sign(head, other.holder.grants),
  })
  if (!answer.ok) throw new Error(answer.error.message)
  const text = JSON.stringify(common.parts.say(answer.value, request))
  const moved = await readReply(common, from, memory, to.id, { status: 200, type: 'application/json', text }, agenda.now, random.next())
  const { pull, late, refused: refusals } = answer.value
  const sizes = [request.push, request.late?.push ?? [], pull, late?.pull ?? []].map((batches) => batches.length)
  return [
    moved,
    ` ${from.id}→${to.id} ${sizes.join('/')}${refusals.map((each) => ` (${each.partition} ${each.from} ${each.reason})`).join('')};`,
  ]
}

/** What is on all disks, in short. */
async function fingerprint(alive: readonly Machine[]): Promise<string> {
  const parts = await Promise.all(
    alive.map(async ({ id, disk, remotes }) => {
      const marks = await Promise.all(remotes.map((remote) => disk.raw.marks(remote)))
      const heads = [await disk.raw.heads(), ...marks].map((each) => each.map(({ partition, hash }) => `${partition}${hash}`).sort())
      return [id, ...heads, (await disk.raw.late()).entries.length].join(' ')
    }),
  )
  return parts.join('\n')
}

/** Everybody holds the same, nothing waits, nothing that was promised is missing, and all show the same standing. */
async function checkAll({ world: { truth }, random, run, inspect, machine }: Stage, alive: readonly Machine[]): Promise<void> {
  const helds = await Promise.all(alive.map(inspect))
  const [held, first] = [helds[0]!, alive[0]!]
  for (const [index, each] of alive.entries()) {
    const difference = differenceOf(held, helds[index]!)
    if (difference) throw new Wrong(`${first.id} and ${each.id} do not hold the same: ${difference}`)
    for (const [remote, { ledger }] of each.memory!.links) {
      const { waiting, refused, parked } = await ledger.refresh()
      if (!machine(remote).lost && waiting + refused + parked.length > 0)
        throw new Wrong(`${each.id} still has ${waiting} waiting and ${refused} refused for ${remote}: ${parked[0]?.message ?? ''}`)
    }
  }
  const all = [...held.logs.values()].flat()
  const present = new Set([...all, ...held.late].map(({ hash }) => hash))
  for (const { id } of alive)
    for (const [hash, why] of truth.promised(id))
      if (!present.has(hash)) throw new Wrong(`an entry never reached ${first.id}: ${id} had ${why}`)
  const expected = contests(held, random)
  for (const { id, memory } of alive)
    if (contests(memory!.state) !== expected) throw new Wrong(`${id} shows another standing than its entries come to`)
  const count = (kind: string) => all.filter((entry) => entry.kind === kind).length
  run.fenced = held.late.length
  run.rivals = rivalsIn([...all, ...held.late])
  run.adopted = count('late.adopted')
  run.dismissed = count('late.dismissed')
  // Four stand in every set-up.
  run.takeovers = count('partition.granted') - 4
}

/** Epochs in which one seq was written more than once. */
function rivalsIn(entries: readonly SealedEntry[]): number {
  const [seen, twice] = [new Map<string, string>(), new Set<string>()]
  for (const { partition, epoch, seq, hash } of entries) {
    const place = `${partition}/${epoch}/${seq}`
    if ((seen.get(place) ?? hash) !== hash) twice.add(`${partition}/${epoch}`)
    seen.set(place, hash)
  }
  return twice.size
}
