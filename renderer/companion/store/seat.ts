// One tab alone has a store open. A second one is told so, and may take it over when the person asks for that.
//
// With Web Locks the browser itself keeps who has it, and frees it when a tab dies. A page on plain http has none: there the tab that has it
// answers those who ask on a channel, and who hears no answer takes it. That can go wrong (a tab that sleeps does not answer), and may: the
// store itself names who may write (writer.ts), so the worst is that a tab is told, with its next write, that it no longer has the store.

/** How long a tab waits (ms) for a lock to become free: a page that is loaded again overlaps with the one before. And for an answer. */
const PATIENCE = { lock: 1000, answer: 400 }

/** A held seat. */
export interface Seat {
  leave(): void
}

/** Takes the seat of a name; null where another tab has it. `take`: whether it has or not. `lost` is called when another takes it from us. */
export function takeSeat(name: string, { take, lost }: { take: boolean; lost: () => void }): Promise<Seat | null> {
  // In the types it is always there; on plain http it is not.
  const locks = navigator.locks as LockManager | undefined
  return locks ? lockedSeat(locks, name, take, lost) : askedSeat(name, take, lost)
}

function lockedSeat(locks: LockManager, name: string, take: boolean, lost: () => void): Promise<Seat | null> {
  return new Promise((resolve, reject) => {
    let held = false
    const hold = () =>
      new Promise<void>((release) => {
        held = true
        resolve({ leave: release })
      })
    const options = take ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE.lock) }
    locks.request(name, options, hold).catch((error: unknown) => {
      if (held) lost()
      else if (error instanceof DOMException && /^(AbortError|TimeoutError)$/.test(error.name)) resolve(null)
      else reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}

/** What tabs say to each other. `from` is a name that a tab makes for itself. */
type Said = { from: string; says: 'who' | 'mine' | 'taken' }

async function askedSeat(name: string, take: boolean, lost: () => void): Promise<Seat | null> {
  const channel = new BroadcastChannel(name)
  const from = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
  const say = (says: Said['says']) => channel.postMessage({ from, says } satisfies Said)
  const answered = await new Promise<boolean>((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => data.says === 'mine' && resolve(true))
    say(take ? 'taken' : 'who')
    setTimeout(() => resolve(false), take ? 0 : PATIENCE.answer)
  })
  if (answered && !take) {
    channel.close()
    return null
  }
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.says === 'who') say('mine')
    if (data.says !== 'taken' || data.from === from) return
    channel.close()
    lost()
  })
  say('taken')
  return { leave: () => channel.close() }
}
