// Keeps an open page live: when the server says there is more, the page's <main> is replaced by a fresh one where the reader stands.
// Without this script, or without a line, the page stays as it is and says of when it is.
//
// This is the one function that runs in the reader's browser. Its own text is what is served (assets.ts), so it may use nothing from
// outside itself but the browser.

/** Follows the event of the page it runs in. */
export function live(): void {
  const path = location.pathname
  const event = /^\/e\/([a-z2-7]{26})/.exec(path)?.[1]
  let source: EventSource | null = null
  let wanted = ''
  let loading = false
  let later = 0
  let waits = 0

  const main = () => document.querySelector('main')
  const behind = () => wanted !== '' && wanted !== main()?.dataset['version']

  /** Times as the reader's own clock has them. The day of a time of today is for paper, which is read on other days. */
  function localTimes() {
    for (const time of document.querySelectorAll('time')) {
      const at = new Date(time.dateTime)
      const today = at.toDateString() === new Date().toDateString()
      time.textContent = at.toLocaleString('en-GB', { timeStyle: 'short', ...(today ? {} : { dateStyle: 'medium' }) })
      if (today) time.dataset['day'] = at.toLocaleDateString('en-GB', { dateStyle: 'medium' })
    }
  }

  /** Puts a fresh page in the place of the old one; the reader keeps place, focus, and what was pushed aside in a long strip. */
  function swap(page: Document, fresh: Element, old: Element) {
    const active = document.activeElement?.closest('a')?.getAttribute('href')
    const aside = Array.from(old.querySelectorAll('[data-strip]'), (strip) => strip.scrollLeft)
    const [left, top] = [scrollX, scrollY]
    old.replaceWith(document.adoptNode(fresh))
    document.title = page.title
    localTimes()
    for (const [index, strip] of document.querySelectorAll('[data-strip]').entries()) strip.scrollLeft = aside[index] ?? 0
    const again = Array.from(document.querySelectorAll('main a')).find((link) => link.getAttribute('href') === active)
    if (active && again instanceof HTMLElement) again.focus({ preventScroll: true })
    scrollTo({ left, top, behavior: 'instant' })
  }

  /** Loads the page anew where there is more. Only a whole page of ours is shown; the last good one stays until then. */
  async function refresh() {
    if (loading || document.hidden || !behind()) return
    loading = true
    clearTimeout(later)
    let progress = false
    try {
      const answer = await fetch(path, { cache: 'no-cache', headers: { accept: 'text/html' } })
      const text = await answer.text()
      // A page that was cut off on the way is not complete, however much of it there is.
      if (!answer.ok || !text.trimEnd().endsWith('</html>')) throw new Error(String(answer.status))
      const page = new DOMParser().parseFromString(text, 'text/html')
      const [fresh, old] = [page.querySelector('main[data-version]'), main()]
      if (!fresh || !old) throw new Error('not one of our pages')
      // What a cache between has kept may be older than what was told.
      progress = fresh.getAttribute('data-version') !== old.dataset['version']
      if (progress) swap(page, fresh, old)
    } catch {
      // The last good page stays.
    }
    loading = false
    waits = progress ? 0 : waits + 1
    // At once where more came while this was under way; else a little later each time, and not with everyone else.
    const pause = waits === 0 ? 0 : Math.min(60_000, 1000 * 2 ** waits) * (0.5 + Math.random() / 2)
    if (behind()) later = window.setTimeout(() => void refresh(), pause)
  }

  /** Listens while the page is in sight: a browser has few lines to one server, and a pocket needs none. */
  function listen() {
    if (source && source.readyState !== EventSource.CLOSED) return
    const line = new EventSource(`/e/${event}/events`)
    source = line
    line.addEventListener('version', ({ data }: MessageEvent<string>) => {
      wanted = data
      void refresh()
    })
    line.addEventListener('error', () => {
      // A cut is mended by the browser; a refusal (too many, or a proxy whose server restarts) ends the line for good.
      if (line.readyState === EventSource.CLOSED && source === line) setTimeout(follow, 10_000 + Math.random() * 10_000)
    })
  }

  function follow() {
    if (!document.hidden) return listen()
    source?.close()
    source = null
  }

  localTimes()
  if (!event) return
  // Where the reader is in a long strip is in sight from the start.
  for (const strip of document.querySelectorAll('[data-strip]')) {
    const here = strip.querySelector('[aria-current]')
    if (here) strip.scrollLeft += here.getBoundingClientRect().left - strip.getBoundingClientRect().left - 16
  }
  document.addEventListener('visibilitychange', follow)
  // A page that comes back from the browser's own memory starts where it left off.
  addEventListener('pageshow', follow)
}
