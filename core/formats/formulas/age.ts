// Coefficients by age, from printed tables: Foster for the young, McCulloch and Meltzer-Faber for masters.
import { type Decimal, constant } from './arithmetic.ts'
import { AGE, BY_SEX, type CoefficientFormula, type FormulaInputs, ONLY } from './formula.ts'

/** A printed table: the coefficient of the first age, then of each age after it. */
export interface AgeTable {
  first: number
  coefficients: readonly Decimal[]
}

const table = (first: number, printed: string): AgeTable => ({ first, coefficients: printed.trim().split(/\s+/).map(constant) })

/** What a table prints for the age among the inputs, counted in whole years; null outside the table or without an age. */
export function byAge({ first, coefficients }: AgeTable, { age }: FormulaInputs): Decimal | null {
  if (!age) return null
  return coefficients[Math.floor(age.scaled / 10 ** age.decimals) - first] ?? null
}

// 14 to 22 Foster, 23 to 40 none, 41 to 90 McCulloch.
const foster = '1.23 1.18 1.13 1.08 1.06 1.04 1.03 1.02 1.01'
const between = '1 '.repeat(18)
const mcculloch = `
  1.010 1.020 1.031 1.043 1.055 1.068 1.082 1.097 1.113 1.130
  1.147 1.165 1.184 1.204 1.225 1.246 1.268 1.291 1.315 1.340
  1.366 1.393 1.421 1.450 1.480 1.511 1.543 1.576 1.610 1.645
  1.681 1.718 1.756 1.795 1.835 1.876 1.918 1.961 2.005 2.050
  2.096 2.143 2.190 2.238 2.287 2.337 2.388 2.440 2.494 2.549`

const fosterMccullochTable = table(14, `${foster} ${between} ${mcculloch}`)

/** Foster (14 to 22) and McCulloch (41 to 90) age coefficients; 1 between. Multiplies points or a total. */
export const fosterMcculloch: CoefficientFormula = {
  id: 'age-foster-mcculloch',
  name: 'Foster and McCulloch age coefficient',
  source: 'Foster and McCulloch age coefficients as published by USA Powerlifting and the WPC (81 to 90: USA Powerlifting)',
  years: [null, null],
  of: { name: 'total or points', unit: null, decimals: 2 },
  inputs: [AGE],
  variants: [ONLY],
  range: 'ages 14 to 90, as the tables are printed',
  round: { decimals: 2, mode: 'half-up' },
  kind: 'coefficient',
  coefficient(on, _variant, inputs) {
    const coefficient = byAge(fosterMccullochTable, inputs)
    return coefficient && on.of(coefficient)
  },
}

/** Age factors of the IWF Masters, 2019: Meltzer-Faber (men, 30 to 90) and Meltzer-Huebner-Faber (women, 30 to 80). */
export const mastersTables: Readonly<Record<string, AgeTable>> = {
  men: table(
    30,
    `1.000 1.016 1.031 1.046 1.059 1.072 1.083 1.096 1.109 1.122
     1.135 1.149 1.162 1.176 1.189 1.203 1.218 1.233 1.248 1.263
     1.279 1.297 1.316 1.338 1.361 1.385 1.411 1.437 1.462 1.488
     1.514 1.541 1.568 1.598 1.629 1.663 1.699 1.738 1.779 1.823
     1.867 1.910 1.953 2.004 2.060 2.117 2.181 2.255 2.336 2.419
     2.504 2.597 2.702 2.831 2.981 3.153 3.352 3.580 3.843 4.145
     4.493`,
  ),
  women: table(
    30,
    `1.000 1.016 1.031 1.046 1.059 1.072 1.084 1.097 1.110 1.124
     1.138 1.153 1.170 1.187 1.205 1.223 1.244 1.265 1.288 1.313
     1.340 1.369 1.401 1.435 1.470 1.507 1.545 1.585 1.625 1.665
     1.705 1.744 1.778 1.808 1.839 1.873 1.909 1.948 1.989 2.033
     2.077 2.120 2.163 2.214 2.270 2.327 2.391 2.465 2.546 2.629
     2.714`,
  ),
}

/** The IWF Masters age factor alone. With Sinclair points in one step: `sinclair-masters-…`. */
export const meltzerFaber: CoefficientFormula = {
  id: 'age-meltzer-faber',
  name: 'Meltzer-Faber age factor',
  source: 'IWF Masters age factors, 2019 (men: Meltzer-Faber; women: Meltzer-Huebner-Faber)',
  years: [2019, null],
  of: { name: 'total or points', unit: null, decimals: 0 },
  inputs: [AGE],
  variants: BY_SEX,
  range: 'ages 30 to 90 (men), 30 to 80 (women), as the tables are printed',
  round: { decimals: 3, mode: 'half-up' },
  kind: 'coefficient',
  coefficient(on, variant, inputs) {
    const factors = mastersTables[variant]
    const factor = factors ? byAge(factors, inputs) : null
    return factor && on.of(factor)
  },
}
