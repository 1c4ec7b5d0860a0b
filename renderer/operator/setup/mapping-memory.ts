// How a person has read the columns of a list, for the next list with the same heads. Kept in the page's storage, so per laptop: which columns an
// office's lists have is no fact of an event. Whoever reads such a list is shown it, and takes it back with one press.
import { z } from 'zod'
import type { Mapping, Target } from '../../../core/import/columns.ts'

const NAME = 'scoretable.columns'
const MOST = 30

const Kept = z.array(z.strictObject({ heads: z.string().max(20_000), mapping: z.array(z.string().max(60).nullable()).max(200) })).max(MOST)

/** What is asked of the page's storage. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

const keyOf = (heads: readonly string[]) => JSON.stringify(heads.map((head) => head.normalize('NFKC').trim().toLowerCase()))

function read(storage: Storage | null): z.infer<typeof Kept> {
  try {
    return Kept.safeParse(JSON.parse(storage?.getItem(NAME) ?? '[]')).data ?? []
  } catch {
    // A storage that is refused, or holds something else, remembers nothing.
    return []
  }
}

/** What was chosen for a list with these heads; null where none of them has a word in it, or no list had them. */
export function recallMapping(storage: Storage | null, heads: readonly string[]): Mapping | null {
  if (heads.every((head) => head.trim() === '')) return null
  const found = read(storage).find((each) => each.heads === keyOf(heads))
  return found && found.mapping.length === heads.length ? (found.mapping as (Target | null)[]) : null
}

/** Remembers it; the last thirty are kept. */
export function rememberMapping(storage: Storage | null, heads: readonly string[], mapping: Mapping): void {
  if (heads.every((head) => head.trim() === '')) return
  const others = read(storage).filter((each) => each.heads !== keyOf(heads))
  try {
    storage?.setItem(NAME, JSON.stringify([{ heads: keyOf(heads), mapping }, ...others].slice(0, MOST)))
  } catch {
    // A full or refused storage: the next list is read by its headings, as the first was.
  }
}

/** The page's storage; null where the browser refuses it. */
export function pageStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    // Refused by a setting of the browser.
    return null
  }
}
