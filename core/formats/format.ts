// The format model: a sport's rules as data. A preset (presets/*.ts) is a value of this schema and nothing else.
//
// What is taken (attempts, matches, or the results of other contests) has fields: what is typed. `score` turns one into a scaled integer or
// nothing (no mark). `results` are columns, each a part over what was taken, what is known of a competitor, and earlier columns. `ranking`
// orders competitors by columns, key by key. Every number is an integer scaled by a count of decimals that is known from the format alone
// (standings/scale.ts); rounding is an explicit part, named as the rule book names it.
import { z } from 'zod'
import { BracketUse } from './bracket-use.ts'
import { DrawUse } from './draw-use.ts'
import { Field, Name, Size } from './field.ts'
import { Part } from './part.ts'
import { RankKey } from './rank-key.ts'
import { Cut } from '../stages/cut.ts'
import { Decimals } from './rounding.ts'
import { faultsOf } from './sound.ts'
import { TeamUse } from './team-use.ts'
import { Turns } from './turns.ts'
import { FieldId as Id } from './value.ts'

export { Field } from './field.ts'
export { Rounding } from './rounding.ts'

/** One column of the standing. `hidden`: only ranked by, not shown. `lost`: what is printed where it is nothing for good (DNF). */
export const Result = z.strictObject({
  id: Id,
  name: Name,
  short: z.string().min(1).max(8),
  unit: z.string().max(8).optional(),
  hidden: z.boolean().optional(),
  lost: z.string().min(1).max(8).optional(),
  from: Part,
})
export type Result = z.infer<typeof Result>

const Words = z.array(z.string().min(1).max(40)).max(12)

/**
 * An attribute of a competitor that the format ranks by or shows (body weight). With `options` its value is the index of one of them.
 * `also`: other words that lists have for it, as a heading, or for an option.
 */
export const Attribute = z.strictObject({
  id: Id,
  name: Name,
  short: z.string().min(1).max(8),
  unit: z.string().max(8).optional(),
  decimals: Decimals,
  min: Size,
  max: Size,
  required: z.boolean(),
  also: Words.optional(),
  options: z
    .array(z.strictObject({ code: z.string().min(1).max(12), name: Name, also: Words.optional() }))
    .min(2)
    .max(20)
    .optional(),
})
export type Attribute = z.infer<typeof Attribute>

/** Something worth asking once about a value, in place; a person may confirm it. */
export const Oddity = z.discriminatedUnion('kind', [
  /** Lower than the same field in the attempt before, in the same group. */
  z.strictObject({ kind: z.literal('below-previous'), field: Id }),
  /** More than so many times the competitor's own best of that field in the same group. */
  z.strictObject({ kind: z.literal('times-best'), field: Id, times: z.number().int().min(2) }),
  /** A panel's highest and lowest mark are further apart than this, in scaled units. */
  z.strictObject({ kind: z.literal('spread'), field: Id, over: z.number().int().min(1) }),
])
export type Oddity = z.infer<typeof Oddity>

/**
 * Attempts in the order they are taken; every group is done before the next. Slots are numbered through all groups from 0.
 * `fields`: only these are asked for here; `score`: this group's own, instead of the format's; `turns`: who takes them, if not everybody.
 */
export const Group = z.strictObject({
  id: Id,
  name: Name,
  short: z.string().min(1).max(4),
  attempts: z.number().int().min(1).max(99),
  fields: z.array(Id).min(1).max(8).optional(),
  score: Part.optional(),
  turns: Turns.optional(),
})
export type Group = z.infer<typeof Group>

/**
 * What a status does to a competitor here, and whether more attempts are taken.
 * out: unranked, takes no more (the default). last: ranked behind everybody else, by the keys. counts: takes no more and is ranked by what
 * there is. guest: takes attempts like anybody and is shown without a place, and nobody's place counts them. behind: takes no more and
 * shares the place right behind everybody who is ranked, whatever there is.
 */
export const Status = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,4}$/),
  name: Name,
  means: z.enum(['out', 'last', 'counts', 'guest', 'behind']).optional(),
})
export type Status = z.infer<typeof Status>

/** Another order of the same competitors beside the main one: the best in one group, the best by points. Its keys are like the main one's. */
export const FurtherRanking = z.strictObject({ id: Id, name: Name, ranking: z.array(RankKey).min(1).max(12) })
export type FurtherRanking = z.infer<typeof FurtherRanking>

/** A format's name in files and lists. */
const FormatId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const Parts = z.strictObject({
  id: FormatId,
  name: Name,
  about: z.string().min(1).max(200),
  rules: z.strictObject({ book: z.string().min(1).max(120), article: z.string().min(1).max(80), year: z.number().int() }),
  /** Where a slot comes from: an attempt at the table (the default), a match with other competitors, or another contest's standing. */
  takes: z.enum(['attempts', 'matches', 'contests']).optional(),
  /** What one attempt is called in this sport. */
  attempt: z.strictObject({ name: Name }),
  fields: z.array(Field).min(1).max(12),
  groups: z.array(Group).min(1).max(24),
  attributes: z.array(Attribute).max(6),
  /** Columns of the stage before that `carried` parts may name, with their decimals. */
  carries: z
    .array(z.strictObject({ id: Id, decimals: Decimals }))
    .max(6)
    .optional(),
  score: Part,
  /** What a result sheet prints for an attempt: its score, one of its fields, or the tries that were needed. */
  cell: z.discriminatedUnion('show', [
    z.strictObject({ show: z.literal('score') }),
    z.strictObject({ show: z.literal('field'), field: Id }),
    z.strictObject({ show: z.literal('tries') }),
  ]),
  results: z.array(Result).min(1).max(24),
  ranking: z.array(RankKey).min(1).max(12),
  /** Further rankings: whoever has no main place may still have one there. */
  rankings: z.array(FurtherRanking).max(12).optional(),
  /** How teams are scored by what their members did here. */
  teams: TeamUse.optional(),
  /**
   * Within a round (everyone's first attempt, everyone's second …): by the start list, or lowest declared value first, then the start list.
   * `across`: not round by round; in a group whoever's next attempt has the lowest value is next.
   */
  order: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('start-list') }),
    z.strictObject({ by: z.literal('declared'), field: Id, across: z.boolean().optional() }),
  ]),
  /** How its matches are usually drawn, where it takes matches; any other way is open to whoever draws. */
  draw: DrawUse.optional(),
  /** The bracket its matches are of: the start list has the seeds. */
  bracket: BracketUse.optional(),
  /** What usually follows: the next stage's format by id, and who goes on to it. */
  next: z.strictObject({ format: FormatId, cut: Cut }).optional(),
  /** Statuses a competitor may get here. */
  statuses: z.array(Status).max(8),
  oddities: z.array(Oddity).max(6),
})

/** A format: everything the app needs to know to record, check, score, rank and show a contest. Its parts fit together (sound.ts). */
export const Format = Parts.superRefine((format, context) => {
  for (const { at, message } of faultsOf(format)) context.addIssue({ code: 'custom', message, path: at })
})
export type Format = z.infer<typeof Format>
