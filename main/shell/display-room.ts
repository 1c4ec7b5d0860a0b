// How many displays there may be at once. Anyone on the venue's network may open some, so one address can't take all the room there is; who finds
// none is told why, and comes again by itself. A screen that somebody at the table named or steered is no stranger, and always comes in (web.ts): only
// it knows its id.
import { createCounts } from '../hub/counts.ts'

/** A hall behind one address has as many as one that is not had before; as many again are left for others. */
export const MOST_DISPLAYS = { all: 128, each: 64 }

/** Why a display is turned away, for whoever stands before it; at most 123 bytes, which is what a WebSocket's close carries. */
const CROWDED = {
  each: 'Too many displays are open in this one place. Close one of them; this one then comes by itself.',
  all: 'Too many displays are open. Close one of them; this one then comes by itself.',
}

export interface DisplayRoom {
  /** Why there is no room for one more from an address; null where there is. */
  refuses(address: string): string | null
  /** One has come; returns how it goes. */
  take(address: string): () => void
}

/** Nobody is there yet. */
export function createDisplayRoom({ all, each } = MOST_DISPLAYS): DisplayRoom {
  const open = createCounts()
  return {
    refuses: (address) => (open.of(address) >= each ? CROWDED.each : open.all() >= all ? CROWDED.all : null),
    take(address) {
      open.more(address)
      let isHere = true
      return () => {
        if (isHere) open.less(address)
        isHere = false
      }
    },
  }
}
