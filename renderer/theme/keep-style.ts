// Asks again for a style sheet that was lost on the way: on a bad network a page may come without its looks, and no browser asks twice.
const AGAIN = { first: 500, most: 8000 }

/** A browser may give a sheet that was lost as an empty one, or as one that can't be read. */
function isEmpty({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet === null || sheet.cssRules.length === 0
  } catch {
    // All sheets are the page's own, so one that can't be read is one that never came.
    return true
  }
}

/** Style sheets that have failed by now. Scripts run only once those before them have come or failed, so none is still on its way. */
const failed = (page: Document): HTMLLinkElement[] => [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(isEmpty)

function askAgain(link: HTMLLinkElement, wait: number): void {
  setTimeout(() => {
    const next = link.cloneNode() as HTMLLinkElement
    next.addEventListener('error', () => askAgain(next, Math.min(2 * wait, AGAIN.most)), { once: true })
    link.replaceWith(next)
  }, wait)
}

/** Goes on asking until each has come. */
export function keepStyle(page: Document = document): void {
  for (const link of failed(page)) askAgain(link, AGAIN.first)
}
