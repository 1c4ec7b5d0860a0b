// What screens and station say about files that are made of an event, and events that are made of a file.
//
// A file is longer than a frame may be: it goes in parts, one call each, from the station (`export.read`) and to it (`import.put`).
import { z } from 'zod'

/** In which kinds everything can be exported. */
export const ExportKind = z.enum(['csv', 'xlsx', 'json'])
export type ExportKind = z.infer<typeof ExportKind>

/** Bytes of a part that the station gives, and characters of one that it takes. */
export const PART = 2 * 1024 * 1024

/** At most so many parts are taken. */
export const MOST_PARTS = 128

const Name = z.string().regex(/^[a-z0-9-]{1,40}$/)
const Part = z.number().int().min(0)

/** The calls about them. */
export const EXPORT_CALLS = {
  /** Makes a file of the open event. The one made before it is forgotten. */
  'export.make': z.strictObject({ kind: ExportKind }),
  /** A part of the file that was made last. */
  'export.read': z.strictObject({ file: Name, part: Part }),
  /** A part of a document that is to be imported; the first begins a new one. `upload` is the page's own name for it. */
  'import.put': z.strictObject({ upload: Name, part: Part.max(MOST_PARTS - 1), text: z.string().max(PART) }),
  /** Makes an event of the document. `here`: what to do where that event is here already; without it that is refused, with the field `here`. */
  'event.import': z.strictObject({ upload: Name, here: z.enum(['open', 'add']).optional() }),
} as const

/** What they answer. */
export interface ExportAnswers {
  'export.make': { file: string; name: string; type: string; size: number; parts: number }
  /** In base64. */
  'export.read': { bytes: string }
  'import.put': null
  /** `said`: what came of it, as a sentence. */
  'event.import': { file: string; said: string }
}
