// The envelope of an entry, whatever its kind: what a device needs that carries entries and knows nothing of formats.
import { z } from 'zod'
import { EventId, PartitionId } from '../ids.ts'
import { JsonBody } from './json-body.ts'

/** An entry as its owner wrote it. `at` is the owner's clock in ms since 1970: shown, never used to order or decide. */
export const Entry = z.strictObject({
  event: EventId,
  partition: PartitionId,
  epoch: z.number().int().min(1).max(1_000_000),
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  at: z.number().int().min(0).max(8.64e15),
  kind: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .max(40),
  body: JsonBody,
})
export type Entry = z.infer<typeof Entry>
