// Whether everybody can be paired with somebody: a perfect matching in a graph of who may meet whom, kept while pairs are fixed one by one.
// Edmonds' blossom algorithm (Paths, Trees, and Flowers, 1965): a search in the dark would take for ever on an impossible round.

/** Who may meet whom, by index; symmetric. */
export type Allowed = (a: number, b: number) => boolean

/** A matching: the partner's index, or -1. */
export type Matching = number[]

/** Pairs one more of the free, if that can be done by turning pairs over; tells whether it could. Only members of `live` take part. */
function augment(root: number, live: readonly number[], match: Matching, allowed: Allowed): boolean {
  const size = match.length
  const parent = Array.from({ length: size }, () => -1)
  const base = Array.from({ length: size }, (_, index) => index)
  const used = Array.from({ length: size }, () => false)
  used[root] = true
  const queue = [root]

  const meeting = (a: number, b: number): number => {
    const onPath = new Set<number>()
    for (let at = a; ; at = parent[match[at]!]!) {
      at = base[at]!
      onPath.add(at)
      if (match[at] === -1) break
    }
    for (let at = b; ; at = parent[match[at]!]!) {
      at = base[at]!
      if (onPath.has(at)) return at
    }
  }
  const mark = (from: number, stem: number, child: number, blossom: Set<number>): void => {
    let below = child
    for (let at = from; base[at] !== stem; at = parent[match[at]!]!) {
      blossom.add(base[at]!).add(base[match[at]!]!)
      parent[at] = below
      below = match[at]!
    }
  }

  for (let head = 0; head < queue.length; head++) {
    const from = queue[head]!
    for (const to of live) {
      if (to === from || !allowed(from, to) || base[from] === base[to] || match[from] === to) continue
      if (to === root || (match[to] !== -1 && parent[match[to]!] !== -1)) {
        const stem = meeting(from, to)
        const blossom = new Set<number>()
        mark(from, stem, to, blossom)
        mark(to, stem, from, blossom)
        for (const at of live) {
          if (!blossom.has(base[at]!)) continue
          base[at] = stem
          if (!used[at]) {
            used[at] = true
            queue.push(at)
          }
        }
      } else if (parent[to] === -1) {
        parent[to] = from
        if (match[to] === -1) {
          for (let at = to; at !== -1;) {
            const before = parent[at]!
            const next = match[before]!
            match[at] = before
            match[before] = at
            at = next
          }
          return true
        }
        used[match[to]!] = true
        queue.push(match[to]!)
      }
    }
  }
  return false
}

/** Completes a matching among the live in place; false, with as many pairs as can be, where not everyone finds a partner. */
export function complete(live: readonly number[], match: Matching, allowed: Allowed): boolean {
  for (const index of live) {
    if (match[index] !== -1) continue
    // Most find a free partner at once; only the rest need pairs to be turned over.
    const free = live.find((other) => other !== index && match[other] === -1 && allowed(index, other))
    if (free === undefined) continue
    match[index] = free
    match[free] = index
  }
  return live.every((index) => match[index] !== -1 || augment(index, live, match, allowed))
}

/** The matching with this pair in it and everybody else paired, or null where that can't be. The given one is complete and stays as it is. */
export function withPair(a: number, b: number, live: readonly number[], match: Matching, allowed: Allowed): Matching | null {
  if (!allowed(a, b)) return null
  if (match[a] === b) return match
  const next = [...match]
  for (const index of [match[a]!, match[b]!]) next[index] = -1
  next[a] = b
  next[b] = a
  const rest = live.filter((index) => index !== a && index !== b)
  return complete(rest, next, allowed) ? next : null
}
