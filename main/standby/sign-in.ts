// Goes on publishing where the replaced laptop did: asks the server until it gives this laptop a token of its own.
import type { Publication } from '../station/publication.ts'

const EVERY = { first: 2000, most: 60_000 }

/** Asks now, and ever more seldom until it is done; `stop` ends it. */
export function signIn(
  publication: Pick<Publication, 'connect' | 'origin'>,
  name: string,
  url: string,
  onFault: (error: unknown) => void,
  every = EVERY,
): { stop(): void } {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  let wait = every.first
  const attempt = async () => {
    // A person may have connected it meanwhile, there or elsewhere.
    if (stopped || publication.origin() !== null) return
    const answer = await publication.connect(name, url)
    if (stopped || answer.ok) return
    // A server that is not there yet, and one that does not know of the take-over yet, are asked alike: neither is hurt by it.
    timer = setTimeout(() => void attempt().catch(onFault), wait)
    wait = Math.min(wait * 2, every.most)
  }
  void attempt().catch(onFault)
  return {
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}
