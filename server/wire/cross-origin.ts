// Lets pages of other origins use the wire (core/wire/cross-origin.ts): what comes before the first request, and what is on every answer.
import type { FastifyInstance } from 'fastify'
import { CROSS_ORIGIN, isWire, PREFLIGHT } from '../../core/wire/cross-origin.ts'

/** Goes before whatever may refuse a request, so that a page can read refusals too. */
export function crossOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isWire(request.url)) reply.headers(CROSS_ORIGIN)
  })
  app.options('/v1/*', async (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
  // Whether the server is in reach at all, for who has lost it.
  app.get('/v1/here', async (_request, reply) => reply.code(204).header('cache-control', 'no-store').send())
}
