// What is known of an event that was opened out of a damaged file: how far each part was whole, and how far it had been. It is kept in the new
// file until a person has said that all is well, and a sentence stays on the table as long.
import { z } from 'zod'
import { type EventId, PartitionId, SETUP } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { readKept } from '../station/kept.ts'
import type { Readable } from './readable.ts'

/** The setting that holds it. */
export const DAMAGE = 'damage'

export const Damage = z.object({
  /** The damaged file, which was left as it is. */
  from: z.string(),
  event: z.custom<EventId>(),
  /** Where it is damaged, as half a sentence. */
  where: z.string(),
  /** How far each part was whole, and how far it is known to have been. */
  parts: z.array(z.object({ partition: PartitionId, has: z.number(), had: z.number() })),
  /** How many entries there were at least in all; null where that is not known. */
  total: z.number().nullable(),
  /** Whether there may have been more than is known of. */
  isOpen: z.boolean(),
  /** Whether a person has said to go on without what is missing. */
  isSettled: z.boolean(),
})
export type Damage = z.infer<typeof Damage>

/** What is kept of it in a file; null where it was never damaged, or all was well again. */
export const readDamage = (file: { setting(name: string): string | null }): Damage | null => readKept(Damage, file.setting(DAMAGE))

/** What the rows of a damaged file tell, beside what was whole of it. */
export function damageOf(
  about: Pick<Damage, 'from' | 'event' | 'where' | 'total'>,
  read: Readable,
  heads: ReadonlyMap<string, Head>,
): Damage {
  const had = new Map<string, number>([[SETUP, 0]])
  for (const { partition, seq } of [...read.entries, ...read.signed, ...read.marks])
    had.set(partition, Math.max(had.get(partition) ?? 0, seq))
  const parts = [...had].map(([partition, most]) => {
    const has = heads.get(partition)?.seq ?? 0
    return { partition: partition as PartitionId, has, had: Math.max(has, most) }
  })
  // Where the set-up has a gap, a part may be gone of which nothing else tells.
  const isOpen =
    !read.isWhole && parts.some(({ partition, has, had: most }) => !read.ends.has(partition) || (partition === SETUP && has < most))
  return { ...about, parts: parts.filter(({ had: most }) => most > 0), isOpen, isSettled: false }
}

/** How much is missing still, by how far the logs go now; `unknown` where there may have been more than anybody knows of. */
export function lacking({ parts, total, isOpen }: Damage, heads: ReadonlyMap<string, Head>, late: number) {
  const missing = parts.map(({ partition, had }) => ({ partition, count: Math.max(0, had - (heads.get(partition)?.seq ?? 0)) }))
  const known = missing.reduce((sum, { count }) => sum + count, 0)
  const here = [...heads.values()].reduce((sum, { seq }) => sum + seq, late)
  const more = Math.max(0, (total ?? 0) - here - known)
  return { missing: missing.filter(({ count }) => count > 0), more, unknown: isOpen && total === null }
}
