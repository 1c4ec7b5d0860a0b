// How fast all that goes through here goes, together: whoever fetches a large file must not take the line from results.
import { Transform } from 'node:stream'

/** Makes streams that share `bytesPerSecond`, chunk by chunk, in the order in which they come. */
export function createPace(bytesPerSecond: number): () => Transform {
  let freeAt = 0
  /** Takes the next free time on the line, and gives how long it is until then, in ms. */
  const take = (bytes: number) => {
    const now = performance.now()
    const start = Math.max(now, freeAt)
    freeAt = start + (bytes / bytesPerSecond) * 1000
    return start - now
  }
  return () => {
    let waiting: NodeJS.Timeout | undefined
    return new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        waiting = setTimeout(() => done(null, chunk), take(chunk.length))
      },
      destroy(error, done) {
        clearTimeout(waiting)
        done(error)
      },
    })
  }
}
