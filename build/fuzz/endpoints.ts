// What a stranger can knock at: every endpoint of the operator's port, of the displays' and phones' port, and of the results server.
// endpoints.integration.test.ts asks the three programs which routes they have, so that a new one can't be left out of the fuzz.

/** The three listeners. */
export type App = 'operator' | 'displays' | 'server'

/** What of a route decides how it is asked. */
export type Kind = 'files' | 'page' | 'socket' | 'join' | 'sync' | 'follow' | 'register' | 'device' | 'open' | 'options'

export interface Endpoint {
  app: App
  method: 'GET' | 'POST' | 'OPTIONS'
  /** As the program writes it. */
  route: string
  kind: Kind
  /** Of a hundred thousand requests, so many parts go here. */
  weight: number
}

const at = (app: App, method: Endpoint['method'], route: string, kind: Kind, weight: number): Endpoint => ({
  app,
  method,
  route,
  kind,
  weight,
})

/** Every endpoint; HEAD goes with its GET. */
export const ENDPOINTS: readonly Endpoint[] = [
  at('operator', 'GET', '/open/:token', 'open', 4),
  at('operator', 'GET', '/', 'page', 1),
  at('operator', 'GET', '/operator/socket', 'socket', 5),
  at('operator', 'GET', '/operator/*', 'files', 3),
  at('displays', 'GET', '/', 'page', 1),
  at('displays', 'GET', '/display/socket', 'socket', 6),
  at('displays', 'GET', '/display/*', 'files', 4),
  at('displays', 'OPTIONS', '/v1/*', 'options', 1),
  at('displays', 'GET', '/v1/here', 'page', 2),
  at('displays', 'POST', '/v1/join', 'join', 12),
  at('displays', 'POST', '/v1/sync', 'sync', 22),
  at('displays', 'POST', '/v1/follow', 'follow', 4),
  at('displays', 'GET', '/v1/live', 'socket', 7),
  at('displays', 'GET', '/j', 'page', 1),
  at('displays', 'GET', '/companion/*', 'files', 2),
  at('server', 'GET', '/healthz', 'page', 1),
  at('server', 'GET', '/', 'page', 1),
  at('server', 'GET', '/v1/here', 'page', 1),
  at('server', 'GET', '/favicon.ico', 'page', 1),
  at('server', 'GET', '/assets/*', 'files', 1),
  at('server', 'POST', '/v1/events', 'register', 7),
  at('server', 'POST', '/v1/devices', 'device', 5),
  at('server', 'OPTIONS', '/v1/*', 'options', 1),
  at('server', 'POST', '/v1/sync', 'sync', 15),
  at('server', 'GET', '/e/:event', 'page', 3),
  at('server', 'GET', '/e/:event.json', 'page', 2),
  at('server', 'GET', '/e/:event/:contest', 'page', 3),
  at('server', 'GET', '/e/:event/:contest.json', 'page', 2),
  at('server', 'GET', '/e/:event/events', 'page', 2),
]
