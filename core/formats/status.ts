// What a status means for who still takes attempts.
import type { Format } from './format.ts'

/** Whether somebody with this status takes no more attempts. A guest takes them like anybody; so does who has no status. */
export const takesNoMore = (format: Format, code: string | null | undefined): boolean =>
  code != null && format.statuses.find((status) => status.code === code)?.means !== 'guest'
