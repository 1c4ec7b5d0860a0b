// Publication of the open event: registered with a server once, then the outbox follows the log. The token lies in the encrypted file.
import { z } from 'zod'
import type { Failure, PublicationView } from '../../core/contract/contract.ts'
import { signHead } from '../../core/log/chain.ts'
import { ok, type Outcome } from '../../core/outcome.ts'
import type { EventFile } from '../file/event-file.ts'
import type { Device } from '../keys/device-key.ts'
import { createOutboxWorker, type OutboxWorker } from '../sync/outbox-worker.ts'
import { registerEvent } from '../sync/register.ts'

const SETTING = 'publication'
const Kept = z.strictObject({ url: z.string(), token: z.string(), publicUrl: z.string() })

const OFF: PublicationView = { state: 'off', waiting: 0, since: null, at: null, sentence: null, publicUrl: null, parked: 0 }

export interface Publication {
  view(): PublicationView
  /** Something was recorded. */
  wake(): void
  connect(name: string, url: string, code?: string): Promise<Outcome<{ publicUrl: string }, Failure>>
  /** Stops sending; what the server has stays public, the queue stays in the file. */
  disconnect(): Promise<void>
  stop(): Promise<void>
}

/** Takes publication up where the file left it. */
export function createPublication(
  file: EventFile,
  device: Device,
  tools: { clock: () => number; random: () => number; onChange: () => void },
): Publication {
  let kept: z.infer<typeof Kept> | null = null
  let worker: OutboxWorker | null = null

  const start = (to: z.infer<typeof Kept>) => {
    kept = to
    worker = createOutboxWorker({
      event: file.event,
      log: file,
      marks: file,
      remote: { url: to.url, token: to.token },
      sign: (head) => signHead(file.event, head, device.signingSecret),
      ...tools,
    })
    worker.wake()
  }
  const before = file.setting(SETTING)
  if (before) start(Kept.parse(JSON.parse(before)))

  const stop = async () => {
    await worker?.stop()
    worker = null
  }

  return {
    view: () => (worker && kept ? { ...worker.view(), publicUrl: kept.publicUrl } : OFF),
    wake: () => worker?.wake(),
    async connect(name, url, code) {
      const answer = await registerEvent({ url, event: file.event, name, secret: device.signingSecret, ...(code ? { code } : {}) })
      if (!answer.ok) return answer
      await stop()
      const to = Kept.parse(answer.value)
      file.saveSetting(SETTING, JSON.stringify(to))
      start(to)
      tools.onChange()
      return ok({ publicUrl: to.publicUrl })
    },
    async disconnect() {
      await stop()
      kept = null
      file.saveSetting(SETTING, '')
      tools.onChange()
    },
    stop,
  }
}
