// What screens and station say to each other about signed sheets that are typed again. Nothing is recorded by asking.
import { z } from 'zod'
import { CompetitorId, ContestId } from '../ids.ts'
import type { PaperCompared } from '../paper-check/compare.ts'
import type { SheetView } from '../paper-check/sheet.ts'

const SheetOf = z.union([
  z.strictObject({ contest: ContestId, competitor: CompetitorId }),
  z.strictObject({ contest: ContestId, match: z.number().int().min(1) }),
])

/** The calls about them. */
export const PAPER_CHECK_CALLS = {
  /** The sheet with a code, or of somebody: what to type, and nothing of what is recorded. */
  'paper.sheet': z.union([z.strictObject({ code: z.string().max(60) }), SheetOf]),
  /** Compares what was typed from a sheet with what is recorded. */
  'paper.compare': z.strictObject({
    of: SheetOf,
    lines: z.array(z.strictObject({ slot: z.number().int().min(0).max(999), text: z.string().max(500) })).max(1000),
    status: z.string().max(40).optional(),
  }),
} as const

/** What they answer. */
export interface PaperCheckAnswers {
  'paper.sheet': SheetView
  'paper.compare': PaperCompared
}
