// A thread with all phones and all displays but the real one: not the station's, so that what they do costs the station nothing but its part.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocket } from 'ws'
import type { CompetitorId } from '../../core/ids.ts'
import { heard, openPhone, type Phone } from './phone.ts'
import { COMPETITORS, JUDGES, ROUNDS, type Score, scores } from './plan.ts'

export interface CrowdData {
  hub: string
  codes: string[]
  displays: number
  everyMs: number
}

/** From the thread. `sentAt`: ms since 1970 when the phone's person tapped; `receipt`: ms until it was acknowledged. */
export type FromCrowd =
  | { is: 'ready' }
  | { is: 'focus'; panel: number }
  | { is: 'sent'; bib: string; done: string | null; shown: boolean; sentAt: number; receipt: number }
  | { is: 'failed'; message: string }
  | { is: 'burst'; receipts: number[] }
  | { is: 'stopped'; heard: typeof heard; seen: { frames: number; bytes: number; closed: number }; late: number }

const { hub, codes, displays, everyMs } = workerData as CrowdData
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const post = (message: FromCrowd) => parentPort!.postMessage(message)
const seen = { frames: 0, bytes: 0, closed: 0 }

async function openDisplay(index: number): Promise<void> {
  const socket = new WebSocket(`${hub.replace(/^http/, 'ws')}display/socket`)
  socket.on('message', (data: Buffer) => {
    seen.frames++
    seen.bytes += data.byteLength
  })
  socket.on('close', () => seen.closed++)
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen: `benchdisplay${index}` } }))
}

await Promise.all(Array.from({ length: displays }, (_, index) => openDisplay(index)))
const phones: Phone[] = []
for (const [index, code] of codes.entries()) phones.push(await openPhone(hub, code, `Phone ${index + 1}`))
post({ is: 'ready' })

let running = false
let late = 0
parentPort!.on('message', (what: 'go' | 'burst' | 'stop') => {
  if (what === 'go') go()
  else if (what === 'burst') void burst()
  else {
    running = false
    post({ is: 'stopped', heard, seen, late })
  }
})

/** Every phone sends at once, as after a cut. */
async function burst(): Promise<void> {
  running = false
  const own = (index: number): Score => {
    const [panel, judge] = [Math.floor(index / JUDGES), index % JUDGES]
    const competitor = `p${(panel + 1) * COMPETITORS}` as CompetitorId
    return { panel, judge, competitor, bib: '', slot: ROUNDS - 1, mark: 60, done: null, shown: false }
  }
  try {
    post({ is: 'burst', receipts: await Promise.all(phones.map((phone, index) => phone.give(own(index)))) })
  } catch (error) {
    post({ is: 'failed', message: `all at once: ${String(error)}` })
    post({ is: 'burst', receipts: [] })
  }
}

/** A score each so many ms, by the clock: who is late with one does not put off the next. */
function go(): void {
  running = true
  const plan = scores((panel) => post({ is: 'focus', panel }))
  const began = performance.now()
  let count = 0
  const tick = () => {
    if (!running) return
    for (; began + count * everyMs <= performance.now(); count++) {
      const behind = performance.now() - (began + count * everyMs)
      if (behind > everyMs) late++
      const score = plan.next().value!
      const sentAt = performance.timeOrigin + performance.now()
      phones[score.panel * JUDGES + score.judge]!.give(score).then(
        (receipt) => post({ is: 'sent', bib: score.bib, done: score.done, shown: score.shown, sentAt, receipt }),
        (error: unknown) => post({ is: 'failed', message: String(error) }),
      )
    }
    setTimeout(tick, Math.max(0, began + count * everyMs - performance.now()))
  }
  tick()
}
