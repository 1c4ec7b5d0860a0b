// Lines numbers up on their point: every text of a column gets as much room after its last figure as the longest fraction takes.

const NUMBER = /^[+\-−]?\d[\d:']*(?:\.(\d+))?$/

/** Figures after the point, or null where the text is no number (`DNS`, `T4 z2`). */
export function fractionOf(text: string): number | null {
  const match = NUMBER.exec(text)
  return match ? (match[1]?.length ?? 0) : null
}

/** The longest fraction among a column's texts. */
export function longestFraction(texts: Iterable<string>): number {
  let longest = 0
  for (const text of texts) longest = Math.max(longest, fractionOf(text) ?? 0)
  return longest
}

/** What to leave blank after a text so that its point stands under the others': `.00`, `0`, or nothing. Set in the same figures. */
export function padding(text: string, longest: number): string {
  const fraction = fractionOf(text)
  if (fraction === null || fraction >= longest) return ''
  return (fraction === 0 ? '.' : '') + '0'.repeat(longest - fraction)
}
