// Moments as ISO 8601 with this computer's offset from UTC: what the clock on the wall said, and which clock that was.

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-27T14:02:05+01:00`. `ahead`: how far the clock on the wall is ahead of UTC at that moment, in minutes. */
export function isoTime(at: number, ahead: number = -new Date(at).getTimezoneOffset()): string {
  const wall = new Date(at + ahead * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(ahead)
  return `${wall}${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
