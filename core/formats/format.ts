// The format model: a sport's rules as data. A preset (presets/*.ts) is a value of this schema and nothing else.
//
// An attempt has fields (what is typed). `score` turns one attempt's fields into a scaled integer or nothing (no mark).
// `results` reduce a competitor's attempts to columns. `ranking` orders competitors by those columns.
// Every number is an integer scaled by a count of decimals that is known from the format alone (see decimals.ts);
// rounding is an explicit part, named as the rule book names it.
import { z } from 'zod'
import { faultOf } from './sound.ts'
import { FieldId as Id, LARGEST } from './value.ts'

const Name = z.string().min(1).max(60)
const Size = z.number().int().min(-LARGEST).max(LARGEST)
const Decimals = z.number().int().min(0).max(6)

/** What one attempt's field holds and how it is typed. `declared` fields are announced before the attempt (a load, a difficulty). */
export const Field = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('decimal'),
    id: Id,
    name: Name,
    unit: z.string().max(8).optional(),
    decimals: Decimals,
    min: Size,
    max: Size,
    /** Values are multiples of this, in scaled units. */
    step: z.number().int().min(1),
    declared: z.boolean().optional(),
    /** What the next attempt's declaration is proposed to be: the last value plus this, after a mark and after none. */
    next: z.strictObject({ afterMark: Size, afterNone: Size }).optional(),
  }),
  z.strictObject({ type: z.literal('lights'), id: Id, name: Name, referees: z.number().int().min(1).max(9) }),
  z.strictObject({
    type: z.literal('marks'),
    id: Id,
    name: Name,
    judges: z.number().int().min(1).max(25),
    decimals: Decimals,
    min: Size,
    max: Size,
    step: z.number().int().min(1),
  }),
  z.strictObject({
    type: z.literal('tries'),
    id: Id,
    name: Name,
    /** One letter for a result sheet: `T` in `T4 Z2`. */
    short: z.string().length(1),
    max: z.number().int().min(1).max(99),
    /** This must have been reached for that field to be reached, and not later (a zone before its top). */
    before: Id.optional(),
  }),
])
export type Field = z.infer<typeof Field>

/** Named rounding to a count of decimals. half-up: away from zero at the half; truncate: towards zero; half-even: to the even neighbour. */
export const Rounding = z.strictObject({ decimals: Decimals, mode: z.enum(['half-up', 'half-even', 'truncate']) })
export type Rounding = z.infer<typeof Rounding>

/** How one attempt's fields become its score: a scaled integer, or nothing (no mark). */
export type AttemptPart =
  | { part: 'field'; field: string }
  | { part: 'majority'; field: string; then: AttemptPart }
  | { part: 'panel'; field: string; drop: { high: number; low: number }; reduce: 'sum' }
  | { part: 'tries'; field: string; points: number; less: number; decimals: number }
  | { part: 'product'; of: AttemptPart[]; round?: Rounding | undefined }
  | { part: 'first'; of: AttemptPart[] }

/** Schema of {@link AttemptPart}. */
export const AttemptPart: z.ZodType<AttemptPart> = z.lazy(() =>
  z.discriminatedUnion('part', [
    z.strictObject({ part: z.literal('field'), field: Id }),
    /** `then` when more than half of the lamps are white, else no mark. */
    z.strictObject({ part: z.literal('majority'), field: Id, then: AttemptPart }),
    /** A panel's marks without the highest and lowest so many, summed. */
    z.strictObject({
      part: z.literal('panel'),
      field: Id,
      drop: z.strictObject({ high: z.number().int().min(0), low: z.number().int().min(0) }),
      reduce: z.literal('sum'),
    }),
    /** `points`, less so much for every try before the one that reached it; nothing where it was not reached. */
    z.strictObject({
      part: z.literal('tries'),
      field: Id,
      points: Size,
      less: Size.min(0),
      decimals: Decimals,
    }),
    z.strictObject({ part: z.literal('product'), of: z.array(AttemptPart).min(1).max(4), round: Rounding.optional() }),
    /** The first of these that is something. All must have the same decimals. */
    z.strictObject({ part: z.literal('first'), of: z.array(AttemptPart).min(1).max(6) }),
  ]),
)

/** How a competitor's attempts become one column. */
export const ResultPart = z.discriminatedUnion('part', [
  /** Highest score of a group's attempts; nothing where none has a score. */
  z.strictObject({ part: z.literal('best'), group: Id }),
  /** Sum of a group's scores so far, an attempt without a mark counting zero; nothing before the first attempt. */
  z.strictObject({ part: z.literal('total'), group: Id }),
  /** Sum of earlier columns so far; nothing as soon as one of them is nothing for good (no attempt is left that could make it something). */
  z.strictObject({ part: z.literal('sum'), of: z.array(Id).min(1).max(12) }),
])
export type ResultPart = z.infer<typeof ResultPart>

/** One column of the standing. */
export const Result = z.strictObject({ id: Id, name: Name, short: z.string().min(1).max(8), from: ResultPart })
export type Result = z.infer<typeof Result>

/** An attribute of a competitor that the format ranks by or shows (body weight). */
export const Attribute = z.strictObject({
  id: Id,
  name: Name,
  short: z.string().min(1).max(8),
  unit: z.string().max(8).optional(),
  decimals: Decimals,
  min: Size,
  max: Size,
  required: z.boolean(),
})
export type Attribute = z.infer<typeof Attribute>

/** One key of the ranking. The first key must be something for a competitor to be ranked. */
export const RankKey = z.strictObject({
  by: z.enum(['result', 'attribute']),
  id: Id,
  order: z.enum(['high', 'low']),
  /** The rule that says so, shown where it decided. */
  because: z.string().min(1).max(120),
})
export type RankKey = z.infer<typeof RankKey>

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

const Parts = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: Name,
  about: z.string().min(1).max(200),
  rules: z.strictObject({ book: z.string().min(1).max(120), article: z.string().min(1).max(80), year: z.number().int() }),
  /** What one attempt is called in this sport. */
  attempt: z.strictObject({ name: Name }),
  fields: z.array(Field).min(1).max(6),
  /** Attempts in the order they are taken; every group is done before the next. Slots are numbered through all groups from 0. */
  groups: z
    .array(z.strictObject({ id: Id, name: Name, short: z.string().min(1).max(4), attempts: z.number().int().min(1).max(99) }))
    .min(1)
    .max(12),
  attributes: z.array(Attribute).max(6),
  score: AttemptPart,
  /** What a result sheet prints for an attempt: its score, one of its fields, or the tries that were needed. */
  cell: z.discriminatedUnion('show', [
    z.strictObject({ show: z.literal('score') }),
    z.strictObject({ show: z.literal('field'), field: Id }),
    z.strictObject({ show: z.literal('tries') }),
  ]),
  results: z.array(Result).min(1).max(12),
  ranking: z.array(RankKey).min(1).max(8),
  /** Within a round (everyone's first attempt, everyone's second …): by the start list, or lowest declared value first, then the start list. */
  order: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('start-list') }),
    z.strictObject({ by: z.literal('declared'), field: Id }),
  ]),
  /** Statuses a competitor may get here. out: unranked and off the running order. */
  statuses: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]{2,4}$/), name: Name })).max(8),
  oddities: z.array(Oddity).max(6),
})

/** A format: everything the app needs to know to record, check, score, rank and show a contest. Its parts fit together (sound.ts). */
export const Format = Parts.superRefine((format, context) => {
  const fault = faultOf(format)
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
})
export type Format = z.infer<typeof Format>
