// Keeps the phone page's own files, so that it opens again while the table is away. Files come from the table whenever it answers, so that a
// newer version is never held back; one that doesn't answer is waited for a few seconds alone. Entries are not kept here: the page keeps them.
const STORE = 'scoretable-companion'
const PATIENCE = 4000

addEventListener('install', () => {
  void self.skipWaiting()
})

addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  // What the page asks the hub goes past this.
  if (request.method === 'GET' && origin === location.origin && !pathname.includes('/v1/')) event.respondWith(answer(request, event))
})

async function answer(request, event) {
  const store = await caches.open(STORE)
  const key = request.mode === 'navigate' ? new URL(request.url).pathname : request
  const kept = await store.match(key)
  // Files with a hash in their name never change.
  if (kept && /\/assets\//.test(request.url)) return kept
  const fresh = fetch(request).then(async (found) => {
    if (found.ok && !found.redirected) await store.put(key, found.clone())
    return found
  })
  if (!kept) return fresh
  // The kept copy has been given: that no fresher one could be had is no news.
  event.waitUntil(fresh.catch(() => undefined))
  // A sign-in page or a fault is no page of ours while there is one.
  const good = fresh.then((found) => (found.ok ? found : kept))
  return Promise.race([good.catch(() => kept), new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE))])
}
