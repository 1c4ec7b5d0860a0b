// Cuts a long list into pages of equal length, and finds the page a row is on.

/** No more rows than this on one page, however small they could be drawn. */
export const MOST_ROWS = 14

/** How long a page stays, in ms. */
export const PAGE_MS = 10_000

/** `perPage` rows on each of `pages` pages (fewer on the last). */
export interface Pages {
  pages: number
  perPage: number
}

/** Cuts `rows` rows into as few pages as `capacity` allows, each about equally full. No rows are one empty page. */
export function cutPages(rows: number, capacity: number): Pages {
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(capacity)))
  const pages = Math.max(1, Math.ceil(rows / most))
  return { pages, perPage: Math.max(1, Math.ceil(rows / pages)) }
}

/** The page that row `index` is on, from 0. */
export function pageOf(index: number, { pages, perPage }: Pages): number {
  return Math.min(pages - 1, Math.max(0, Math.floor(index / perPage)))
}
