// Work that must not interleave: each piece starts when the one before has ended, whether that went well or not.

/** A queue of its own. What is put into it runs in that order, one at a time. */
export function createTurns(): <T>(work: () => T | Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
}
