// Parts for matches: what decides between two sides, what a side's sheet adds up to, and what is known of a bracket.
import { z } from 'zod'
import { Size } from './field.ts'
import type { Operand, Order } from './part.ts'
import { Decimals } from './rounding.ts'
import { FieldId as Id } from './value.ts'

/** Parts that look at one match. What each does stands in core/standings/parts/match.ts. */
export type MatchLeaf =
  /** The sum of a series; with `equal`, how many of its numbers are this one. */
  | { part: 'series'; field: string; equal?: number | undefined }
  /** Two sides by these figures in turn: the first that differs makes a win and a loss. Nothing where none of them tells the sides apart. */
  | { part: 'decided'; by: { of: Operand; order: Order }[]; win: number; loss: number; decimals: number }
  /** How many sides have the same figure, this one included; nothing where there is none. */
  | { part: 'side-share'; of: Operand }
  /** Nothing where the field holds one of these words, else `then`. */
  | { part: 'unless'; field: string; is: string[]; then: Operand }
  /** `then` where a series names the competitor by the number within the own side, from 1; `else` where it doesn't. */
  | { part: 'named'; field: string; then: Operand; else: Operand }

/** A number by the highest step that `of` reaches, both scaled; nothing below the first step. Steps are in the scale of `of`, lowest first. */
export type Steps = {
  part: 'steps'
  of: Operand
  steps: { from: number; gives: number }[]
  decimals: number
}

/** The place that a bracket gives: the final one where it is known, else the worst that is still possible. */
export type BracketPlace = { part: 'bracket-place' }

/** Schemas of the parts above, around the schema of what they are made of. */
export const matchParts = (operand: z.ZodType<Operand>) => {
  const order = z.enum(['high', 'low'])
  return [
    z.strictObject({ part: z.literal('series'), field: Id, equal: Size.optional() }),
    z.strictObject({
      part: z.literal('decided'),
      by: z
        .array(z.strictObject({ of: operand, order }))
        .min(1)
        .max(12),
      win: Size,
      loss: Size,
      decimals: Decimals,
    }),
    z.strictObject({ part: z.literal('side-share'), of: operand }),
    z.strictObject({
      part: z.literal('unless'),
      field: Id,
      is: z
        .array(z.string().regex(/^[A-Z0-9-]{1,12}$/))
        .min(1)
        .max(20),
      then: operand,
    }),
    z.strictObject({ part: z.literal('named'), field: Id, then: operand, else: operand }),
    z.strictObject({
      part: z.literal('steps'),
      of: operand,
      steps: z
        .array(z.strictObject({ from: Size, gives: Size }))
        .min(1)
        .max(20),
      decimals: Decimals,
    }),
    z.strictObject({ part: z.literal('bracket-place') }),
  ] as const
}
