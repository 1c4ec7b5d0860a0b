// Which page of a long list is shown: the next one after its time, and at once the page of what has just become the one to look at.
import { useEffect, useState } from 'react'
import { PAGE_MS, pageOf, type Pages } from './layout/paging.ts'

/** The page, from 0. `about` is the index of the row to look at, `when` changes whenever it is to be looked at again. */
export function usePage(pages: Pages, about: number, when: string): number {
  const [at, setAt] = useState({ page: pageOf(about, pages), when })
  // Within this very render, so that the first frame is already right.
  if (at.when !== when) setAt({ page: pageOf(about, pages), when })
  const page = Math.min(at.page, pages.pages - 1)
  useEffect(() => {
    if (pages.pages === 1) return undefined
    const timer = setTimeout(() => setAt((now) => ({ ...now, page: (page + 1) % pages.pages })), PAGE_MS)
    return () => clearTimeout(timer)
  }, [page, pages.pages])
  return page
}
