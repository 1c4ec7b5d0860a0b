// What the table tells a phone about its part: whom it judges now, who comes after, and what it may give. Read with a mild eye: a newer table
// may say more, and what this page can't show it says it can't.
import { z } from 'zod'
import { Field } from '../../../core/formats/field.ts'
import { CompetitorId, ContestId, PartitionId } from '../../../core/ids.ts'

/** Somebody to judge, and for which attempt. */
export const Call = z.object({
  id: CompetitorId,
  bib: z.string(),
  name: z.string(),
  team: z.string().optional(),
  slot: z.number().int().min(0),
  attempt: z.string(),
  declared: z.string().optional(),
})
export type Call = z.infer<typeof Call>

/** A part as the phone shows it. `fields` are those its person gives, one each. */
export const PartView = z.object({
  contest: ContestId,
  name: z.string(),
  division: z.string().default(''),
  fields: z.array(Field).max(8).default([]),
  now: Call.nullable(),
  next: z.array(Call).default([]),
  /** What each of the phone's partitions is, by contest: a judge, who gives marks, or a second person, who types whole attempts. */
  parts: z
    .array(z.object({ partition: PartitionId, tasks: z.array(z.object({ kind: z.string(), contest: ContestId })) }))
    .max(8)
    .default([]),
})
export type PartView = z.infer<typeof PartView>

/** Which of the phone's partitions a contest's entries go to, and as what; null where it has nothing to give there. */
export function taskOf({ contest, parts }: PartView): { partition: PartitionId; kind: 'judge' | 'second' } | null {
  for (const { partition, tasks } of parts)
    for (const { kind, contest: of } of tasks) if (of === contest && (kind === 'judge' || kind === 'second')) return { partition, kind }
  return null
}

/** What the table sent; null where there is no part (yet), `unreadable` where a newer table speaks. */
export function readPartView(view: unknown): PartView | null | 'unreadable' {
  if (view === null || view === undefined) return null
  const parsed = PartView.safeParse(view)
  return parsed.success ? parsed.data : 'unreadable'
}
