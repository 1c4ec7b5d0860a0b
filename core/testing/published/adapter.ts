// What an adapter is: the translation of one shape of case into entries, and of the standing back into the shape that was published.
import { z } from 'zod'
import { type Case, type CaseFile, Json } from './case-file.ts'
import type { Actual, Rules } from './compare.ts'

/** A case without what was published: an adapter can't look. */
export type Question = Omit<Case, 'expected' | 'known_differences'>

/** The published value in other words, where the case alone can't give the published ones; it is listed in every report. */
interface ReadAs {
  why: string
  /** Null where this case needs no other words. */
  expected: (expected: Case['expected'], inputs: Case['inputs']) => Json | null
}

/** An adapter as the runner sees it. */
export interface Adapter extends Omit<Rules, 'leftOut'> {
  name: string
  readAs?: ReadAs
  /**
   * A member of `expected` that was an official's to say and is published with the result only: it is handed in, and not asserted. One of
   * every row of a list is `results.*.status`, and is handed in as `status`, by the rows' ids. `asserted`: something else that was published
   * follows from it, and it is compared all the same.
   */
  given?: { member: string; why: string; asserted?: true }
  /** Whether this is a case of the adapter's shape. */
  takes: (each: Case, file: CaseFile) => boolean
  /** What the engine says, in the shape of `expected`. */
  run: (each: Question) => Actual
}

/** What makes an adapter: a schema for a case's inputs, and what to do with them. */
export interface AdapterParts<Inputs> extends Omit<Adapter, 'takes' | 'run'> {
  /** Inputs of this schema are the adapter's. Let it be as narrow as the shape: a literal for `format`, a required member. */
  inputs: z.ZodType<Inputs>
  /** Where the inputs alone don't tell: what is asked for, or which file. */
  when?: (each: Case, file: CaseFile) => boolean
  run: (inputs: Inputs, each: Question) => Actual
}

const Rows = z.array(z.looseObject({ id: z.string() }).catchall(Json))

/** A case with a member of what was published among its inputs; the case itself where there is none. */
export function withGiven<Each extends Case>(each: Each, member: string | undefined): Each {
  const [list = '', own] = member?.split('.*.') ?? []
  if (!Object.hasOwn(each.expected, list)) return each
  const told = each.expected[list]!
  if (own === undefined) return { ...each, inputs: { ...each.inputs, [list]: told } }
  const rows = Rows.safeParse(told)
  if (!rows.success) return each
  return { ...each, inputs: { ...each.inputs, [own]: Object.fromEntries(rows.data.map((row) => [row.id, row[own] ?? null])) } }
}

/** Makes an adapter of its parts: it takes the cases whose inputs its schema accepts. */
export const adapter = <Inputs>({ inputs, when = () => true, run, ...rest }: AdapterParts<Inputs>): Adapter => ({
  ...rest,
  takes: (each, file) => inputs.safeParse(withGiven(each, rest.given?.member).inputs).success && when(each, file),
  run: (each) => run(inputs.parse(each.inputs), each),
})
