// What one machine sends to another, and what it makes of the answer: the decisions are the outbox's own; this stands in place of the
// network card, as the product's sender does around the same functions.
import { lookupsFor } from '../../outbox/answer.ts'
import { backOff, NETWORK, REFUSED } from '../../outbox/back-off.ts'
import { grown, slower, smaller } from '../../outbox/batch-size.ts'
import { ownHead } from '../../outbox/ledger.ts'
import { plan } from '../../outbox/plan.ts'
import { signedBatches } from '../../outbox/signed-batches.ts'
import { isRefusal, type Trouble, troubleOfAnswer } from '../../outbox/trouble.ts'
import type { PartitionId } from '../../ids.ts'
import { lateBatches, tipsFor } from '../../wire/late-batches.ts'
import { takeAll } from '../../wire/respond.ts'
import { SyncAnswer, type SyncRequest } from '../../wire/sync.ts'
import type { Reply } from './reply.ts'
import { type Common, type Link, type Machine, type Memory, signOwn } from './common.ts'
import { follow } from './machine.ts'

/** The next request over a link; with nothing to send it still asks for what there is. */
export async function nextRequest(common: Common, machine: Machine, memory: Memory, link: Link, id: number): Promise<SyncRequest> {
  const { holder, store } = memory
  await link.ledger.refresh()
  const waiting = await link.ledger.waiting(link.size.entries + 1)
  const probes = link.probing && common.parts.asksAgain ? await link.ledger.probes() : []
  link.probing = false
  const chosen = plan([...waiting, ...probes], link.size)
  const sign = signOwn(common, machine)
  const push = await signedBatches(chosen.runs, store, (head) => sign(head, holder.grants))
  link.pending = { id, sent: new Set(push.map(({ partition }) => partition)), load: chosen }
  if (common.parts.dequeues) await forget(link, link.pending.sent)
  const late = { have: tipsFor(holder.late.entries), push: lateBatches(holder.late.entries, holder.late.signed, link.theirs) }
  return { v: 1, event: common.event, have: holder.have(), push, late }
}

/** Nothing usable came back: waits, and sends again. */
export function failed(link: Link, trouble: Trouble, now: number, random: number): void {
  const load = link.pending?.load
  link.pending = null
  link.failures++
  link.probing = true
  if (load && trouble === 'too-large') link.size = smaller(link.size, load) ?? link.size
  if (load && trouble === 'timeout') link.size = slower(link.size, load)
  link.until = now + backOff(link.failures, random, isRefusal(trouble) ? REFUSED : NETWORK)
}

/** Reads a reply, and takes what it brings. Tells whether anything moved. */
export async function readReply(
  common: Common,
  machine: Machine,
  memory: Memory,
  remote: string,
  reply: Reply,
  now: number,
  random: number,
): Promise<boolean> {
  const { parts, event } = common
  const link = memory.links.get(remote)!
  const pending = link.pending!
  const trouble = troubleOfAnswer(reply)
  const answer = trouble ? null : parse(reply.text)
  if (!answer) {
    failed(link, trouble ?? 'protocol', now, random)
    return parts.forgets(reply) ? await forget(link, pending.sent) : false
  }
  link.pending = null
  await link.ledger.refresh()
  const own = await Promise.all(lookupsFor(answer, pending.sent).map(({ partition, seq }) => ownHead(memory.store, partition, seq)))
  const known = own.filter((head) => head !== null)
  const { marks, heads } = link.ledger
  const sign = signOwn(common, machine)
  const reading = parts.readAnswer(answer, {
    event,
    sent: pending.sent,
    marks,
    heads,
    known,
    isOwn: (head) => sign(head, memory.holder.grants) !== null,
  })
  await link.ledger.take(reading)
  if (answer.event !== event) return false
  if (reading.advanced) link.size = grown(link.size, pending.load, 100)
  link.failures = 0
  if (answer.late) link.theirs = answer.late.have
  const brought = [...answer.pull, ...(answer.late?.pull ?? [])]
  const taken = await takeAll(memory.holder, brought, { onTaken: (each) => follow(common, memory, each) })
  return reading.advanced || reading.rewound || (taken.ok && taken.value)
}

function parse(text: string): SyncAnswer | null {
  try {
    return SyncAnswer.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What a mutant does with what was refused. */
async function forget({ ledger }: Link, sent: ReadonlySet<PartitionId>): Promise<boolean> {
  const marks = new Map([...ledger.heads].filter(([partition]) => sent.has(partition)))
  await ledger.take({ marks, parked: [], confirmed: new Set(), notYet: null, advanced: true, rewound: false })
  return true
}
