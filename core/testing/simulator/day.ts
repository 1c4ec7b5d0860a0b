// A day of competition: people record and hand over, machines stop, networks are cut, and everybody sends what they have now and then.
import { SETUP } from '../../ids.ts'
import type { SealedEntry } from '../../log/chain.ts'
import { grantIn } from '../../wire/grants.ts'
import { cheat, giveOut } from './cheat.ts'
import { heldOn } from './check.ts'
import type { Machine } from './common.ts'
import { stop } from './machine.ts'
import { createNetwork } from './network.ts'
import { giveOn, type Hand, handOverSetup, record, release, settle, takeOverSetup } from './people.ts'
import type { Stage } from './stage.ts'
import type { Weather } from './weather.ts'
import { AUTHORITY, copyMachine } from './world.ts'

/** The epoch of `setup` that an entry grants or is written in; 1 for all others. */
function epochOfSetup(entry: SealedEntry): number {
  const grant = grantIn(entry)
  return Math.max(entry.partition === SETUP ? entry.epoch : 1, grant?.partition === SETUP ? grant.epoch : 1)
}

/** The people of a run, with the clocks that their machines show. */
export const handOf = ({ world: { common, truth }, random, agenda }: Stage): Hand => ({
  common,
  truth,
  random,
  now: (machine) => Math.max(0, agenda.now + machine.skew),
})

/** Lets a day pass. */
export async function liveThrough(stage: Stage, weather: Weather): Promise<void> {
  const { world, agenda, random, say, on, machine } = stage
  const { machines, truth } = world
  const network = createNetwork({ world, agenda, random, weather, on, machine })
  const hand = handOf(stage)
  const laptops = machines.filter(({ role }) => role === 'laptop')

  /** Whether a machine's `setup` is in the newest epoch that anybody ever began or granted: two people must not begin the same one. */
  const isLastWord = ({ memory }: Machine) =>
    memory?.holder.heads.get(SETUP)?.epoch === Math.max(...[...truth.written.values()].map(({ entry }) => epochOfSetup(entry)))

  async function restore(server: Machine) {
    const { disk } = server
    say(`${server.id} goes back to a backup`)
    await stop(server)
    server.restored = true
    // Never to nothing: an event’s file begins with its set-up.
    await disk.restore(Math.max(1, Math.floor(disk.writes * (0.3 + 0.7 * random.next()))))
    const { logs, late } = await heldOn(disk)
    const there = new Set([...logs.values(), late].flat().map(({ hash }) => hash))
    truth.release(
      server.id,
      [...truth.promised(server.id).keys()].filter((hash) => !there.has(hash)),
    )
    await stage.boot(server)
  }

  /** Somebody copies a device's file, now or from an old backup, and goes on with both. */
  async function copy(of: Machine) {
    if (machines.some(({ owner, id }) => owner === of.owner && id !== owner)) return
    const twin = await copyMachine(of, Math.max(1, Math.floor(of.disk.writes * (0.5 + 0.5 * random.next()))), world.fate)
    say(`${twin.id} goes on beside ${of.id}`)
    machines.push(twin)
    await stage.boot(twin)
  }

  /** The head table hands over and writes on; who is there hears of it from the table itself, it first of all. */
  async function cheatAt(at: Machine) {
    if (!isLastWord(at)) return
    const made = cheat(hand, at, at.memory!, laptops)
    if (!made) return
    stage.run.cheats++
    for (const to of [at, ...machines.filter(({ id }) => id !== at.id && random.chance(0.4))])
      await on(to, `is given what ${at.id} makes up`, () => giveOut(hand, made, to, to.memory!))
  }

  async function act(): Promise<void> {
    const at = random.among(machines.filter(({ memory }) => memory !== null))
    const any = random.among(machines)!
    const takers = machines.filter(({ role, lost }) => role !== 'server' && !lost)
    if (!at) return
    const told = (how: () => Promise<string | null>) => on(at, 'is told', how)
    const dice = random.below(203 + weather.copies + weather.cheats)
    if (dice < 104) await told(() => record(hand, at, at.memory!))
    else if (dice < 132) await told(() => settle(hand, at, at.memory!))
    else if (dice < 140) await told(() => release(hand, at, at.memory!))
    else if (dice < 160) for (const laptop of laptops) await on(laptop, 'is told', () => giveOn(hand, laptop, laptop.memory!, takers))
    else if (dice < 168) {
      // One person has the recovery key, and uses it only where the last word of the head table before is known.
      if (at.role !== 'laptop' || !isLastWord(at)) return
      await told(() =>
        dice < 162 ? handOverSetup(hand, at, at.memory!, random.among(laptops)!) : takeOverSetup(hand, at, at.memory!, AUTHORITY),
      )
    } else if (dice < 182) await stage.crash(at)
    else if (dice < 190) {
      const isOff = !network.isOff(any.id)
      network.cutOff(any.id, isOff)
      say(`${any.id} is ${isOff ? 'cut off' : 'back on the network'}`)
    } else if (dice < 194) any.skew = random.pick([0, 3_600_000, -3_600_000, -2e12, 3e10])
    else if (dice < 198) any.disk.full = random.chance(0.5)
    else if (dice < 199) {
      if (random.chance(0.5)) await restore(machine('server'))
    } else if (dice < 200) {
      if (any.role !== 'phone' || !random.chance(0.4)) return
      say(`${any.id} is LOST`)
      if (any.memory) await stop(any)
      any.lost = true
    } else if (dice < 203) network.signOut(any.id, random.chance(0.5))
    else if (dice < 203 + weather.copies) {
      if (any.role !== 'server' && !any.lost) await (random.chance(0.5) ? restore(any) : copy(any))
    } else await cheatAt(at)
  }

  for (let left = weather.acts; left > 0; left--) {
    agenda.after(0, act)
    for (let sends = random.below(3); sends > 0; sends--) {
      const from = random.among(machines)!
      const remote = random.among(from.remotes)
      if (remote) agenda.after(random.below(3000), () => network.send(from, remote))
    }
    const until = agenda.now + 50 + random.below(random.chance(0.1) ? 60_000 : 5000)
    agenda.after(until - agenda.now, async () => {})
    while (agenda.now < until) await agenda.next()?.()
  }
}
