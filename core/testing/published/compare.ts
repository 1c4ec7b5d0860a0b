// Compares what the engine says with what was published: every leaf of the published value, strictly.
import type { Json } from './case-file.ts'
import { isWithin } from './exact.ts'

/** What an adapter hands back: of the shape of `expected`, perhaps with more members; undefined for what it can't say. */
export type Actual = string | number | boolean | null | undefined | readonly Actual[] | { readonly [member: string]: Actual }

/**
 * Which leaves, by a path below `expected` with `*` for any one step (`results.*.points`), and why.
 * A member is named as it is; an element of a list by its index, or by its `id` where the list's elements have one.
 */
export interface Where {
  path: string
  why: string
}

/** How one case is compared. All optional: without it, every leaf counts and every number is exact. */
export interface Rules {
  /** Numbers that may be this far apart, bounds included. */
  within?: readonly (Where & { by: number })[]
  /** Leaves that the file does not assert. */
  notAsserted?: readonly Where[]
  /** Competitors whose rows are published and not by the rule. */
  leftOut?: readonly string[]
}

/** One leaf that is not what was published. `got` is undefined where there is none. */
export interface Difference {
  path: string
  expected: Json
  got: Actual
}

/** How a case compares. `aside`: the leaves of rows left out, `same` or not. `near`: the rule's path for each leaf that needed its tolerance. */
export interface Comparison {
  checks: number
  differences: Difference[]
  aside: (Difference & { id: string; same: boolean })[]
  near: string[]
  notAsserted: number
}

type Step = { name: string; print: string }
const member = (name: string): Step => ({ name, print: /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]` })

const isMap = (value: unknown): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value)
const asMap = (value: Actual): Record<string, Actual> => (isMap(value) ? value : {})
const own = (map: Record<string, Actual>, name: string): Actual => (Object.hasOwn(map, name) ? map[name] : undefined)
const idOf = (value: unknown): string | null => (isMap(value) && typeof value.id === 'string' ? value.id : null)

/** A list of rows that are told apart by their `id`, by which they are found in whatever order they come; null for any other list. */
function rowsById(list: readonly Json[]): Map<string, Json> | null {
  const rows = new Map<string, Json>()
  for (const row of list) {
    const id = idOf(row)
    if (id === null || rows.has(id)) return null
    rows.set(id, row)
  }
  return rows.size === 0 ? null : rows
}

function matches(pattern: string, path: readonly Step[]): boolean {
  const steps = pattern.split('.')
  return steps.length === path.length && steps.every((step, index) => step === '*' || step === path[index]!.name)
}

/** How many leaves a published value has. A list's length is one, but for a list of rows with ids. */
function leavesOf(value: Json): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + leavesOf(each), rowsById(value) ? 0 : 1)
  return isMap(value) ? Object.values(value).reduce((sum: number, each) => sum + leavesOf(each), 0) : 1
}

/** Compares every leaf of `expected`. What `actual` has beyond it is not looked at, but a list without ids must be as long. */
export function compare(expected: Json, actual: Actual, { within = [], notAsserted = [], leftOut = [] }: Rules = {}): Comparison {
  const out: Comparison = { checks: 0, differences: [], aside: [], near: [], notAsserted: 0 }

  const judge = (same: boolean, path: readonly Step[], wanted: Json, got: Actual, aside: string | null) => {
    if (aside === null) out.checks++
    if (aside === null && same) return
    const compared = { path: path.map(({ print }) => print).join(''), expected: wanted, got }
    if (aside === null) out.differences.push(compared)
    else out.aside.push({ ...compared, id: aside, same })
  }

  const leaf = (wanted: Json, got: Actual, path: readonly Step[], aside: string | null) => {
    if (typeof wanted !== 'number' || typeof got !== 'number') return judge(wanted === got, path, wanted, got, aside)
    if (isWithin(wanted, got, 0)) return judge(true, path, wanted, got, aside)
    const rule = within.find((each) => matches(each.path, path))
    const near = rule !== undefined && isWithin(wanted, got, rule.by)
    if (near && aside === null) out.near.push(rule.path)
    judge(near, path, wanted, got, aside)
  }

  const visit = (wanted: Json, got: Actual, path: readonly Step[], aside: string | null): void => {
    if (notAsserted.some((rule) => matches(rule.path, path))) {
      out.notAsserted += leavesOf(wanted)
      return
    }
    const below = (name: string, value: Json, other: Actual, print = member(name).print) =>
      visit(value, other, [...path, { name, print }], aside ?? (leftOut.includes(name) ? name : null))

    if (Array.isArray(wanted)) {
      const list: readonly Actual[] = Array.isArray(got) ? got : []
      const rows = rowsById(wanted)
      if (rows) {
        for (const [id, row] of rows) {
          const others = list.filter((other) => idOf(other) === id)
          below(id, row, others.length === 1 ? others[0] : undefined, `[${id}]`)
        }
        return
      }
      // A left-out competitor that is named in a list is taken out of both lists, so that those around it are still compared.
      const isLeftOut = (each: Actual): each is string => typeof each === 'string' && leftOut.includes(each)
      const kept = wanted.filter((each) => !isLeftOut(each))
      const others = list.filter((each) => !isLeftOut(each))
      for (const each of wanted.filter(isLeftOut)) judge(list.includes(each), path, each, list.includes(each) ? each : undefined, each)
      judge(Array.isArray(got) && others.length === kept.length, [...path, member('length')], kept.length, others.length, aside)
      kept.forEach((each, index) => below(String(index), each, others[index], `[${index}]`))
    } else if (isMap(wanted)) {
      for (const [name, value] of Object.entries(wanted)) below(name, value, own(asMap(got), name))
    } else leaf(wanted, got, path, aside)
  }

  visit(expected, actual, [], null)
  return out
}
