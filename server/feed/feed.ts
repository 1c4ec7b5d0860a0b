// GET /updates/…: new versions of the app, out of one folder that whoever runs the server fills by hand. Off where there is none.
//
//   /updates/latest.yml, latest-mac.yml, latest-linux.yml   what is the newest, signed by its maker; never cached
//   /updates/Scoretable-0.2.0.AppImage, ….blockmap          what they name; never changes under its name, so cached for good; in ranges too
//
// Nothing is listed, nothing is written, and nothing is read but plain files of that very folder with an ending that releases have. What is sent
// here was signed elsewhere: this server can withhold an update, and can't make one. Results go first: all downloads together have a share of the
// line, only so many go on at once, and the others are told to come again, which the app does by itself.
import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createPace } from './pace.ts'

export interface FeedOptions {
  /** The folder of releases. */
  folder: string
  /** What all downloads together may take of the line, in megabits a second. */
  mbit: number
  /** How many go on at once. */
  most?: number
  /** Requests of one address in a minute. A download of only what changed asks for many small ranges. */
  perMinute: number
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/
const ENDINGS = new Set(['.yml', '.AppImage', '.deb', '.exe', '.dmg', '.zip', '.blockmap'])
/** Whoever takes nothing for this long gives the place to another. */
const STALLED_MS = 60_000
const YEAR_MS = 365 * 86_400_000

const isFeed = (name: string) => name.endsWith('.yml')

/** Serves a folder of releases, read-only. */
export async function feedRoute(app: FastifyInstance, { folder, mbit, most = 16, perMinute }: FeedOptions): Promise<void> {
  const paced = createPace((mbit * 1_000_000) / 8)
  let going = 0

  const takePlace = (reply: FastifyReply) => {
    going += 1
    reply.raw.once('close', () => (going -= 1))
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy())
  }

  await app.register(async (part) => {
    await part.register(fastifyStatic, { root: folder, serve: false })
    part.addHook('onSend', async (request, reply, payload) => {
      const { name = '' } = request.params as { name?: string }
      if (request.method !== 'GET' || isFeed(name) || !isStream(payload)) return payload
      takePlace(reply)
      // Either end may go at any time: the other is then closed with it, and that is all there is to do.
      return pipeline(payload, paced(), () => undefined)
    })
    part.get<{ Params: { name: string } }>(
      '/updates/:name',
      { compress: false, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } },
      async (request, reply) => {
        const { name } = request.params
        if (!(await isRelease(folder, name))) return reply.callNotFound()
        if (isFeed(name))
          return reply.header('cache-control', 'no-store').sendFile(name, { cacheControl: false, etag: false, lastModified: false })
        if (going >= most)
          return reply
            .code(503)
            .headers({ 'retry-after': '600', 'cache-control': 'no-store' })
            .type('text/plain; charset=utf-8')
            .send('Many are fetching this just now. Come again in ten minutes.\n')
        return reply.sendFile(name, { immutable: true, maxAge: YEAR_MS })
      },
    )
  })
}

const isStream = (payload: unknown): payload is Readable => typeof payload === 'object' && payload !== null && 'pipe' in payload

/** Whether a name is one of a release's files, and such a file lies there itself: what a link points to is not in the folder. */
async function isRelease(folder: string, name: string): Promise<boolean> {
  if (!NAME.test(name) || !ENDINGS.has(path.extname(name))) return false
  try {
    return (await lstat(path.join(folder, name))).isFile()
  } catch {
    // Not there, or not to be read by this user: there is nothing at this address.
    return false
  }
}
