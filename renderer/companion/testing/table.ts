// A table in memory that answers a phone's requests by the product's own rules (wire/respond.ts), with a network that the test can break.
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import { type EventId, type PartitionId, SETUP } from '../../../core/ids.ts'
import { headOf, publicKey, seal, type SealedEntry, signHead } from '../../../core/log/chain.ts'
import { createMemoryStore } from '../../../core/store/memory.ts'
import { toBatches } from '../../../core/wire/batch.ts'
import { openHolder } from '../../../core/wire/holder.ts'
import type { OwnPart } from '../../../core/wire/join.ts'
import { respond } from '../../../core/wire/respond.ts'
import { SyncRequest } from '../../../core/wire/sync.ts'
import type { Reply, Transport } from '../send/transport.ts'

export const EVENT = 'abcdefghijklmnopqrstuvwxyz' as EventId
export const JUDGE = 'judge-1' as PartitionId
export const PHONE = new Uint8Array(32).fill(1)
export const OTHER_PHONE = new Uint8Array(32).fill(2)
const HEAD_TABLE = new Uint8Array(32).fill(9)

/** A mark as a judge gives it. */
export const mark = (competitor: number, of: number) => ({
  kind: 'mark.given',
  body: { contest: 'k1', competitor: `p${competitor}`, slot: 0, marks: { marks: of } },
})

/** A table whose event is open and has granted nothing yet. */
export async function createTable() {
  const store = createMemoryStore(EVENT)
  const setup: SealedEntry[] = []
  const write = async (kind: string, body: SealedEntry['body']) => {
    const last = setup.at(-1)
    const entry = seal(last ? headOf(last) : null, { event: EVENT, partition: SETUP, epoch: 1, at: 1, kind, body })
    setup.push(entry)
    const [batch] = toBatches([entry], [signHead(EVENT, headOf(entry), HEAD_TABLE)])
    const taken = await holder.take(batch!)
    if (!taken.ok || taken.value.refusal) throw new Error('the table could not write its own log')
  }
  const holder = await openHolder({ event: EVENT, setupKey: publicKey(HEAD_TABLE), store })
  await write('event.opened', { name: 'Spring Open' })

  const net: { broken: Reply | null; loseAnswers: number; requests: SyncRequest[] } = { broken: null, loseAnswers: 0, requests: [] }
  const transport: Transport = async ({ body }) => {
    if (net.broken) return net.broken
    const request = SyncRequest.parse(JSON.parse(JSON.stringify(body)))
    net.requests.push(request)
    const answer = await respond(holder, request, { onTaken: () => {} })
    if (!answer.ok) throw new Error(answer.error.message)
    if (net.loseAnswers-- > 0) return { answer: null, trouble: 'offline' }
    const text = JSON.stringify(answer.value)
    return { answer: { status: 200, type: 'application/json', text, retryAfter: null, date: null, ms: 5 }, trouble: null }
  }

  return {
    holder,
    net,
    transport,
    /** Gives the judge's part to a phone, from where it ends here. */
    async grant(secret: Uint8Array): Promise<OwnPart> {
      const head = holder.heads.get(JUDGE)
      const epoch = holder.grants.newest(JUDGE) + 1
      const after = { seq: head?.seq ?? 0, hash: head?.hash ?? BEFORE_ALL }
      await write('partition.granted', { partition: JUDGE, key: publicKey(secret), epoch, name: 'Phone', ...(epoch > 1 ? { after } : {}) })
      return { partition: JUDGE, epoch, after }
    },
    /** The competitors that the judge's log here names, in order. */
    marked: async () => (await store.read(JUDGE, 1, 1000)).map(({ body }) => (body as { competitor: string }).competitor),
  }
}
