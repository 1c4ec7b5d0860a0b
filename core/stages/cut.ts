// Who goes on to the next stage: the rule as data, and what it says about a field. What an official decides stays undecided here.
import { z } from 'zod'
import { compareIds } from '../standings/compare-ids.ts'

const Count = z.number().int().min(1).max(10_000)
const Percent = z.number().int().min(1).max(100)

/**
 * How a field is cut.
 * - `rule`: so many best; a percentage of the field, rounded down; a level of the value (better than it, or that and equal to it); or the
 *   first so many of every heat and then so many best of the rest.
 * - `ties`: equals who don't all fit are let in, are left out (WCA 9p, 2023), or wait for an official, a deciding attempt or a lot
 *   (`undecided`; in a recall the chairman takes all of them or none).
 * - `atLeast`: where the rule gives fewer, the next best fill up. `atMost`, `atMostPercent`: a limit that nobody's equality breaks.
 * - `needs`: `value` leaves out who has a place but no value (all attempts failed).
 */
export const Cut = z
  .strictObject({
    rule: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('places'), count: Count }),
      z.strictObject({ by: z.literal('percent'), percent: Percent }),
      z.strictObject({ by: z.literal('level'), level: z.number().int(), better: z.enum(['high', 'low']), equal: z.enum(['in', 'out']) }),
      z.strictObject({ by: z.literal('heats'), each: Count, fastest: Count.or(z.literal(0)) }),
    ]),
    ties: z.enum(['in', 'out', 'undecided']),
    atLeast: Count.optional(),
    atMost: Count.optional(),
    atMostPercent: Percent.optional(),
    needs: z.literal('value').optional(),
  })
  .refine(({ rule, atMost, atMostPercent }) => rule.by !== 'heats' || (atMost ?? atMostPercent) === undefined, {
    message: 'a cut by heats has its own number: no limit can say whose heat loses a place',
  })
export type Cut = z.infer<typeof Cut>

/** Somebody who may go on. `place` is the place in the whole field (shared by equals), null where unranked: never in, yet part of the field. */
export interface Contender {
  id: string
  place: number | null
  /** The scaled value that a level is compared with; null where there is none. */
  value?: number | null
  /** Whether there is any result at all, where that is more than the value: no average, and yet a best. */
  scored?: boolean
  /** The heat and the place in it, for a cut by heats. */
  heat?: string
  heatPlace?: number | null
}

/**
 * Why somebody is in (`place`, `level`, `heat`, `fastest`, `minimum`, `tied-in`), out (`below`, `tied-out`, `maximum`, `unranked`) or
 * neither yet (`tied`).
 */
export type CutReason =
  | 'place'
  | 'level'
  | 'heat'
  | 'fastest'
  | 'minimum'
  | 'tied-in'
  | 'below'
  | 'tied-out'
  | 'maximum'
  | 'unranked'
  | 'tied'

/** Equals about whom the rules don't decide: `open` of them fit. `all`: whether a limit also allows letting in every one. */
export interface Undecided {
  ids: string[]
  open: number
  all: boolean
}

/** What a cut says. `advance` is best first, equals by id; without the undecided it is complete as it stands. */
export interface CutResult {
  advance: string[]
  undecided: Undecided[]
  why: ReadonlyMap<string, CutReason>
}

/** Equals who stand or fall together: `open` of them are in, all when that is their number. */
interface Block {
  ids: string[]
  open: number
  reason: CutReason
}

type Key = (contender: Contender) => number | null | undefined

/** Groups of equals by a key, best (lowest) first; who has none is left out. */
function groupsBy(contenders: readonly Contender[], key: Key): Contender[][] {
  const groups = new Map<number, Contender[]>()
  for (const contender of contenders) {
    const value = key(contender)
    if (value == null) continue
    const group = groups.get(value)
    if (group) group.push(contender)
    else groups.set(value, [contender])
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.sort((a, b) => compareIds(a.id, b.id)))
}

/** Takes the first `count`, equals at the end as the cut says; writes down why the rest of that last group is out. */
function take(groups: readonly Contender[][], count: number, ties: Cut['ties'], reason: CutReason, why: Map<string, CutReason>): Block[] {
  const blocks: Block[] = []
  let room = count
  for (const group of groups) {
    if (room <= 0) break
    const ids = group.map(({ id }) => id)
    if (ids.length <= room) blocks.push({ ids, open: ids.length, reason })
    else if (ties === 'in') blocks.push({ ids, open: ids.length, reason: 'tied-in' })
    else if (ties === 'undecided') blocks.push({ ids, open: room, reason: 'tied' })
    else for (const id of ids) why.set(id, 'tied-out')
    // Whoever stands behind equals who were left out can't be in before them.
    if (ids.length > room) break
    room -= ids.length
  }
  return blocks
}

const openIn = (blocks: readonly Block[]): number => blocks.reduce((sum, { open }) => sum + open, 0)

const without = (contenders: readonly Contender[], blocks: readonly Block[]): Contender[] => {
  const taken = new Set(blocks.flatMap(({ ids }) => ids))
  return contenders.filter(({ id }) => !taken.has(id))
}

/** Keeps the limit: blocks fit from the first on, and equals who don't all fit are out, or undecided if that is the cut's way. */
function limit(blocks: readonly Block[], most: number, ties: Cut['ties'], why: Map<string, CutReason>): Block[] {
  const kept: Block[] = []
  let room = most
  for (const { ids, open, reason } of blocks) {
    if (open <= room) kept.push({ ids, open, reason })
    else if (room > 0 && ties === 'undecided') kept.push({ ids, open: room, reason: 'tied' })
    else for (const id of ids) why.set(id, room > 0 ? 'tied-out' : 'maximum')
    room = open <= room ? room - open : 0
  }
  return kept
}

const percentOf = (field: number, percent: number): number => (field * percent - ((field * percent) % 100)) / 100

const place: Key = (contender) => contender.place

function chosen(cut: Cut, ranked: readonly Contender[], field: number, why: Map<string, CutReason>): Block[] {
  const { rule, ties } = cut
  switch (rule.by) {
    case 'places':
      return take(groupsBy(ranked, place), rule.count, ties, 'place', why)
    case 'percent':
      return take(groupsBy(ranked, place), percentOf(field, rule.percent), ties, 'place', why)
    case 'level': {
      const reached = ranked.filter(({ value }) => {
        if (value == null) return false
        if (value === rule.level) return rule.equal === 'in'
        return rule.better === 'high' ? value > rule.level : value < rule.level
      })
      return take(groupsBy(reached, place), reached.length, ties, 'level', why)
    }
    case 'heats': {
      const heats = [...Map.groupBy(ranked, ({ heat }) => heat ?? '')].sort(([a], [b]) => compareIds(a, b))
      const first = heats.flatMap(([, heat]) =>
        take(
          groupsBy(heat, ({ heatPlace }) => heatPlace),
          rule.each,
          ties,
          'heat',
          why,
        ),
      )
      const rest = without(ranked, first)
      return [...first, ...take(groupsBy(rest, place), rule.fastest, ties, 'fastest', why)]
    }
  }
}

/**
 * Who advances from a field. Places and values are compared, never computed: they come from the standing, equals with the same place.
 * `field` is the number that percentages mean: everybody here, ranked or not, unless it is told. The order of `contenders` is of no matter.
 */
export function advanceFrom(cut: Cut, contenders: readonly Contender[], field: number = contenders.length): CutResult {
  const why = new Map<string, CutReason>()
  const ranked = contenders.filter(({ place, value, scored }) => place !== null && (cut.needs !== 'value' || (scored ?? value != null)))
  let blocks = chosen(cut, ranked, field, why)
  const missing = (cut.atLeast ?? 0) - openIn(blocks)
  if (missing > 0) blocks = [...blocks, ...take(groupsBy(without(ranked, blocks), place), missing, cut.ties, 'minimum', why)]
  const most = Math.min(cut.atMost ?? Infinity, cut.atMostPercent === undefined ? Infinity : percentOf(field, cut.atMostPercent))
  blocks = limit(blocks, most, cut.ties, why)

  const sure = blocks.filter(({ ids, open }) => open === ids.length)
  const waiting = blocks.filter(({ ids, open }) => open < ids.length)
  for (const { ids, reason } of blocks) for (const id of ids) why.set(id, reason)
  for (const { id } of contenders) if (!why.has(id)) why.set(id, 'below')
  for (const { id } of without(contenders, [{ ids: ranked.map((one) => one.id), open: 0, reason: 'place' }])) why.set(id, 'unranked')
  const going = new Set(sure.flatMap(({ ids }) => ids))
  const total = openIn(blocks)
  return {
    advance: groupsBy(ranked, place).flatMap((group) => group.flatMap(({ id }) => (going.has(id) ? [id] : []))),
    undecided: waiting.map(({ ids, open }) => ({ ids, open, all: total - open + ids.length <= most })),
    why,
  }
}
