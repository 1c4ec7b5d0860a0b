// Where the windows were, in a file beside the events: the table's own, and the displays on this computer's screens.
// A convenience, never a result: what can't be read or written is as if it was never kept.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replaceWhole } from '../file/whole-file.ts'
import { readKept } from '../station/kept.ts'
import { Bounds, Chosen } from './monitors/matching.ts'

const TablePlace = z.strictObject({ bounds: Bounds, maximized: z.boolean(), fullScreen: z.boolean() })
/** The table's window: where it is when it is neither maximised nor full screen, and which of these it is. */
export type TablePlace = z.infer<typeof TablePlace>

const Kept = z.strictObject({ table: TablePlace.nullable(), displays: z.array(Chosen).max(16) })

export interface KeptWindows {
  readonly table: TablePlace | null
  readonly displays: readonly Chosen[]
  keepTable(place: TablePlace): void
  keepDisplays(chosen: readonly Chosen[]): void
}

/** What is kept in a file. */
export function keptWindowsIn(path: string): KeptWindows {
  let kept: z.infer<typeof Kept> = readKept(Kept, textIn(path)) ?? { table: null, displays: [] }
  const change = (next: Partial<typeof kept>) => {
    const now = { ...kept, ...next }
    if (JSON.stringify(now) === JSON.stringify(kept)) return
    kept = now
    try {
      replaceWhole(path, JSON.stringify(kept))
    } catch {
      // A full disk: the windows open where they usually do.
    }
  }
  return {
    get table() {
      return kept.table
    },
    get displays() {
      return kept.displays
    },
    keepTable: (table) => change({ table }),
    keepDisplays: (displays) => change({ displays: [...displays].slice(0, 16) }),
  }
}

function textIn(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The first start, as a rule.
    return null
  }
}
