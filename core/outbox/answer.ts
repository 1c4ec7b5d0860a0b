// What a remote's answer means for the marks. Only what the own log confirms counts:
//   - an acknowledgement names {partition, epoch, seq, hash}; where the own log holds another hash or epoch there, or the partition was not
//     in the request, it acknowledges nothing
//   - `gap` sends the mark back to where the remote stands (a remote restored from an old backup gets everything again)
//   - a remote that stands ahead of the own log in what is this device's own, or on another history, is a fork: told, never taken as an
//     acknowledgement; in what others write it is simply ahead, and its answer brings what is lacking
//   - what is refused for good is parked, by partition; the others go on
//   - what is fenced is parked in sight, and yet sent on until the remote has kept all of it: `kept` is how far it has, once the own log agrees
// Like admission (wire/admit.ts) it is pure: the caller looks up the entries that `lookupsFor` asks for.
import type { EventId, PartitionId } from '../ids.ts'
import type { Head } from '../log/chain.ts'
import type { Parked } from '../store/port.ts'
import type { SyncAnswer } from '../wire/sync.ts'

/** What the sender knows: its marks, its own heads, and its own entries at the seqs that were asked for. `sent` are the partitions in the request. */
export interface Sender {
  event: EventId
  sent: ReadonlySet<PartitionId>
  marks: ReadonlyMap<PartitionId, Head>
  heads: ReadonlyMap<PartitionId, Head>
  known: readonly Head[]
  /** Whether the epoch of a head is this device's own; all are where it is the only one that writes. */
  isOwn?: (head: Head) => boolean
}

/** What follows from an answer. Nothing follows from one that is for another event. */
export interface Reading {
  /** New marks, by partition; null where the remote holds nothing of it. */
  marks: Map<PartitionId, Head | null>
  /** Partitions refused for good by this answer. */
  parked: Parked[]
  /** Partitions of those that are sent on all the same: what is left of them is to be kept by the remote. */
  sendOn?: Set<PartitionId>
  /** Partitions whose acknowledgement was confirmed by the own log, whether or not the mark moved. */
  confirmed: Set<PartitionId>
  /** A partition that the remote can't take yet, in the remote's words. */
  notYet: string | null
  /** Whether any mark went forward, or back. */
  advanced: boolean
  rewound: boolean
}

/** The own entries that {@link readAnswer} needs to see: those which the remote says it holds, of the partitions sent. */
export function lookupsFor(answer: SyncAnswer, sent: ReadonlySet<PartitionId>): { partition: PartitionId; seq: number }[] {
  const acks = Object.entries(answer.ack) as [PartitionId, [number, number, string]][]
  const kept = answer.refused.flatMap(({ partition, kept }) => (kept ? [[partition, kept] as const] : []))
  return [...acks, ...kept]
    .filter(([partition, [, seq]]) => sent.has(partition) && seq >= 1)
    .map(([partition, [, seq]]) => ({ partition, seq }))
}

/** Reads an answer against the own log. */
export function readAnswer(answer: SyncAnswer, { event, sent, marks, heads, known, isOwn = () => true }: Sender): Reading {
  const sendOn = new Set<PartitionId>()
  const reading: Reading = { marks: new Map(), parked: [], sendOn, confirmed: new Set(), notYet: null, advanced: false, rewound: false }
  if (answer.event !== event) return reading

  const move = (partition: PartitionId, to: Head | null) => {
    const before = marks.get(partition)?.seq ?? 0
    const after = to?.seq ?? 0
    if (to) reading.confirmed.add(partition)
    if (after === before) return
    reading.marks.set(partition, to)
    if (after > before) reading.advanced = true
    else reading.rewound = true
  }
  const park = (partition: PartitionId, from: number, reason: string, message: string) =>
    reading.parked.push({ partition, from, reason, message })

  for (const partition of sent) {
    const refusals = answer.refused.filter((refusal) => refusal.partition === partition)
    const final = refusals.find(({ reason }) => reason !== 'gap')
    const gap = refusals.find(({ reason }) => reason === 'gap')
    const ack = answer.ack[partition]
    const claim = ack && ack[1] > 0 ? { partition, epoch: ack[0], seq: ack[1], hash: ack[2] } : null
    const own = claim && known.find((head) => head.partition === partition && head.seq === claim.seq)
    const held = heads.get(partition)?.seq ?? 0
    const back = refusals.find(({ reason, kept }) => kept && (reason === 'fenced' || reason === 'gap'))?.kept
    const agreed =
      back &&
      known.find((head) => head.partition === partition && (gap || head.epoch === back[0]) && head.seq === back[1] && head.hash === back[2])

    if (agreed || back?.[1] === 0) {
      if ((marks.get(partition)?.seq ?? 0) !== back?.[1]) sendOn.add(partition)
      move(partition, agreed ?? null)
    } else if (claim && own && own.hash === claim.hash && own.epoch === claim.epoch) move(partition, claim)
    else if (claim && !own && claim.seq > held) {
      if (isOwn(claim)) park(partition, held + 1, 'ahead', aheadMessage(partition, claim.seq, held))
    } else if (claim && gap && !final) {
      park(partition, claim.seq, 'fork', forkMessage(partition, claim.seq))
      // Sent from the beginning it shows where the two part, and both come to be held on both sides; who takes nothing back is only told.
      if (answer.late) {
        sendOn.add(partition)
        move(partition, null)
      }
    } else if (!claim && gap) move(partition, null)

    if (final && !reading.parked.some((parked) => parked.partition === partition)) park(partition, final.from, final.reason, final.message)
    if (gap) reading.notYet ??= gap.message
  }
  return reading
}

const aheadMessage = (partition: PartitionId, theirs: number, ours: number) =>
  `The server holds ${theirs} entries of ${partition}, this device only ${ours}: another copy of this event has written to it. Nothing was overwritten; go on with the copy that holds more.`

const forkMessage = (partition: PartitionId, seq: number) =>
  `The server holds another entry ${seq} of ${partition} than this device: another copy of this event has written to it. Both are kept; go on with one copy only.`
