// Tells when a remote can be reached again, long before a back-off would find out: while it can't, it is asked for next to nothing now and
// then. Where there is no network, that costs a packet; where there is, one small answer, and then no more until the next failure.
//
// Only a remote that was out of reach twice in a row is said to be back: a line that loses a connection now and then is left to the back-off,
// which would be none if every lost question cut it short.

/** A remote that is watched. */
export interface Reach {
  /** Which failed or hanging try it is about, growing; null while there is no reason to ask. */
  spell(): number | null
  /** Whether what was sent last was acknowledged, or nothing was. */
  isWell(): boolean
  /** Asks for next to nothing: whether anything answered. Never throws. */
  ask(): Promise<boolean>
  onBack(): void
}

const LOST = 2

/** A watch that runs. */
export interface ReachWatch {
  /** Whether it is known to be out of reach: what is tried now and fails tells nothing of what was in it. */
  isLost(): boolean
  stop(): void
}

/** Watches as often as `every` says: it calls what it is given again and again, until what it answers is called. One question at a time. */
export function watchReach(reach: Reach, every: (look: () => void) => () => void): ReachWatch {
  let missed = 0
  let answered: number | null = null
  let asking = false
  async function look() {
    if (asking) return
    if (reach.isWell()) missed = 0
    const spell = reach.spell()
    // It answered since, so what failed was not the network.
    if (spell === null || spell === answered) return
    asking = true
    const isThere = await reach.ask()
    asking = false
    if (!isThere) return void missed++
    answered = spell
    const wasLost = missed >= LOST
    missed = 0
    if (wasLost && !ended) reach.onBack()
  }
  let ended = false
  const end = every(() => void look())
  return {
    isLost: () => missed >= LOST,
    stop() {
      ended = true
      end()
    },
  }
}
