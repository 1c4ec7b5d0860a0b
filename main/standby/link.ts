// A line between two laptops of one event: everything goes both ways over the hub of one of them, for as long as it is there.
import type { Elsewhere } from '../../core/wire/follow.ts'
import { followsOf } from '../station/follows.ts'
import type { Session } from '../station/session.ts'
import { createOutboxWorker } from '../sync/outbox-worker.ts'
import type { Timing } from '../sync/timing.ts'

/** Beside each other on one network: what is not there in so many ms is asked for again. */
const NEAR: Partial<Timing> = { poll: 1000, hedge: 700, deadline: 4000, watchdog: 20_000 }

export interface LinkTools {
  clock: () => number
  random: () => number
  /** How it stands has changed. */
  onChange: () => void
  /** Entries came. */
  onEntries: () => void
  onFault: (error: unknown) => void
  timing?: Partial<Timing>
}

export interface Link {
  readonly to: Elsewhere
  /** When the other had nothing that was not here, by this laptop's clock; null before its first answer. */
  upTo(): number | null
  /** Whether the other answers; `refused`: it does, but does not take this laptop (any more). */
  state(): 'here' | 'away' | 'refused'
  /** Whether the other holds all that is here. */
  delivered(): boolean
  wake(): void
  stop(): Promise<void>
}

/** Begins to send to another laptop's hub, and to take what it has. */
export function createLink(session: Session, to: Elsewhere, tools: LinkTools): Link {
  const { clock, onChange, onEntries } = tools
  let upTo: number | null = null
  let state: 'here' | 'away' | 'refused' = 'away'
  let told = -Infinity
  const worker = createOutboxWorker({
    event: session.file.event,
    log: session.file,
    marks: session.file,
    remote: to,
    sign: (head) => session.sign(head),
    follows: {
      ...followsOf(session, onEntries),
      due: () => true,
      heard(all) {
        if (all) upTo = clock()
        const news = state !== 'here'
        state = 'here'
        // The time on the screen goes on with each answer, once a second at most.
        if (!news && clock() - told < 1000) return
        told = clock()
        onChange()
      },
    },
    ...tools,
    timing: { ...NEAR, ...tools.timing },
    onChange({ sentence, parked, state: how }) {
      // What the other has refused for good is no sign that it is away.
      if (sentence !== null && parked === 0) state = how === 'problem' ? 'refused' : 'away'
      onChange()
    },
  })
  worker.wake()
  return {
    to,
    upTo: () => upTo,
    state: () => state,
    delivered: () => upTo !== null && state === 'here' && worker.view().waiting === 0,
    wake: () => worker.wake(),
    stop: () => worker.stop(),
  }
}
