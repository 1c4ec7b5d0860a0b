// Groups that started apart become one ranking, and earlier stages break ties only between those whom they can compare.
import { compareIds } from '../standings/compare-ids.ts'

/** A member of a group with the place there, shared by equals; null where unranked. */
export interface GroupMember {
  id: string
  place: number | null
}

/**
 * Places of several groups together: 1 + the number of athletes, of any group, who have a better place in their own group. Equal places
 * share, however many of a group stand on them. IFSC Competition Rules 2025, qualification with two starting groups.
 */
export function mergedPlaces(groups: readonly (readonly GroupMember[])[]): ReadonlyMap<string, number | null> {
  const places = groups.flatMap((group) => group.flatMap(({ place }) => (place === null ? [] : [place]))).sort((a, b) => a - b)
  const better = new Map<number, number>()
  places.forEach((place, index) => {
    if (!better.has(place)) better.set(place, index)
  })
  return new Map(groups.flat().map(({ id, place }) => [id, place === null ? null : better.get(place)! + 1]))
}

/** What an earlier stage said of somebody: the place, and the group it was in where that stage had groups. */
export interface EarlierPlace {
  place: number | null
  group: string | null
}

/** Somebody tied now, with the earlier stages, the latest first; null for one without them. */
export interface Tied {
  id: string
  earlier: readonly (EarlierPlace | null)[]
}

/** Whether a stage can compare all of them: each has a place there, and all were in one group. */
function isComparable(tied: readonly Tied[], stage: number): boolean {
  const group = tied[0]?.earlier[stage]?.group
  return tied.every(({ earlier }) => earlier[stage]?.place != null && earlier[stage].group === group)
}

/**
 * Count-back: equals are separated by the place in the stage before, those still equal by the one before that. A stage in which the tied
 * started in different groups says nothing about any of them (a part of the tied set is not separated on its own, which could contradict
 * itself), nor does one that somebody has no place in; then the tie is as it was, and no stage before it is asked.
 * Returns groups of ids, best first; more than one id in a group is a tie that stays. IFSC Competition Rules 2025.
 */
export function countBack(tied: readonly Tied[], stage = 0): string[][] {
  const left = [tied.map(({ id }) => id).sort(compareIds)]
  if (tied.length < 2) return tied.length === 0 ? [] : left
  if (!isComparable(tied, stage)) return left
  const groups = Map.groupBy(tied, ({ earlier }) => earlier[stage]!.place!)
  return [...groups].sort(([a], [b]) => a - b).flatMap(([, group]) => countBack(group, stage + 1))
}
