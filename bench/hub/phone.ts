// One phone of the hub's benchmark, by the real protocol: joins with a code, keeps a live channel, and sends each mark signed.
import { once } from 'node:events'
import { Client } from 'undici'
import { WebSocket } from 'ws'
import { type Head, headOf, seal, signHead } from '../../core/log/chain.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { JoinAnswer, signJoin } from '../../core/wire/join.ts'
import { SyncAnswer } from '../../core/wire/sync.ts'
import { contestOf, type Score } from './plan.ts'

/** What came down the live channels of all phones. */
export const heard = { frames: 0, bytes: 0, closed: 0 }

export interface Phone {
  /** Sends a mark; ms until it was acknowledged with the phone's own hash. */
  give(score: Score): Promise<number>
  close(): Promise<void>
}

/** Joins, and opens the live channel. */
export async function openPhone(hub: string, code: string, name: string): Promise<Phone> {
  const client = new Client(hub)
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const { statusCode, body: answer } = await client.request({ path, method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (statusCode !== 200) throw new Error(`${name}: ${path} ${statusCode} ${text}`)
    return JSON.parse(text)
  }
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const { event, token, partitions } = JoinAnswer.parse(await post('/v1/join', signJoin(code, name, secret)))
  const [part] = partitions
  if (!part) throw new Error(`${name} was given nothing`)
  const { partition, epoch } = part
  let head: Head | null = null

  const socket = new WebSocket(`${hub.replace(/^http/, 'ws')}v1/live`)
  const status = (waiting: number) => ({ battery: 80, charging: false, waiting })
  const say = (frame: object) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(frame))
  socket.on('message', (data: Buffer) => {
    heard.frames++
    heard.bytes += data.byteLength
    const text = data.subarray(0, 60).toString('utf8')
    if (text.startsWith('{"is":"time"')) say({ is: 'time', id: (JSON.parse(text) as { id: number }).id, clock: Date.now() })
  })
  let closing = false
  socket.on('close', () => !closing && heard.closed++)
  await once(socket, 'open')
  say({ is: 'hello', v: 1, token, event, ...status(0) })

  async function giveNow({ panel, competitor, slot, mark }: Score): Promise<void> {
    const body = { contest: contestOf(panel), competitor, slot, marks: { marks: mark } }
    const entry = seal(head, { event, partition, epoch, at: Date.now(), kind: 'mark.given', body })
    const push = toBatches([entry], [signHead(event, headOf(entry), secret)])
    const have = head ? { [partition]: [head.epoch, head.seq] } : {}
    say({ is: 'status', ...status(1) })
    const answer = SyncAnswer.parse(await post('/v1/sync', { v: 1, event, have, push, late: { have: [], push: [] } }, token))
    if (answer.ack[partition]?.[2] !== entry.hash) throw new Error(`${name}: not acknowledged: ${JSON.stringify(answer)}`)
    head = headOf(entry)
    say({ is: 'status', ...status(0) })
  }
  let last = Promise.resolve()

  return {
    async give(score) {
      const began = performance.now()
      // One request at a time, as a phone does.
      const before = last
      last = before.then(() => giveNow(score))
      await last
      return performance.now() - began
    },
    async close() {
      closing = true
      socket.close()
      await client.close()
    },
  }
}
