// Goes on publishing where the replaced laptop did: asks the server until it gives this laptop a token of its own.
import type { Publication } from '../station/publication.ts'

const EVERY = { first: 2000, most: 8000 }

export interface SignIn {
  /** Why it has not been let in yet, in a sentence; null before the first answer, and once it is in. */
  problem(): string | null
  stop(): void
}

/** Asks now, and ever more seldom until it is done; `stop` ends it. */
export function signIn(
  publication: Pick<Publication, 'connect' | 'origin'>,
  name: string,
  url: string,
  hears: { onIn: () => void; onChange: () => void; onFault: (error: unknown) => void },
  every = EVERY,
): SignIn {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  let wait = every.first
  let problem: string | null = null
  const attempt = async () => {
    // A person may have connected it meanwhile, there or elsewhere.
    if (stopped || publication.origin() !== null) return
    const answer = await publication.connect(name, url)
    problem = answer.ok ? null : answer.error.message
    if (stopped) return
    if (answer.ok) return hears.onIn()
    hears.onChange()
    // A server that is not there yet, and one that does not know of the take-over yet, are asked alike: neither is hurt by it.
    timer = setTimeout(() => void attempt().catch(hears.onFault), wait)
    wait = Math.min(wait * 2, every.most)
  }
  void attempt().catch(hears.onFault)
  return {
    problem: () => problem,
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}
