// How much room a disk has, as people say it.

/** Bytes in words: `28 GB free`, `640 MB free`, `almost full`. Events are small: below a tenth of a gigabyte it matters. */
export function roomWords(free: number): string {
  if (free >= 1e9) return `${Math.floor(free / 1e9)} GB free`
  return free >= 50e6 ? `${Math.floor(free / 1e6)} MB free` : 'almost full'
}
