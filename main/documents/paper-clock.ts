// Times on documents: by this laptop's clock and time zone, the day in words, since numbers of days and months are read in two orders.
import type { PaperClock } from '../../core/documents/making.ts'

const two = (part: number) => String(part).padStart(2, '0')
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function minute(at: number): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}

/** `14:05`, `14:05:09`, `27 Nov 2026`. */
export const paperClock: PaperClock = {
  minute,
  second: (at) => `${minute(at)}:${two(new Date(at).getSeconds())}`,
  day(at) {
    const date = new Date(at)
    return `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`
  },
}
