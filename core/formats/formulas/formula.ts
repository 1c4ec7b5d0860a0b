// What a named formula is: where it comes from, what it asks for, where it holds, and its text.
import type { Rounding } from '../format.ts'
import type { Arithmetic, Decimal } from './arithmetic.ts'

/** One thing besides the main value that a formula asks for, under the name a format gives it by (`bodyweight`, `age`). */
export interface FormulaInput {
  id: string
  name: string
  unit: string | null
  /** Decimals it is commonly entered with. Others are taken as they are. */
  decimals: number
  /** Left out, it changes nothing. Any other input that is missing leaves no result. */
  optional?: true
}

/** One set of constants of a formula: for men or women, an equipment, a discipline. */
export interface FormulaVariant {
  id: string
  name: string
  /** Unit of the main value, where it differs by variant. */
  unit?: string
}

/** Inputs by their ids; null or absent where not known. */
export type FormulaInputs = Readonly<Record<string, Decimal | null | undefined>>

/** What is to be known of every formula. */
export interface FormulaFacts {
  id: string
  name: string
  /** Book, article or author, with the edition's year. */
  source: string
  /** First and last year it is in force; null where not known, or still so. */
  years: readonly [from: number | null, to: number | null]
  /** What the main value is, with its unit where all variants share it, and the decimals it commonly has. */
  of: { name: string; unit: string | null; decimals: number }
  inputs: readonly FormulaInput[]
  variants: readonly FormulaVariant[]
  /** Where it holds, in words; the text holds to it. Outside there is no result (null), unless said otherwise. */
  range: string
  /** Rounding of the result as its book, or common use, asks for it. A format says its own. */
  round: Rounding
}

/** The main value times a coefficient that depends on the inputs alone. */
export interface CoefficientFormula extends FormulaFacts {
  kind: 'coefficient'
  /** Null outside the range, or where an input is missing. `variant` is one of this formula's. */
  coefficient<N>(on: Arithmetic<N>, variant: string, inputs: FormulaInputs): N | null
}

/** Any other function of the main value and the inputs. */
export interface ValueFormula extends FormulaFacts {
  kind: 'value'
  /** Scaled result for somebody who took part without a mark (stopped, no valid attempt, disqualified); null where that has none. */
  noMark: number | null
  /** Null outside the range, or where an input is missing. `variant` is one of this formula's. */
  result<N>(on: Arithmetic<N>, variant: string, value: Decimal, inputs: FormulaInputs): N | null
}

/** A formula that a format can name. */
export type Formula = CoefficientFormula | ValueFormula

/** Variant of a formula that has only one. */
export const ONLY: FormulaVariant = { id: 'all', name: 'all' }

/** The two variants of a formula with constants by sex. */
export const BY_SEX: readonly FormulaVariant[] = [
  { id: 'men', name: 'men' },
  { id: 'women', name: 'women' },
]

/** A body weight in kilograms. */
export const BODYWEIGHT: FormulaInput = { id: 'bodyweight', name: 'body weight', unit: 'kg', decimals: 2 }

/** An age in whole years, as the competition counts it. */
export const AGE: FormulaInput = { id: 'age', name: 'age', unit: 'years', decimals: 0 }
