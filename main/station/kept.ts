// Reads what the station kept in an event file for itself. It is a convenience, never a result: what can't be read is as if it was never
// kept, so that no setting, of a newer version or damaged, can keep an event from opening.
import type { z } from 'zod'
import { parseJson } from '../keys/device-key.ts'

/** A kept text as what it should be; null where it was not kept, or is something else. */
export function readKept<S extends z.ZodType>(schema: S, text: string | null): z.infer<S> | null {
  if (!text) return null
  const parsed = schema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}
