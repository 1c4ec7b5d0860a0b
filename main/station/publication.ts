// Publication of the open event: registered with a server once, then the outbox follows the log. The token lies in the encrypted file.
import { z } from 'zod'
import type { Failure, PublicationView } from '../../core/contract/contract.ts'
import { SETUP } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { isRehearsal, REHEARSES } from '../../core/rehearsal/mark.ts'
import { grantIn } from '../../core/wire/grants.ts'
import type { Refusal, RegisterRequest } from '../../core/wire/sync.ts'
import type { Device } from '../keys/device-key.ts'
import { createOutboxWorker, type OutboxWorker } from '../sync/outbox-worker.ts'
import { registerEvent } from '../sync/register.ts'
import type { Timing } from '../sync/timing.ts'
import { followsOf } from './follows.ts'
import { createTurns } from './in-turn.ts'
import { readKept } from './kept.ts'
import type { Session } from './session.ts'

const SETTING = 'publication'
const Kept = z.strictObject({ url: z.url(), token: z.string().min(1), publicUrl: z.string() })

/** No server. */
export const OFF: PublicationView = { state: 'off', waiting: 0, since: null, at: null, sentence: null, publicUrl: null, parked: 0 }

export interface Publication {
  view(): PublicationView
  /** The server under which the file keeps how far everything is public; null while there is none. */
  origin(): string | null
  /** That server's address, ending in a slash; null while there is none. */
  server(): string | null
  /** That server with the token for it, to ask it something by the way; null while there is none. */
  remote(): { url: string; token: string } | null
  /** Something was recorded. */
  wake(): void
  connect(name: string, url: string, code?: string): Promise<Outcome<{ publicUrl: string }, Failure>>
  /** Stops sending; what the server has stays public, the queue stays in the file. */
  disconnect(): Promise<Outcome<null, Failure>>
  /** Ends it with the event: nothing is sent, and nothing touches the file after. */
  stop(): Promise<void>
}

/** Takes publication up where the file left it. */
export function createPublication(
  session: Session,
  device: Device,
  tools: {
    clock: () => number
    random: () => number
    onChange: () => void
    onFault: (error: unknown) => void
    /** Hears of what the server passed on and was not taken. */
    onRefused?: (refusal: Refusal) => void
    /** Whether another laptop may go on with the event: the server is asked then, though all is this one's as far as it knows. */
    beside?: () => boolean
    timing?: Partial<Timing>
  },
): Publication {
  const { file } = session
  let kept: z.infer<typeof Kept> | null = null
  let worker: OutboxWorker | null = null
  let ended = false

  const start = (to: z.infer<typeof Kept>) => {
    kept = to
    worker = createOutboxWorker({
      event: file.event,
      log: file,
      marks: file,
      remote: { url: to.url, token: to.token },
      sign: (head) => session.sign(head),
      follows: { ...followsOf(session, tools.onChange, tools.onRefused), due: () => session.follows || (tools.beside?.() ?? false) },
      ...tools,
    })
    worker.wake()
  }
  const rehearses = isRehearsal(file.event)
  const before = rehearses ? null : readKept(Kept, file.setting(SETTING))
  if (before) start(before)

  const pause = async () => {
    const old = worker
    worker = null
    await old?.stop()
  }

  // Connecting asks a server and may take a while: a second press, or disconnecting, waits for it.
  const inTurn = createTurns()

  return {
    origin: () => kept && new URL(kept.url).origin,
    server: () => kept && kept.url,
    remote: () => kept && { url: kept.url, token: kept.token },
    view: () => (worker && kept ? { ...worker.view(), publicUrl: kept.publicUrl } : OFF),
    wake: () => worker?.wake(),
    connect: (name, url, code) =>
      inTurn(async () => {
        if (ended) return err(ENDED)
        if (rehearses) return err(REHEARSES)
        const next = await nextOwner(session, device.publicKey)
        const registration = { url, event: file.event, name, secret: device.signingSecret }
        const answer = await registerEvent({ ...registration, ...(code ? { code } : {}), ...(next ? { next } : {}) })
        if (!answer.ok) return answer
        await pause()
        // The event was closed meanwhile: its file is not ours to write to any more.
        if (ended) return err(ENDED)
        const { value: to } = answer
        const saved = file.saveSetting(SETTING, JSON.stringify(to))
        // The server has ended the token from before with this answer, so the new one is used whether or not it could be kept.
        start(to)
        tools.onChange()
        if (!saved.ok)
          return err({
            kind: 'not-saved',
            message: `Connected, and results go out now. But it could not be kept: ${saved.error.message} Make room and connect again, or it has to be done after the next start.`,
          })
        return ok({ publicUrl: to.publicUrl })
      }),
    disconnect: () =>
      inTurn(async () => {
        if (ended) return ok(null)
        const saved = file.saveSetting(SETTING, '')
        if (!saved.ok)
          return err({
            kind: 'not-saved',
            message: `Results still go out: that they should not could not be kept. ${saved.error.message} Make room and try again.`,
          })
        await pause()
        kept = null
        tools.onChange()
        return ok(null)
      }),
    async stop() {
      ended = true
      await pause()
    },
  }
}

/** What a server has to know where this device goes on with an event that another one made; null where it made it itself. */
async function nextOwner({ file, holder, state }: Session, key: string): Promise<RegisterRequest['next'] | null> {
  const founder = holder.grants.keyOf(SETUP, 1)
  const mine = state.grants.get(SETUP)?.findLast((grant) => grant.key === key)
  if (founder === null || founder === key || !mine) return null
  const [entry] = await file.read(SETUP, mine.seq, 1)
  const grant = entry && grantIn(entry)
  return { founder, ...(grant?.sig ? { grant } : {}) }
}

const ENDED: Failure = { kind: 'refused', message: 'The event was closed before it was connected. Open it and connect again.' }
