// Which of two histories of an epoch stands while nobody has settled it: a device was cloned, or restored from an old copy of itself, and the
// same seq was written twice under one key.
//
// It depends on the two entries at which they part and on nothing else: the one that was written first by its writer's clock stands, and of two
// with the same time the one with the lesser hash. So holders that hold the same entries show the same standings, whichever history they heard
// of first; what was recorded before a device went back to an old copy is not displaced by what was recorded after; and a history that stands
// does not fall because another grows.
import type { SealedEntry } from '../log/chain.ts'

/** Where a run of entries parts from the log (the last seq that both have), and whether the run is the one that stands. */
interface Parting {
  after: number
  standsFirst: boolean
}

/** Compares a run with the log's entries from the same seq on; null where they don't part, or not within one epoch. */
export function partingOf(run: readonly SealedEntry[], log: readonly SealedEntry[]): Parting | null {
  const index = run.findIndex(({ hash }, at) => log[at] !== undefined && log[at].hash !== hash)
  const [mine, theirs] = [run[index], log[index]]
  if (!mine || !theirs || mine.epoch !== theirs.epoch) return null
  const standsFirst = mine.at < theirs.at || (mine.at === theirs.at && mine.hash < theirs.hash)
  return { after: mine.seq - 1, standsFirst }
}
