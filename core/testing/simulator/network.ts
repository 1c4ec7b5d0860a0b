// The network of a run: requests and replies between machines, with all that may become of them on the way.
import { respond } from '../../wire/respond.ts'
import { SyncRequest } from '../../wire/sync.ts'
import type { Agenda } from './agenda.ts'
import { failed, nextRequest, readReply } from './link.ts'
import type { Reply } from './reply.ts'
import { type Machine, signOwn } from './common.ts'
import { follow } from './machine.ts'
import type { Random } from './random.ts'
import { Wrong } from './run.ts'
import { alterAnswer, alterRequest, SIGNED_OUT, STRANGE, type Weather } from './weather.ts'
import type { World } from './world.ts'

const DEADLINE = 10_000

/** What the network needs of the run it is part of. */
export interface Surroundings {
  world: World
  agenda: Agenda
  random: Random
  weather: Weather
  /** Does something on a machine that may stop in the middle of it. */
  on(machine: Machine, what: string, act: () => Promise<string | null>): Promise<void>
  machine(id: string): Machine
}

/** Sends from machine to machine. */
export interface Network {
  /** Sends what waits for a remote, unless a request is under way there already or it is too early. */
  send(from: Machine, remote: string): Promise<void>
  /** Cuts off a machine from the others, or lets it back. */
  cutOff(id: string, isOff: boolean): void
  isOff(id: string): boolean
  /** Ends what a machine may send to the server with, or gives it a new one. */
  signOut(id: string, isOut: boolean): void
}

/** A network between the machines of a run. */
export function createNetwork({ world, agenda, random, weather, on, machine }: Surroundings): Network {
  const { common, truth } = world
  const off = new Set<string>()
  const out = new Set<string>()
  let lastId = 0

  /** One message: how many copies arrive, and when; each may be cut in half. */
  function carry(from: string, to: string, text: string, arrive: (text: string) => Promise<void>) {
    const copies = random.chance(weather.doubled) ? 2 : 1
    for (let copy = 0; copy < copies; copy++) {
      if (off.has(from) || off.has(to) || random.chance(weather.loss)) continue
      const whole = !random.chance(weather.halved)
      const late = random.chance(0.03) ? 60_000 : 0
      agenda.after(1 + random.below(weather.slow) + late, async () => {
        if (!off.has(to)) await arrive(whole ? text : text.slice(0, text.length >> 1))
      })
    }
  }

  async function serve(at: Machine, text: string, reply: (reply: Reply) => void) {
    await on(at, 'is asked', async () => {
      const request = readRequest(text)
      const memory = at.memory!
      if (!request) {
        reply({ status: 400, type: 'application/json', text: '{"v":1,"error":"invalid","message":"Not readable."}' })
        return 'what is not readable'
      }
      const sign = signOwn(common, at)
      const said = await respond(memory.holder, request, {
        onTaken: (taken) => follow(common, memory, taken),
        sign: (head) => sign(head, memory.holder.grants),
      })
      if (!said.ok) {
        reply({ status: 507, type: 'application/json', text: '{"v":1,"error":"store-full","message":"No room."}' })
        return `and can't store: ${said.error.message}`
      }
      const answer = common.parts.say(said.value, request)
      for (const [partition, [, seq, hash]] of Object.entries(answer.ack))
        if (truth.written.has(hash)) truth.promise(at.id, hash, `acknowledged entry ${seq} of ${partition}`)
      for (const { kept, partition } of answer.refused)
        if (kept && truth.written.has(kept[2])) truth.promise(at.id, kept[2], `answered that entry ${kept[1]} of ${partition} is kept`)
      const forged = weather.altered === 0 && !at.restored ? answer.refused.find(({ reason }) => reason === 'signature') : undefined
      if (forged) throw new Wrong(`${at.id} was sent what its owner did not sign: ${forged.message}`)
      const said2 = random.chance(weather.altered) ? alterAnswer(answer, random) : answer
      reply({ status: 200, type: 'application/json', text: JSON.stringify(said2) })
      const what = request.push.map((batch) => `${batch.partition} ${batch.from}+${batch.entries.length}@${batch.epoch}`)
      return `takes [${what.join(', ')}] late ${request.late?.push.length}; refuses [${answer.refused.map((each) => `${each.partition} ${each.from} ${each.reason}`).join(', ')}]`
    })
  }

  const arriveBack = (to: Machine, remote: string, id: number, reply: Reply) => async () => {
    if (to.memory?.links.get(remote)?.pending?.id !== id) return
    await on(to, `hears from ${remote}`, async () => {
      const moved = await readReply(common, to, to.memory!, remote, reply, agenda.now, random.next())
      return `${reply.status}${moved ? ', moved on' : ''}`
    })
  }

  return {
    async send(from, remote) {
      const link = from.memory?.links.get(remote)
      if (!link || link.pending || link.until > agenda.now) return
      const id = ++lastId
      await on(from, `asks ${remote}`, async () => {
        const request = await nextRequest(common, from, from.memory!, link, id)
        const isAltered = random.chance(weather.altered)
        const sent = isAltered ? alterRequest(request, common.event, truth, random, common.signing.signatures) : request
        agenda.after(DEADLINE, async () => {
          if (link.pending?.id === id) failed(link, 'timeout', agenda.now, random.next())
        })
        const back = (reply: Reply) => carry(remote, from.id, reply.text, (text) => arriveBack(from, remote, id, { ...reply, text })())
        if (remote === 'server' && out.has(from.id)) back(SIGNED_OUT)
        else if (random.chance(weather.strange)) back(random.pick(STRANGE))
        else carry(from.id, remote, JSON.stringify(sent), (text) => serve(machine(remote), text, back))
        return `${request.push.reduce((sum, batch) => sum + batch.entries.length, 0)} entries${isAltered ? ' (altered on the way)' : ''}`
      })
    },
    cutOff(id, isOff) {
      if (isOff) off.add(id)
      else off.delete(id)
    },
    isOff: (id) => off.has(id),
    signOut(id, isOut) {
      if (isOut) out.add(id)
      else out.delete(id)
    },
  }
}

function readRequest(text: string): SyncRequest | null {
  try {
    return SyncRequest.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
