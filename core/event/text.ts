// Text that a person typed, as any body of an entry may hold it.
import { z } from 'zod'

/** Text up to a length: trimmed, not empty, without characters that can't be printed. */
export const typed = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    // oxlint-disable-next-line no-control-regex -- refusing them is the point
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'has characters that cannot be printed')
    // Half a surrogate pair has no canonical JSON, so an entry with one could not be sealed.
    .refine((text) => text.isWellFormed(), 'has a broken character')

/** Text a person typed: trimmed, 1–200 characters, no control characters (bidi text and emoji are fine). */
export const Text = typed(200)
