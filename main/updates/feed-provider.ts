// Where electron-updater hears what is the newest: its own generic feed, but signed (signed-feed.ts), read with a limit, and held to what it says.
// A dishonest or broken server can neither have another file taken nor fill memory or disk: what it may answer is known before it does.
import type { IncomingMessage } from 'node:http'
import { Provider, type ResolvedUpdateFileInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { FeedError } from './fault.ts'
import { type FeedInfo, readFeedInfo } from './feed-info.ts'
import { openSigned } from './signed-feed.ts'

/** Where the feed is, and by which key it is signed (hex). */
export interface Feed {
  url: string
  key: string
}

/** A feed has a few hundred bytes; notes may make it longer. */
const MOST_OF_FEED = 256 * 1024
const PATIENCE_MS = 60_000

type Executor = ProviderRuntimeOptions['executor']

/** The class that electron-updater wants, for one feed. */
export function signedProvider({ url, key }: Feed) {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  return class SignedProvider extends Provider<FeedInfo> {
    #most = MOST_OF_FEED

    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
      holdToLength(runtime.executor, () => this.#most)
    }

    // One range at a time: what a server does with many is its own affair, and each of these can be stopped.
    override get isUseMultipleRangeRequest() {
      return false
    }

    override async getLatestVersion(): Promise<FeedInfo> {
      const name = `${this.getDefaultChannelName()}.yml`
      const address = new URL(name, base)
      address.searchParams.set('noCache', Date.now().toString(36))
      this.#most = MOST_OF_FEED
      // Without the headers that electron-updater has for it: nobody needs to know which laptop asks.
      const answer = await readAnswer(this.executor, { ...requestTo(address), redirect: 'manual' })
      const signed = openSigned(name, answer, key)
      // What is not even meant to be a feed is a network in between, not an attack on this app.
      if (!signed.ok) throw new FeedError(signed.error === 'not-signed' && !/^version:/m.test(answer) ? 'not-feed' : 'unsigned')
      const info = readFeedInfo(signed.value)
      if (info === null) throw new FeedError('malformed')
      this.#most = Math.max(...info.files.map(({ size }) => size))
      return info
    }

    override resolveFiles({ files }: FeedInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(info.url, base), info }))
    }
  }
}

const requestTo = ({ protocol, hostname, port, pathname, search }: URL) => ({
  protocol,
  hostname,
  ...(port === '' ? {} : { port }),
  path: pathname + search,
})

/** Refuses answers that don't say how long they are, or say more than they may be: HTTP itself then holds them to it. */
function holdToLength(executor: Executor, most: () => number): void {
  const create = executor.createRequest.bind(executor)
  const held = (options: unknown, answer: (response: IncomingMessage) => void) => {
    const request = create(options, (response: IncomingMessage) => {
      if (lengthOf(response) <= most()) return answer(response)
      // What comes of an answer that nobody reads any more is of no interest.
      response.on('error', () => undefined)
      request.abort()
      request.emit('error', new FeedError('not-feed'))
    })
    return request
  }
  executor.createRequest = held
}

/** Electron's headers are lists. */
const lengthOf = ({ headers }: IncomingMessage) => Number([headers['content-length'] ?? Number.NaN].flat()[0])

/** An answer's whole text, where it is one of 200. */
function readAnswer(executor: Executor, options: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = executor.createRequest(options, (response: IncomingMessage) => {
      const status = response.statusCode ?? 0
      const chunks: Buffer[] = []
      response.on('error', reject)
      response.on('aborted', () => reject(new FeedError('not-feed')))
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (status === 200) resolve(Buffer.concat(chunks).toString('utf8'))
        // Too much asked of it, or something in it fails: it is there. Whatever else is no feed of ours.
        else reject(status === 429 || status >= 500 ? new Error(`status ${status}`) : new FeedError('not-feed'))
      })
    })
    const patience = setTimeout(() => {
      request.abort()
      reject(new Error('timed out'))
    }, PATIENCE_MS)
    request.on('close', () => clearTimeout(patience))
    // A feed lies where it lies: whoever sends elsewhere is not it. Electron tells it like this, Node as an answer without a length.
    request.on('redirect', () => {
      request.abort()
      reject(new FeedError('not-feed'))
    })
    request.on('error', reject)
    request.end()
  })
}
