// Parses the body of a request by its schema, once, at the boundary.
import type { z } from 'zod'
import { Refused } from './error.ts'

/** The parsed body; refuses it with 400 and where it goes wrong. */
export function parse<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.').slice(0, 100) || 'the request'
  throw new Refused(400, 'invalid', `Not valid at ${where}: ${issue?.message ?? 'unreadable'}. Nothing was taken.`)
}
