// How the server says no: on the wire as a WireError, on a page as a sentence; and the headers that every answer carries.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { messagePage } from './public/document.tsx'
import { databaseFault } from './store/failure.ts'
import { Refused, wireError, WORDS } from './wire/error.ts'

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
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

  app.setErrorHandler(answerError)
}

/** Answers whatever was thrown; also what the framework itself throws before there is a route, such as at an unreadable address. */
export function answerError(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // A database that can't be asked just now is a reason to come again, not a fault in the request or in this program.
  const lost = databaseFault(error) !== null && !error.statusCode
  const status = lost ? 503 : error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
  if (lost || status === 500) request.log.error({ err: error }, 'a request failed')
  if ((status === 503 || status === 507) && !reply.getHeader('retry-after')) reply.header('retry-after', '10')
  // What is left of a body that was refused unread is not waited for.
  if (status === 413) reply.header('connection', 'close')
  reply.headers(SECURITY).code(status).header('cache-control', 'no-store').removeHeader('etag')
  if (isPage(request)) {
    const [title, sentence] = PAGES[status] ?? PAGES[status < 500 ? 400 : 500]!
    return reply.type('text/html; charset=utf-8').send(messagePage(title, error instanceof Refused ? error.message : sentence))
  }
  if (error instanceof Refused) return reply.send(wireError(error.word, error.message))
  return reply.send(wireError(...(WORDS[status] ?? WORDS[status < 500 ? 400 : 500]!)))
}

const PAGES: Record<number, [title: string, sentence: string]> = {
  400: ['Nothing here', 'There are no results at this address. Check it, or ask the organiser for it.'],
  429: ['One moment', 'You have asked for many pages in a short time. Wait a minute and load this one again.'],
  500: ['This did not work', 'Nothing is lost. Load this page again in a moment.'],
}
