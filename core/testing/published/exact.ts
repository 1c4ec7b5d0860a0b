// Numbers compared as the decimals that are printed, so that 0.1 + 0.2 is not 0.3 and a tolerance of 0.001 lets 0.001 pass.

/** A decimal: digits / 10^scale. */
interface Exact {
  digits: bigint
  scale: number
}

/** The shortest decimal that means this number, which is what stood in the file. */
function exact(value: number): Exact {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) }
}

const scaledTo = ({ digits, scale }: Exact, common: number): bigint => digits * 10n ** BigInt(common - scale)

/** Whether two numbers are no further apart than `by` (0: the same decimal), bounds included. */
export function isWithin(a: number, b: number, by: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false
  const all = [a, b, by].map(exact)
  const common = Math.max(...all.map(({ scale }) => scale))
  const [left, right, most] = all.map((value) => scaledTo(value, common)) as [bigint, bigint, bigint]
  const apart = left > right ? left - right : right - left
  return apart <= most
}
