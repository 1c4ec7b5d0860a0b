// How large something is, as a person says it.

/** `3 kB`, `1.2 MB`; never `0 kB` for something that is there. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
