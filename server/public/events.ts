// GET /e/:event/events: tells an open page the version of what there is now, at once and whenever there is more (server-sent events).
import type { FastifyInstance } from 'fastify'
import type { ServerResponse } from 'node:http'
import type { EventId } from '../../core/ids.ts'
import type { Sessions } from '../live/sessions.ts'
import type { Watchers } from '../live/watchers.ts'
import { Refused } from '../wire/error.ts'
import { versionOf } from './snapshot.ts'

/** A reader that has not taken so many bytes is gone, or as good as. */
const STUCK_BYTES = 64 * 1024

export interface EventsOptions {
  sessions: Sessions
  watchers: Watchers
  /** Milliseconds between two signs of life: less than what a proxy takes for dead. */
  heartbeat: number
  perMinute: number
}

export function eventsRoute(app: FastifyInstance, { sessions, watchers, heartbeat, perMinute }: EventsOptions): void {
  const open = new Set<ServerResponse>()
  const write = (response: ServerResponse, text: string) => {
    if (response.writableLength > STUCK_BYTES) response.destroy()
    else response.write(text)
  }
  const beat = setInterval(() => {
    for (const response of open) write(response, ': still here\n\n')
  }, heartbeat)
  app.addHook('preClose', async () => {
    clearInterval(beat)
    for (const response of open) response.end()
  })

  app.get<{ Params: { event: EventId } }>(
    '/e/:event(^[a-z2-7]{26}$)/events',
    { exposeHeadRoute: false, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } },
    async (request, reply) => {
      const response = reply.raw
      const send = (version: string) => write(response, `event: version\ndata: ${version}\n\n`)
      // Watching starts in the same turn as the version is read, so that nothing falls between the two.
      const started = await sessions.within(request.params.event, async (session) => ({
        version: versionOf(session),
        stop: watchers.watch(session.event.id, send),
      }))
      if (!started) return reply.callNotFound()
      const { version, stop } = started
      if (!stop)
        throw new Refused(503, 'busy', 'Too many pages of this event are live already. This one stays readable; reload it for news.')
      reply.hijack()
      // Whoever left while the version was read is not waited for: its `close` has been.
      if (response.destroyed || response.socket?.destroyed !== false) return stop()
      response.once('close', () => {
        open.delete(response)
        stop()
      })
      open.add(response)
      response.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
      // A browser that lost the line comes back after 2 to 4 s, not at once with everyone else.
      response.write(`retry: ${2000 + Math.floor(Math.random() * 2000)}\n\n`)
      send(version)
    },
  )
}
