// Has the browser keep this page's files, where it may: on https and on this computer itself. Elsewhere on the network plain http forbids it,
// and an open page still keeps its picture; only a reload then needs the station.

/** Starts keeping the files, and keeps those that this page has loaded already. */
export function keepPage(): void {
  // Not there on plain http, whatever the types say.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (!workers || !location.protocol.startsWith('http')) return
  const loaded = () => performance.getEntriesByType('resource').map(({ name }) => name)
  // What the page asked its station for is no file of its own.
  const own = new URL('./', location.href).href
  const files = () => [location.pathname, ...loaded().filter((name) => name.startsWith(own))]
  // A file that could not be kept now is kept at the next visit.
  const keep = () => Promise.allSettled(files().map((file) => fetch(file)))
  workers.register('./service-worker.js').then(
    () => workers.ready.then(() => setTimeout(() => void keep(), 3000)),
    () => undefined,
  )
}
