// The server as one function: what tests, the demo, the bench and main.ts start.
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { answerError, installAnswers } from './answers.ts'
import type { Db } from './database/schema.ts'
import { type FeedOptions, feedRoute } from './feed/feed.ts'
import { createSessions } from './live/sessions.ts'
import { createWatchers } from './live/watchers.ts'
import { eventsRoute } from './public/events.ts'
import { publicPages } from './public/pages.ts'
import { versionOf } from './public/snapshot.ts'
import { createDevices } from './store/devices.ts'
import { createEvents } from './store/events.ts'
import { crossOrigin } from './wire/cross-origin.ts'
import { devicesRoute } from './wire/devices.ts'
import { registrationRoute } from './wire/registration.ts'
import { syncRoute } from './wire/sync.ts'

export interface ServerOptions {
  /** An opened, migrated database (openDatabase); it is closed with the server. */
  db: Db
  /** What a station has to know to register an event; null where anyone may. */
  registrationCode?: string | null
  /** Origin of the public pages; null where it is whatever the station reached. */
  publicUrl?: string | null
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  trustProxy?: string | null
  /** New versions of the app, where this server has them to give. */
  updates?: Omit<FeedOptions, 'perMinute'> | null
  now?: () => number
  /** Requests that one address may make in a minute, by kind. */
  perMinute?: Partial<typeof PER_MINUTE>
  /** Events kept in memory, open live pages of one event, and ms between two signs of life on those. */
  keepEvents?: number
  maxWatchers?: number
  heartbeat?: number
  /** Writes failures (never bodies or tokens) as JSON lines to standard error, or to what is given. */
  log?: boolean | { write(line: string): void }
}

/**
 * A hall shares one address, and all its phones ask for the page when there is more: pages are generous, and cheap (public/shelf.ts).
 * Registering is done once an event; a token for a device, in two requests, once a page that is loaded.
 */
const PER_MINUTE = { register: 20, devices: 600, sync: 3000, pages: 12_000, live: 3000, updates: 3000 }

/** How long a request under way may take to end once the server is closed: a sender that has stopped in the middle would hold it up. */
const GRACE_MS = 5000

/** Builds the server; `listen` or `inject` it, then `close` it. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, now = Date.now, log = false } = options
  const perMinute = { ...PER_MINUTE, ...options.perMinute }
  const app = Fastify({
    logger: log ? { level: 'error', stream: log === true ? process.stderr : log } : false,
    trustProxy: options.trustProxy ?? false,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    routerOptions: { maxParamLength: 64 },
    // A 10,000-entry request over a slow line takes its time; a client that says nothing at all does not get this long.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
  })
  installAnswers(app)
  app.removeContentTypeParser('text/plain')
  await app.register(rateLimit, { global: false })
  await app.register(compress, { encodings: ['br', 'gzip', 'identity'], globalDecompression: false })

  crossOrigin(app)

  const events = createEvents(db, now)
  const devices = createDevices(db, now)
  const sessions = createSessions(db, events, now, options.keepEvents ?? 50)
  const watchers = createWatchers(options.maxWatchers ?? 1000)

  app.get('/healthz', async (_, reply) => {
    await sql`select 1`.execute(db)
    return reply.header('cache-control', 'no-store').send({ ok: true })
  })
  const { registrationCode = null, publicUrl = null } = options
  registrationRoute(app, {
    events,
    devices,
    sessions,
    code: registrationCode,
    publicUrl,
    // Its name may be new: what is in memory of it is read again.
    onRegistered: async (id) => void (await sessions.within(id, async () => sessions.forget(id))),
    perMinute: perMinute.register,
  })
  devicesRoute(app, { devices, sessions, now, perMinute: perMinute.devices })
  syncRoute(app, {
    events,
    devices,
    sessions,
    now,
    perMinute: perMinute.sync,
    onMore: (session) => watchers.tell(session.event.id, versionOf(session)),
  })
  publicPages(app, { sessions, perMinute: perMinute.pages })
  eventsRoute(app, { sessions, watchers, heartbeat: options.heartbeat ?? 20_000, perMinute: perMinute.live })

  if (options.updates) await feedRoute(app, { ...options.updates, perMinute: perMinute.updates })

  let cut: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  })
  app.addHook('onClose', async () => {
    clearTimeout(cut)
    await db.destroy()
  })
  return app
}
