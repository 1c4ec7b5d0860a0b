// Keeps an open page live: when the server says there is more, the page's <main> is replaced by a fresh one where the reader stands.
// Without this script, or without a line, the page stays as it is and says of when it is.
const here = location.pathname
const [, event] = /^\/e\/([a-z2-7]{26})/.exec(here) ?? []
let loading = false
let wanted = null

const shown = () => document.querySelector('main')?.dataset.version

function localTimes() {
  for (const time of document.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime)
    const today = at.toDateString() === new Date().toDateString()
    time.textContent = at.toLocaleString(undefined, { timeStyle: 'medium', ...(today ? {} : { dateStyle: 'medium' }) })
  }
}

async function refresh(version) {
  wanted = version
  if (loading || version === shown()) return
  loading = true
  try {
    const answer = await fetch(here, { cache: 'no-cache', headers: { accept: 'text/html' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [fresh, old] = [page.querySelector('main'), document.querySelector('main')]
    if (fresh && old) {
      const focused = document.activeElement?.closest('a')?.getAttribute('href')
      const [x, y] = [scrollX, scrollY]
      old.replaceWith(document.adoptNode(fresh))
      document.title = page.title
      localTimes()
      if (focused) document.querySelector(`main a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
      scrollTo(x, y)
    }
  } catch {
    // The last good page stays; asked again in a while.
    setTimeout(() => refresh(wanted), 2000 + Math.random() * 3000)
  } finally {
    loading = false
  }
  if (wanted !== version) refresh(wanted)
}

localTimes()
if (event) {
  // EventSource comes back by itself after a cut, and is told the current version each time.
  const source = new EventSource(`/e/${event}/events`)
  source.addEventListener('version', ({ data }) => refresh(data))
}
