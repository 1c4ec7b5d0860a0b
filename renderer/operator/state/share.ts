// Views come whole with every change. What did not change keeps the identity it had, so that only what changed is drawn again.

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a row of a list is known by, where it has something: a competitor's or screen's id, an entry's partition and number. */
function keyOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined
  if (typeof item['id'] === 'string') return item['id']
  return typeof item['partition'] === 'string' ? `${item['partition']}:${String(item['seq'])}` : undefined
}

/** A row that moved has not changed. */
function matchFor(before: readonly unknown[]): (item: unknown, index: number) => unknown {
  const byKey = new Map(before.map((item) => [keyOf(item), item]))
  return (item, index) => {
    const key = keyOf(item)
    return key === undefined ? before[index] : byKey.get(key)
  }
}

/** `after`, made of the parts of `before` that are equal; `before` itself where all of it is. Both are plain JSON. */
export function share<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (Array.isArray(before) && Array.isArray(after)) {
    const match = matchFor(before)
    const shared = after.map((item: unknown, index) => share(match(item, index), item))
    const same = shared.length === before.length && shared.every((item, index) => item === before[index])
    return (same ? before : shared) as T
  }
  if (isRecord(before) && isRecord(after)) {
    const entries = Object.entries(after).map(([key, value]) => [key, share(before[key], value)] as const)
    const same = entries.length === Object.keys(before).length && entries.every(([key, value]) => key in before && before[key] === value)
    return (same ? before : Object.fromEntries(entries)) as T
  }
  return after
}
