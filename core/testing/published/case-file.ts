// The shape of a file of published cases, and how one is read: `{ discipline, source, how_to_read, cases: [{ id, inputs, expected }] }`.
import { z } from 'zod'
import { err, ok, type Outcome } from '../../outcome.ts'

/** What JSON can say. */
export const Json = z.json()
/** A value of JSON. */
export type Json = z.infer<typeof Json>

/** A row of which the file itself says that what was published does not follow from the rule; `id` is the competitor. */
const KnownDifference = z.looseObject({ id: z.string().min(1) })
/** A row that is published and not by the rule. */
export type KnownDifference = z.infer<typeof KnownDifference>

const Case = z.looseObject({
  id: z.string().min(1),
  inputs: z.record(z.string(), Json),
  expected: z.record(z.string(), Json),
  known_differences: z.array(KnownDifference).optional(),
})
/** One case: what was entered, and what was published for it. */
export type Case = z.infer<typeof Case>

const CaseFile = z.looseObject({
  discipline: z.string().min(1),
  title: z.string().optional(),
  how_to_read: z.string().optional(),
  /** Rows of any of the file's cases, or of the one that `case` names. */
  known_differences: z.array(KnownDifference.extend({ case: z.string().optional() })).optional(),
  cases: z.array(Case).min(1),
})
/** A file of published cases. */
export type CaseFile = z.infer<typeof CaseFile>

/** Reads the text of a file: its cases, null for JSON that holds no `cases` at all (no case file), or one sentence of what is wrong. */
export function readCaseFile(text: string): Outcome<CaseFile | null, string> {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return err(`is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, 'cases')) return ok(null)
  const parsed = CaseFile.safeParse(content)
  if (parsed.success) return ok(parsed.data)
  const { path, message } = parsed.error.issues[0]!
  return err(`is no file of cases: ${path.length === 0 ? 'the file' : path.join('.')}: ${message}.`)
}

/** The rows of a case that are published and not by the rule, whether its file says so at the case or at its head. */
export const knownDifferencesOf = (file: CaseFile, { id, known_differences }: Case): KnownDifference[] => [
  ...(known_differences ?? []),
  ...(file.known_differences ?? []).filter((row) => row.case === undefined || row.case === id),
]
