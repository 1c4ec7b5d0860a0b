// The parts a format is made of: a small language of numbers, all data. What each one does stands in core/standings/parts/, a rule a part.
//
// A part is evaluated for one attempt (`score`, and `of` inside a reducer over attempts) or for one competitor (a column). It gives a
// scaled integer, or nothing. Nothing is not zero: what adds and reduces says itself what nothing does to it. A string stands for the
// column of that id, which must come earlier.
import { z } from 'zod'
import { Size } from './field.ts'
import { FormulaUse } from './formula-use.ts'
import { type BracketPlace, type MatchLeaf, matchParts, type Steps } from './part-match.ts'
import { Decimals, Rounding } from './rounding.ts'
import { FieldId as Id } from './value.ts'
import { PointsList } from '../standings/points-list.ts'

/** A part, or the id of an earlier column. */
export type Operand = Part | string

/** Which of two figures is the better one. */
export type Order = 'high' | 'low'

/** Parts that look at one attempt's fields. */
export type AttemptLeaf =
  /** A field's number: a decimal, tries, a hold, what a choice counts as. Nothing where a word stands for it or nothing was reached. */
  | { part: 'field'; field: string }
  /** `then` where the field holds one of these words (lamps, codes, choices), else `else` or nothing. */
  | { part: 'when'; field: string; is: string[]; then: Operand; else?: Operand | undefined }
  /** How many times a letter stands in a field of trials. */
  | { part: 'letters'; field: string; letter: string }
  /** `then` when more than half of the lamps are white, else no mark. */
  | { part: 'majority'; field: string; then: Operand }
  /** The number that more than half of these choices name; nothing where there is none. */
  | { part: 'agreed'; fields: string[] }
  /**
   * Marks of a panel, or of the judges `from` to `to` of it (0-based, end exclusive), without the highest and lowest so many.
   * `less`: a ruling takes so much off each mark, down to the lowest possible; `most`: no mark counts for more than this.
   */
  | {
      part: 'panel'
      field: string
      judges?: { from: number; to: number } | undefined
      drop: { high: number; low: number }
      less?: number | undefined
      most?: number | undefined
      reduce: 'sum' | 'mean' | 'median'
      round?: Rounding | undefined
    }
  /** `points`, less so much for every try before the one that reached it; nothing where it was not reached. */
  | { part: 'tries'; field: string; points: number; less: number; decimals: number }
  /** What a bout's awards come to for this side; the rule's numbers are data. */
  | { part: 'outcome'; of: Operand; order: Order; win: number; draw: number; loss: number; decimals: number }
  /** The place among the sides of the match by what `of` gives each of them; equal ones share the better place. `nothing: 'last'`: sides without
   * anything share the place after all others. */
  | { part: 'side-place'; of: Operand; order: Order; nothing?: 'last' | undefined }
  /** The same part for the other side of a match of two; nothing where there is no one other side. */
  | { part: 'other-side'; of: Operand }

/** Parts that reduce the attempts of a group. `of` gives what is looked at instead of the attempt's score; `order` which is better. */
export type Reducer =
  /** The best, or the nth best; nothing where there are not so many. */
  | { part: 'best'; group: string; of?: Part | undefined; order?: Order | undefined; nth?: number | undefined }
  | { part: 'last'; group: string; of?: Part | undefined }
  /**
   * Sum so far, an attempt without a mark counting zero; nothing before the first attempt. `unplayed`: what was not played or gave nothing
   * counts as the mean of the others, and the sum is rounded once.
   */
  | { part: 'total'; group: string; of?: Part | undefined; unplayed?: Rounding | undefined }
  /** Mean without the best and worst so many; an attempt without a mark is the worst of all. Nothing before the last attempt is taken. */
  | {
      part: 'average'
      group: string
      of?: Part | undefined
      order?: Order | undefined
      drop: { best: number; worst: number }
      /** Counts attempts taken so far instead of waiting for all. */
      soFar?: boolean | undefined
      round: Rounding
    }
  /** Sum of the n best so far. */
  | { part: 'best-sum'; group: string; of?: Part | undefined; order?: Order | undefined; n: number }
  /** How many attempts have something there; `none`: how many were taken and have nothing. */
  | { part: 'count'; group: string; of?: Part | undefined; none?: boolean | undefined }
  /** Which attempt was the best one, from 1; the earliest of equals. */
  | { part: 'number-of-best'; group: string; of?: Part | undefined; order?: Order | undefined }
  /** What `of` gives for the attempt that is the best by its score. */
  | { part: 'at-best'; group: string; of: Part; order?: Order | undefined }
  /** Sum of what `of` gives for all attempts up to and with the best one. */
  | { part: 'up-to-best'; group: string; of: Part; order?: Order | undefined }

/** Parts that give a list, compared item by item; only a ranking takes one. A list that ends sooner is the worse one. */
export type Listing =
  /**
   * What attempts give, best first, or as taken (`backwards`: the latest first); `beforeBest`: only those before the best one by score, with
   * the words of passes left out.
   */
  | {
      part: 'list'
      group: string
      of?: Part | undefined
      sort?: Order | undefined
      beforeBest?: Order | undefined
      backwards?: boolean | undefined
    }
  /** Other columns as a list, best first; those that are nothing left out. */
  | { part: 'list-of'; of: Operand[]; sort: Order }
  /** How many attempts give 1, how many 2, … up to `upTo`. */
  | { part: 'tally'; group: string; of: Part; upTo: number }

/** Arithmetic, exact; what rounds says how. */
export type Arithmetic =
  | { part: 'constant'; value: number; decimals: number }
  | { part: 'attribute'; attribute: string }
  /** A column of the stage before, or the place there (`place`). */
  | { part: 'carried'; result: string }
  /** Sum of what there is so far; nothing as soon as one of them is nothing for good. `missing: 'zero'`: what is nothing counts zero. */
  | { part: 'sum'; of: Operand[]; missing?: 'zero' | undefined }
  /** The first less the others; others that are nothing count zero. */
  | { part: 'difference'; of: Operand[] }
  | { part: 'product'; of: Operand[]; round?: Rounding | undefined }
  | { part: 'quotient'; of: Operand; by: Operand; round: Rounding }
  /** Mean of these; all must be something. */
  | { part: 'mean'; of: Operand[]; round: Rounding }
  /** Root of the product of these, rounded half up; all must be something. */
  | { part: 'geometric-mean'; of: Operand[]; decimals: number }
  /** The highest or lowest of these that is something. */
  | { part: 'extreme'; of: Operand[]; order: Order }
  /** The first of these that is something. */
  | { part: 'first'; of: Operand[] }
  | { part: 'round'; of: Operand; round: Rounding }
  /** 1 where this is something, else nothing. */
  | { part: 'present'; of: Operand }
  /** Past `over`, rounded half up to a multiple of `to`, in the same scaled units. */
  | { part: 'coarse'; of: Operand; over: number; to: number }
  /** The same where it is at least and at most so much, bounds included, in its own scaled units; nothing outside. */
  | { part: 'within'; of: Operand; least?: number | undefined; most?: number | undefined }
  | ({ part: 'formula'; of: Operand } & FormulaUse)
  /** Points for a place; `tied`: how many share it; `entrants`: of how many. A place that is nothing gets what the list gives the unplaced. */
  | { part: 'points'; of: Operand; tied?: Operand | undefined; entrants?: Operand | undefined; list: PointsList }
  /** So much for each whole unit of `of` above `from`, piece by piece, and `plus` more for a part of a unit; past `top` nothing more. */
  | { part: 'ladder'; of: Operand; pieces: { from: number; each: number }[]; top: number; plus: number; decimals: number }

/** Parts that look at everybody in the contest; only a column may be one, and not part of another. */
export type FieldWide =
  /** The place by a column; equal ones share the better place, or the mean of their places (one decimal). */
  | { part: 'place'; of: string; order: Order; ties: 'best' | 'average' }
  /** Points for the places in a column, or for the contest's own (`place`); ties as the list says. */
  | { part: 'place-points'; of: string; list: PointsList }
  /** The place by the majority of the judges' places in a group's one attempt. */
  | { part: 'ordinals'; group: string }
  /** The place over several of these columns: their sum, then count-back over places, then over all marks. */
  | { part: 'ordinals-summary'; of: string[] }
  /**
   * A tie-break over the opponents met; `win`: points of a won match; `unplayed`: how rounds without a match count. `rounds`: the event has
   * as many as are drawn, and one that is not complete has no absences yet; else as many as the format's groups.
   */
  | { part: 'opponents'; how: OpponentFigure; win: number; unplayed: 'as-scheduled' | 'stand-in'; rounds?: 'drawn' | undefined }
  | BracketPlace

/** The tie-breaks that look at opponents. */
export type OpponentFigure = z.infer<typeof OpponentFigure>

/** Any part. */
export type Part = AttemptLeaf | MatchLeaf | Steps | Reducer | Listing | Arithmetic | FieldWide

const Operand: z.ZodType<Operand> = z.lazy(() => z.union([Id, Part]))
const Operands = z.lazy(() => z.array(Operand).min(1).max(24))
const Some: z.ZodType<Part> = z.lazy(() => Part)
const OpponentFigure = z.enum([
  'buchholz',
  'buchholz-cut-1',
  'buchholz-cut-2',
  'buchholz-median-1',
  'sonneborn-berger',
  'koya',
  'wins',
  'wins-as-second',
  'progressive',
])
const Order = z.enum(['high', 'low'])
const Count = z.number().int().min(0).max(99)
const reducer = { group: Id, of: Some.optional() }

/** Schema of {@link Part}. */
export const Part: z.ZodType<Part> = z.lazy(() =>
  z.discriminatedUnion('part', [
    z.strictObject({ part: z.literal('field'), field: Id }),
    z.strictObject({
      part: z.literal('when'),
      field: Id,
      is: z
        .array(z.string().regex(/^[A-Z0-9-]{1,12}$/))
        .min(1)
        .max(20),
      then: Operand,
      else: Operand.optional(),
    }),
    z.strictObject({ part: z.literal('letters'), field: Id, letter: z.string().length(1) }),
    z.strictObject({ part: z.literal('majority'), field: Id, then: Operand }),
    z.strictObject({ part: z.literal('agreed'), fields: z.array(Id).min(2).max(9) }),
    z.strictObject({
      part: z.literal('panel'),
      field: Id,
      judges: z.strictObject({ from: Count, to: Count }).optional(),
      drop: z.strictObject({ high: Count, low: Count }),
      less: Size.min(0).optional(),
      most: Size.optional(),
      reduce: z.enum(['sum', 'mean', 'median']),
      round: Rounding.optional(),
    }),
    z.strictObject({ part: z.literal('tries'), field: Id, points: Size, less: Size.min(0), decimals: Decimals }),
    z.strictObject({
      part: z.literal('outcome'),
      of: Operand,
      order: Order,
      win: Size,
      draw: Size,
      loss: Size,
      decimals: Decimals,
    }),
    z.strictObject({ part: z.literal('side-place'), of: Operand, order: Order, nothing: z.literal('last').optional() }),
    z.strictObject({ part: z.literal('other-side'), of: Operand }),

    z.strictObject({ part: z.literal('best'), ...reducer, order: Order.optional(), nth: z.number().int().min(1).max(99).optional() }),
    z.strictObject({ part: z.literal('last'), ...reducer }),
    z.strictObject({ part: z.literal('total'), ...reducer, unplayed: Rounding.optional() }),
    z.strictObject({
      part: z.literal('average'),
      ...reducer,
      order: Order.optional(),
      drop: z.strictObject({ best: Count, worst: Count }),
      soFar: z.boolean().optional(),
      round: Rounding,
    }),
    z.strictObject({ part: z.literal('best-sum'), ...reducer, order: Order.optional(), n: z.number().int().min(1).max(99) }),
    z.strictObject({ part: z.literal('count'), ...reducer, none: z.boolean().optional() }),
    z.strictObject({ part: z.literal('number-of-best'), ...reducer, order: Order.optional() }),
    z.strictObject({ part: z.literal('at-best'), group: Id, of: Some, order: Order.optional() }),
    z.strictObject({ part: z.literal('up-to-best'), group: Id, of: Some, order: Order.optional() }),

    z.strictObject({
      part: z.literal('list'),
      ...reducer,
      sort: Order.optional(),
      beforeBest: Order.optional(),
      backwards: z.boolean().optional(),
    }),
    z.strictObject({ part: z.literal('list-of'), of: Operands, sort: Order }),
    z.strictObject({ part: z.literal('tally'), group: Id, of: Some, upTo: z.number().int().min(1).max(99) }),

    z.strictObject({ part: z.literal('constant'), value: Size, decimals: Decimals }),
    z.strictObject({ part: z.literal('attribute'), attribute: Id }),
    z.strictObject({ part: z.literal('sum'), of: Operands, missing: z.literal('zero').optional() }),
    z.strictObject({ part: z.literal('difference'), of: Operands }),
    z.strictObject({ part: z.literal('product'), of: Operands, round: Rounding.optional() }),
    z.strictObject({ part: z.literal('quotient'), of: Operand, by: Operand, round: Rounding }),
    z.strictObject({ part: z.literal('mean'), of: Operands, round: Rounding }),
    z.strictObject({ part: z.literal('geometric-mean'), of: Operands, decimals: Decimals }),
    z.strictObject({ part: z.literal('extreme'), of: Operands, order: Order }),
    z.strictObject({ part: z.literal('first'), of: Operands }),
    z.strictObject({ part: z.literal('round'), of: Operand, round: Rounding }),
    z.strictObject({ part: z.literal('present'), of: Operand }),
    z.strictObject({ part: z.literal('coarse'), of: Operand, over: Size, to: z.number().int().min(1) }),
    z.strictObject({ part: z.literal('within'), of: Operand, least: Size.optional(), most: Size.optional() }),
    FormulaUse.extend({ part: z.literal('formula'), of: Operand }),
    z.strictObject({ part: z.literal('points'), of: Operand, tied: Operand.optional(), entrants: Operand.optional(), list: PointsList }),
    z.strictObject({
      part: z.literal('ladder'),
      of: Operand,
      pieces: z
        .array(z.strictObject({ from: Size.min(0), each: Size }))
        .min(1)
        .max(20),
      top: Size.min(0),
      plus: Size,
      decimals: Decimals,
    }),

    z.strictObject({ part: z.literal('place'), of: Id, order: Order, ties: z.enum(['best', 'average']) }),
    z.strictObject({ part: z.literal('place-points'), of: Id, list: PointsList }),
    z.strictObject({ part: z.literal('ordinals'), group: Id }),
    z.strictObject({ part: z.literal('ordinals-summary'), of: z.array(Id).min(1).max(12) }),
    z.strictObject({
      part: z.literal('opponents'),
      how: OpponentFigure,
      win: Size.min(0),
      unplayed: z.enum(['as-scheduled', 'stand-in']),
      rounds: z.literal('drawn').optional(),
    }),
    z.strictObject({ part: z.literal('carried'), result: Id }),
    ...matchParts(Operand),
  ]),
)
