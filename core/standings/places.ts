// From keys to places: who shares one, and what it counts as. Integers and a comparison in, integers out.

/** Orders two keys: below zero when the first is better, zero when they share a place. A total order of groups of equals. */
export type Compare<Key> = (a: Key, b: Key) => number

/**
 * Indexes of `keys` in groups that share a place, best group first; within a group as they came in.
 * A null is unranked and in no group. The keys need not be sorted.
 */
export function sharedGroups<Key>(keys: readonly (Key | null)[], compare: Compare<Key>): number[][] {
  const ranked = keys.flatMap((key, index) => (key === null ? [] : [{ key, index }]))
  ranked.sort((a, b) => compare(a.key, b.key) || a.index - b.index)
  const groups: number[][] = []
  let above: { key: Key } | null = null
  for (const { key, index } of ranked) {
    if (above !== null && compare(above.key, key) === 0) groups.at(-1)!.push(index)
    else groups.push([index])
    above = { key }
  }
  return groups
}

/** Gives every group of equals what `valueOf` says about the first place it takes and how many take it. */
function spread<Key>(
  keys: readonly (Key | null)[],
  compare: Compare<Key>,
  valueOf: (place: number, size: number) => number,
): (number | null)[] {
  const values: (number | null)[] = keys.map(() => null)
  let place = 1
  for (const group of sharedGroups(keys, compare)) {
    for (const index of group) values[index] = valueOf(place, group.length)
    place += group.length
  }
  return values
}

/** Places in the order of `keys`, equals sharing the better one and the next places left out: 1, 1, 3. Null is unranked. */
export const placesOf = <Key>(keys: readonly (Key | null)[], compare: Compare<Key>): (number | null)[] =>
  spread(keys, compare, (place) => place)

/**
 * The same with equals sharing the average of the places they take, in tenths of a place: 15, 15, 30. Exact, since an average of
 * neighbouring places is a whole or a half.
 */
export const averagePlacesInTenths = <Key>(keys: readonly (Key | null)[], compare: Compare<Key>): (number | null)[] =>
  spread(keys, compare, (place, size) => 10 * place + 5 * (size - 1))
