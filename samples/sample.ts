// The shape of a sample event: a published competition as data, with what a table recorded and what was published in the end.
import { z } from 'zod'
import { EntryListRow } from '../core/decide/command.ts'
import { Values } from '../core/formats/value.ts'

/** One attempt as a table records it: declared fields and result together, by the preset's field ids. */
export const SampleAttempt = z.strictObject({
  division: z.string(),
  bib: z.string(),
  slot: z.number().int().min(0),
  values: Values,
})
export type SampleAttempt = z.infer<typeof SampleAttempt>

/**
 * One line of the published result. `place` is a number, or what was printed in its stead. `results` are texts by the preset's result id,
 * with all the decimals the preset prints, empty where nothing was achieved; `scores` are the attempts' scores by slot, where published.
 */
export const PublishedRow = z.strictObject({
  place: z.union([z.number().int().min(1), z.literal('DSQ')]),
  bib: z.string(),
  name: z.string(),
  team: z.string().optional(),
  results: z.record(z.string(), z.string()),
  scores: z.array(z.string()).optional(),
})
export type PublishedRow = z.infer<typeof PublishedRow>

/** A sample event. `attempts` are in the order a table would have recorded them, one division after the other. */
export const Sample = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string(),
  place: z.string().optional(),
  date: z.string().optional(),
  about: z.string(),
  preset: z.string(),
  /** Where the figures come from; see README.md. */
  source: z.strictObject({
    original: z.string(),
    repo: z.string(),
    path: z.string(),
    commit: z.string(),
    year: z.number().int().optional(),
    kind: z.string(),
  }),
  entries: z.array(EntryListRow).min(1),
  attempts: z.array(SampleAttempt),
  published: z.array(z.strictObject({ division: z.string(), rows: z.array(PublishedRow) })),
})
export type Sample = z.infer<typeof Sample>
