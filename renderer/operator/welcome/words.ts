// When an event was last changed, as one says it.
const DAY = 24 * 60 * 60 * 1000

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** `Changed today at 14:02`, `Changed yesterday at 9:30`, `Changed on 3 May 2026`. */
export function changedWords(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  // Noon of the day before, whatever a change of clocks did to its length.
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY)
  if (days === 0) return `Changed today at ${time}`
  if (days === 1) return `Changed yesterday at ${time}`
  return `Changed on ${dayWords(at)}`
}

/** `25 November 2026`. */
export const dayWords = (at: number): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
