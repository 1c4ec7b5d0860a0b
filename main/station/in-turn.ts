// Work that must not interleave: each piece starts when the one before has ended, whether that went well or not.

/** A queue of its own. What is put into it runs in that order, one at a time. */
export function createTurns(): <T>(work: () => T | Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = turn.then(work)
    // Whoever asked for the work hears of its failure; the next in the queue goes on all the same.
    turn = mine.catch(() => undefined)
    return mine
  }
}
