// Keeps the display's own files, so that a reload while the station is away shows the kept picture and not a browser's error page.
// Files come from the station whenever it answers: a newer version is never held back.
const STORE = 'scoretable-display'

addEventListener('install', () => {
  void self.skipWaiting()
})

addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) event.respondWith(answer(request))
})

async function answer(request) {
  const store = await caches.open(STORE)
  // The page's address carries settings (ground, distance); its file is the same for all of them.
  const key = request.mode === 'navigate' ? new URL(request.url).pathname : request
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await store.put(key, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await store.match(key)
    if (kept) return kept
    throw error
  }
}
