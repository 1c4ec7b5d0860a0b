// Simulated time: what happens when, one thing after another. The clock stands still but from one to the next.

/** What is to come. */
export interface Agenda {
  readonly now: number
  /** Puts something down for so many ms from now. What is due at the same time comes in the order it was put down. */
  after(ms: number, task: () => Promise<void>): void
  /** The next thing, with the clock put forward to it; null where nothing is left. */
  next(): (() => Promise<void>) | null
  /** Lets time pass with nothing in it, and forgets what was to come. */
  clear(ms: number): void
}

interface Due {
  at: number
  order: number
  task: () => Promise<void>
}

const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** An agenda that starts at a time in ms. */
export function createAgenda(start: number): Agenda {
  let now = start
  let order = 0
  // The latest first: there are a few dozen at a time, so that a heap would be no faster.
  let due: Due[] = []
  return {
    get now() {
      return now
    },
    after(ms, task) {
      const item = { at: now + ms, order: order++, task }
      let at = due.length
      while (at > 0 && isBefore(due[at - 1]!, item)) at--
      due.splice(at, 0, item)
    },
    next() {
      const item = due.pop()
      if (!item) return null
      now = item.at
      return item.task
    },
    clear(ms) {
      now += ms
      due = []
    },
  }
}
