// Finished pages, kept as long as they are the newest of their kind: a hall that reloads at once costs one rendering and one compression.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressors = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (text: string) => promisify(gzip)(text),
}

/** A way to travel: `identity` as it is. */
export type Encoding = keyof typeof compressors | 'identity'

/** A page that is finished. */
export interface Finished {
  version: string
  /** Its bytes in an encoding; each is made once. */
  bytes(encoding: Encoding): Promise<Buffer>
}

/** Wraps a text that is finished. */
export function finish(version: string, text: string): Finished {
  const made = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(Buffer.from(text))]])
  return {
    version,
    bytes(encoding) {
      let bytes = made.get(encoding)
      if (!bytes) made.set(encoding, (bytes = encoding === 'identity' ? Promise.resolve(Buffer.from(text)) : compressors[encoding](text)))
      return bytes
    },
  }
}

export interface Shelf {
  /** The page under a key in this version; rendered where another version, or none, is kept. */
  take(key: string, version: string, render: () => string): Finished
}

/** A shelf of at most `limit` pages; the one asked for longest ago goes first. */
export function createShelf(limit: number): Shelf {
  const kept = new Map<string, Finished>()
  return {
    take(key, version, render) {
      let page = kept.get(key)
      if (page?.version !== version) page = finish(version, render())
      kept.delete(key)
      kept.set(key, page)
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break
        kept.delete(oldest)
      }
      return page
    },
  }
}

/** The best encoding that a reader takes, by its Accept-Encoding. */
export function encodingFor(accepted: string | undefined): Encoding {
  const takes = new Map<string, boolean>()
  for (const part of (accepted ?? '').split(',')) {
    const [name = '', ...parameters] = part.toLowerCase().split(';')
    takes.set(name.trim(), !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter)))
  }
  return (['br', 'gzip'] as const).find((encoding) => takes.get(encoding) ?? takes.get('*')) ?? 'identity'
}
