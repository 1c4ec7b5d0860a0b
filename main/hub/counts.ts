// How many there are of each name just now: connections of an address, requests of a device. What is at none is forgotten.

export interface Counts {
  all(): number
  of(name: string): number
  more(name: string): void
  less(name: string): void
}

/** None of any. */
export function createCounts(): Counts {
  const counts = new Map<string, number>()
  let all = 0
  return {
    all: () => all,
    of: (name) => counts.get(name) ?? 0,
    more(name) {
      all++
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    less(name) {
      const count = counts.get(name)
      if (count === undefined) return
      all--
      if (count > 1) counts.set(name, count - 1)
      else counts.delete(name)
    },
  }
}
