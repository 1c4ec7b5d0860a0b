// What is wrong with something that should be a format, in sentences for a person, each at its place: for an editor, and for a file.
import type { z } from 'zod'
import { err, ok, type Outcome } from '../outcome.ts'
import { Format } from './format.ts'

/** A sentence and where it belongs: the keys and indices that lead there from the format. */
export interface Problem {
  at: (string | number)[]
  message: string
}

type Names = (id: string) => string

/** What the checks say in short, said at length. The first that fits; what none fits is said as it is, with names for ids. */
const SENTENCES: readonly [RegExp, (match: string[], name: Names) => string][] = [
  [
    /^no mark of (\S+) is left$/,
    ([, id], name) =>
      `As many marks are dropped as there are judges: none of ${name(id!)} is left to count. Drop fewer, or have more judges.`,
  ],
  [
    /^(\S+) has no judge (\d+)$/,
    ([, id, judge], name) => `${name(id!)} has no judge number ${judge}. Have more judges, or take marks of fewer.`,
  ],
  [
    /^a figure has more than (\d+) decimals$/,
    ([, most]) =>
      `Multiplied out, this figure has more than ${most} decimals, which no device reckons exactly. Round one of its parts first.`,
  ],
  [
    /^(\S+) is a list, and can only be ranked by$/,
    ([, id], name) => `${name(id!)} is a list: it can break ties, and can’t be added or reckoned with.`,
  ],
  [
    /^there is no group (\S+)$/,
    ([, id], name) => `This looks at the attempts of ${name(id!)}, and there is no such group. Choose another.`,
  ],
  [
    /^there is no group (\S+) of one attempt$/,
    ([, id], name) => `Judges’ places are taken from a group of exactly one attempt, and ${name(id!)} is none.`,
  ],
  [
    /^there is no earlier (?:result|column) (\S+)$/,
    ([, id], name) =>
      `This reckons with the column ${name(id!)}, which is not there, or stands further down. Only columns above can be used.`,
  ],
  [
    /^an attempt knows no column (\S+)$/,
    ([, id], name) => `One attempt can’t look at the column ${name(id!)}, which comes of all of them.`,
  ],
  [
    /^nothing ranks (?:by result|per) (\S+)$/,
    ([, id], name) => `This compares the column ${name(id!)}, which is not there. Choose another.`,
  ],
  [
    /^nothing ranks by attribute (\S+)$/,
    ([, id], name) => `This compares ${name(id!)} of a competitor, which is not asked for. Choose another.`,
  ],
  [/^there is no attribute (\S+)$/, ([, id], name) => `This needs ${name(id!)} of a competitor, which is not asked for.`],
  [
    /^the (mean|median) of (\S+) has to be rounded$/,
    ([, how, id], name) => `A ${how} rarely comes out even: say how the ${how} of ${name(id!)} is rounded.`,
  ],
  [
    /^the first key must be a figure of one competitor alone$/,
    () => 'The first thing compared must be a figure that each competitor has alone. A draw or who beat whom can only break ties.',
  ],
  [/^only in matches do the tied meet each other$/, () => 'Who beat whom is known only where competitors meet in matches.'],
  [/^every column is hidden$/, () => 'Every column is hidden, so a standing would show nothing. Show one of them.'],
  [
    /^points for the final place can’t decide that place$/,
    () => 'These points are given for the final place, so they can’t decide that place. Compare something that comes before it.',
  ],
  [/^the status (\S+) is there twice$/, ([, code]) => `${code} is there twice. Each status needs letters of its own.`],
  [/^(\S+) is there twice$/, ([, id], name) => `${name(id!)} is there twice. Remove one of them.`],
  [/^no column can be called place$/, () => 'A column can’t be called “place”: every standing has its places already.'],
  [/^(\S+) is before no tries$/, ([, id], name) => `${name(id!)} has to be reached before something that is not there.`],
  [/^(\S+) asks for no field (\S+)$/, ([, group, id], name) => `${name(group!)} asks for ${name(id!)}, which is not there any more.`],
  [/^the cell shows no field (\S+)$/, ([, id], name) => `Result sheets show ${name(id!)} for each attempt, which is not there any more.`],
  [
    /^the order follows no declared field (\S+)$/,
    ([, id], name) => `The running order follows what is declared as ${name(id!)}, and nothing of that name is declared.`,
  ],
  [
    /^nothing can be odd about (\S+)$/,
    ([, id], name) => `A question is asked about ${name(id!)}, which is not there, or is of another kind.`,
  ],
  [/^(\S+) is no number$/, ([, id], name) => `${name(id!)} holds no single number to reckon with.`],
  [/^(\S+) has no marks$/, ([, id], name) => `${name(id!)} holds no judges’ marks.`],
  [/^(\S+) has no lights$/, ([, id], name) => `${name(id!)} holds no referees’ decisions.`],
  [/^(\S+) has no tries$/, ([, id], name) => `${name(id!)} holds no number of tries.`],
  [/^the two branches have decimals of their own$/, () => 'Both figures must have as many decimals. Round one of them.'],
  [/ can only be a column that is ranked by$/, () => 'A list can only be a column of its own, to break ties by.'],
  [/ can only be a column$/, () => 'This looks at everybody in the contest, and can only be a column of its own.'],
  [/ looks at several attempts$/, () => 'This looks at several attempts, and stands where only one is looked at.'],
]

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Ids as people know them, where the format still has them. */
function namesIn(format: unknown): Names {
  const names = new Map<string, string>()
  const lists = format as Record<string, unknown>
  for (const key of ['fields', 'groups', 'attributes', 'results'].toReversed())
    for (const each of (Array.isArray(lists[key]) ? lists[key] : []) as { id?: unknown; name?: unknown }[])
      if (typeof each.id === 'string' && typeof each.name === 'string') names.set(each.id, each.name)
  return (id) => `“${names.get(id) ?? id}”`
}

function faultSentence(message: string, name: Names): string {
  // A column's fault begins with the column's id, which its place says already.
  const bare = message.replace(/^[a-z][a-z0-9-]*: /, '')
  for (const [shape, say] of SENTENCES) {
    const match = shape.exec(bare)
    if (match) return capital(say([...match], name))
  }
  return `${capital(bare)}.`
}

const EMPTY: Record<string, string> = {
  ranking: 'Nothing is compared, so nobody would have a place. Add what the ranking goes by.',
  results: 'There is no column, so there is nothing to rank by. Add one.',
  groups: 'There is nothing to take. Add a group of attempts.',
  fields: 'There is nothing to type. Add a field.',
}

/** The first issues that a person can act on: inside a choice of shapes, those of the shape that came nearest. */
function* deepest(issues: readonly z.core.$ZodIssue[], above: (string | number)[]): Generator<Problem & { issue: z.core.$ZodIssue }> {
  for (const issue of issues) {
    const at = [...above, ...(issue.path as (string | number)[])]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0]!
      yield* deepest(nearest, at)
    } else yield { at, message: issue.message, issue }
  }
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depth)) : 0)))

function shapeSentence({ at, issue }: { at: (string | number)[]; issue: z.core.$ZodIssue }): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array')
        return EMPTY[String(at.at(-1))] ?? `At least ${issue.minimum} of these ${issue.minimum === 1 ? 'is' : 'are'} needed.`
      return issue.origin === 'string' ? 'This can’t be empty.' : `Not below ${String(issue.minimum)}.`
    case 'too_big':
      if (issue.origin === 'array') return `At most ${String(issue.maximum)} of these.`
      return issue.origin === 'string' ? `At most ${String(issue.maximum)} letters.` : `Not above ${String(issue.maximum)}.`
    case 'invalid_type':
      return issue.expected === 'int' ? 'A whole number.' : issue.expected === 'number' ? 'A number is missing.' : 'This is missing.'
    case 'invalid_format':
      return at.at(-1) === 'code' ? 'Capital letters only, such as DNF.' : 'Letters and digits in small, such as first-round.'
    case 'unrecognized_keys':
      return `This version knows nothing called ${issue.keys.map((key) => `“${key}”`).join(', ')} here.`
    default:
      return 'This is nothing that a format knows.'
  }
}

/** Reads a format. Problems come in the order of the format's own parts, each place once. */
export function readFormat(data: unknown): Outcome<Format, Problem[]> {
  const read = Format.safeParse(data)
  if (read.success) return ok(read.data)
  const name = typeof data === 'object' && data !== null ? namesIn(data) : (id: string) => id
  const seen = new Set<string>()
  const problems: Problem[] = []
  for (const { at, message, issue } of deepest(read.error.issues, [])) {
    const key = at.join('.')
    if (seen.has(key)) continue
    seen.add(key)
    problems.push({ at, message: issue.code === 'custom' ? faultSentence(message, name) : shapeSentence({ at, issue }) })
  }
  return err(problems)
}

/** A format's file is at most so long; the longest preset needs a tenth. */
export const MAX_FORMAT_FILE = 200_000

/** Reads a format from the text of a file. The sentence says what is wrong with it, and where. */
export function readFormatFile(text: string): Outcome<Format, string> {
  if (text.length > MAX_FORMAT_FILE) return err('This file is too long to be a format. Nothing was changed.')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return err('This file is not a format: it is not JSON. Save one with “Save as a file”, and choose that.')
  }
  const read = readFormat(data)
  if (read.ok) return read
  const [first, ...more] = read.error
  const where = first!.at.length === 0 ? '' : ` (${first!.at.join(' › ')})`
  return err(
    `This file is not a format that works here${where}: ${first!.message}${more.length > 0 ? ` And ${more.length} more.` : ''} Nothing was changed.`,
  )
}
