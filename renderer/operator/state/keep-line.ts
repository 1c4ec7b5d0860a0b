// The line in the input outlives its page: a reload, a crash of the tab, a tab that was closed and brought back. What is kept are what was
// typed and the ids of whom it is for, in the tab's own storage; a line that was on its way comes back to the input, where Enter on it
// again is answered as recorded once.
import { z } from 'zod'
import type { StoreApi } from 'zustand/vanilla'
import { CompetitorId, ContestId } from '../../../core/ids.ts'
import { type Draft, emptyDraft } from '../input/draft.ts'
import { targetAt } from '../input/target.ts'
import type { OperatorState } from './operator.ts'

const KEY = 'scoretable-line'
const Kept = z.strictObject({
  event: z.string(),
  text: z.string().max(1000),
  /** Typed while the line was on its way. */
  behind: z.string().max(1000),
  contest: ContestId,
  competitor: CompetitorId,
  slot: z.number().int().min(0),
  asks: z.enum(['declaration', 'result']),
})
type Kept = z.infer<typeof Kept>

function read(storage: Pick<Storage, 'getItem'>): Kept | null {
  try {
    return Kept.parse(JSON.parse(storage.getItem(KEY) ?? 'null'))
  } catch {
    return null
  }
}

/** What of a draft is worth keeping; null where nothing is, or it is not known yet whom it is for. */
function lineOf(draft: Draft, event: string): Kept | null {
  const step = draft.sent?.[0]
  const target = step?.target ?? draft.target
  const text = step?.text ?? draft.text
  if (!target || text.trim() === '') return null
  const { contest, competitor, slot, asks } = target
  return { event, text, behind: (step && draft.text) || draft.kept || '', contest, competitor, slot, asks }
}

/** Keeps the line from now on, and brings back the one that was there, once its event and contest are on the screen. */
export function keepLine(store: StoreApi<OperatorState>, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): void {
  let before = read(storage)
  let written: string | null | undefined
  store.subscribe(({ draft, station, table }) => {
    const event = station?.event?.id
    // While no event is open a line waits for its own; nothing is kept over it.
    if (event === undefined) return
    if (before) {
      if (!table) return
      const line = before
      before = null
      const target = line.event === event ? targetAt(table, line) : null
      if (target && draft.text === '' && !draft.sent)
        return store.setState({ draft: { ...emptyDraft, text: line.text, target, kept: line.behind || null } })
    }
    const line = lineOf(draft, event)
    const text = line && JSON.stringify(line)
    if (text === written) return
    written = text
    try {
      if (text === null) storage.removeItem(KEY)
      else storage.setItem(KEY, text)
    } catch {
      // A browser that keeps nothing: the line lives as long as its page.
    }
  })
}
