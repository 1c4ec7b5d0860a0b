// Which sheets were compared since the event was opened here, and how many differences are left on each. Kept while the page is open.
import type { Calls } from '../../../core/contract/contract.ts'
import type { SheetView } from '../../../core/paper-check/sheet.ts'
import { create } from 'zustand'

/** How a sheet is asked for. */
export type CallInput = Calls['paper.sheet']

/** One sheet as a key: of its contest, and whose. */
export const sheetKey = (of: SheetView['of']): string => `${of.contest}/${'match' in of ? `m${of.match}` : of.competitor}`

interface Checked {
  event: string | null
  /** Differences left, by sheet. */
  left: ReadonlyMap<string, number>
  note(event: string | null, of: SheetView['of'], left: number): void
}

export const useChecked = create<Checked>((set, get) => ({
  event: null,
  left: new Map(),
  note(event, of, count) {
    const before = get().event === event ? get().left : []
    set({ event, left: new Map([...before, [sheetKey(of), count]]) })
  },
}))
