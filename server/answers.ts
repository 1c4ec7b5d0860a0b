// How the server says no: on the wire as a WireError, on a page as a sentence; and the headers that every answer carries.
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { messagePage } from './public/document.tsx'
import { Refused, wireError, WORDS } from './wire/error.ts'

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const isPage = ({ url }: FastifyRequest) => !url.startsWith('/v1/') && !/\.json(\?|$)/.test(url)

/** Installs headers, the answer to unknown addresses, and the answer to everything that is thrown. */
export function installAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.headers(SECURITY)
  })

  app.setNotFoundHandler((request, reply) => {
    reply.code(404).header('cache-control', 'no-store')
    if (!isPage(request)) return reply.send(wireError('unknown', 'There is nothing at this address.'))
    return reply
      .type('text/html; charset=utf-8')
      .send(messagePage('Nothing here', 'There are no results at this address. Check it, or ask the organiser for it.'))
  })

  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
    if (status === 500) request.log.error({ err: error }, 'a request failed')
    if ((status === 503 || status === 507) && !reply.getHeader('retry-after')) reply.header('retry-after', '10')
    reply.code(status).header('cache-control', 'no-store').removeHeader('etag')
    if (isPage(request)) {
      const sentence =
        status === 429
          ? 'You have asked for many pages in a short time. Wait a minute and load this one again.'
          : 'Nothing is lost. Load this page again in a moment.'
      const told = error instanceof Refused ? error.message : sentence
      return reply.type('text/html; charset=utf-8').send(messagePage(status === 429 ? 'One moment' : 'This did not work', told))
    }
    if (error instanceof Refused) return reply.send(wireError(error.word, error.message))
    const [word, sentence] =
      WORDS[status] ??
      (status < 500 ? ['invalid', 'This request is not valid.'] : ['failed', 'The server failed at this. Send it again later.'])
    return reply.send(wireError(word, sentence))
  })
}
