// Parts of the operator app in files of their own: what scoring needs comes first, the rest as soon as the page is at rest. From then on no
// part asks the station for anything, so that a table that has lost it opens every panel still.

/** A part that is loaded apart from what comes first. */
export interface Chunk<Module> {
  /** Null until it has come. */
  now(): Module | null
  /** Brings it, once however often it is asked for. What failed is tried anew by the next call. */
  load(): Promise<Module>
  /** Tells when it has come; returns what ends that. */
  onCome(listener: () => void): () => void
}

export interface Chunks {
  /** A part by what imports it. Made where its module is read, so that `keepWhole` knows of it. */
  chunk<Module>(bring: () => Promise<Module>): Chunk<Module>
  /** Brings every part, one after the other, each once `rest` lets it; goes on until all are here, `again` ms between two tries. */
  keepWhole(rest?: () => Promise<void>, again?: number): Promise<void>
}

function createChunk<Module>(bring: () => Promise<Module>): Chunk<Module> {
  let module: Module | null = null
  let coming: Promise<Module> | null = null
  const listeners = new Set<() => void>()
  return {
    now: () => module,
    load() {
      coming ??= bring().then(
        (came) => {
          module = came
          for (const listener of listeners) listener()
          return came
        },
        (error: unknown) => {
          coming = null
          throw error
        },
      )
      return coming
    },
    onCome(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Until the page has nothing else to do; a browser that doesn't tell is given a moment. */
const atRest = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 50)
  })

/** The parts of one app. */
export function createChunks(): Chunks {
  const known = new Set<Chunk<unknown>>()
  return {
    chunk(bring) {
      const made = createChunk(bring)
      known.add(made)
      return made
    },
    async keepWhole(rest = atRest, again = 5000) {
      for (let whole = false; !whole;) {
        whole = true
        // Those that a part brings with it join the set while it is gone through.
        for (const each of known) {
          if (each.now() !== null) continue
          await rest()
          await each.load().catch(() => (whole = false))
        }
        if (!whole) await new Promise((resolve) => setTimeout(resolve, again))
      }
    },
  }
}

export const { chunk, keepWhole } = createChunks()
