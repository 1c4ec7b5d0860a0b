// Exact roots: the mean of places over several courses is a root of their product, printed to hundredths that every device must agree on.

const power = (base: bigint, degree: number): bigint => base ** BigInt(degree)

/** The largest whole number whose `degree`-th power is not above `value`. `value` is not negative, `degree` is 1 or more. */
export function rootFloor(value: bigint, degree: number): bigint {
  if (value < 0n || !Number.isInteger(degree) || degree < 1) throw new RangeError(`no root of degree ${degree} of ${value}`)
  if (value < 2n) return value
  // Newton's steps from above only come down, and stop at the floor of the root.
  const k = BigInt(degree)
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / degree))
  for (;;) {
    const next = ((k - 1n) * root + value / power(root, degree - 1)) / k
    if (next >= root) return root
    root = next
  }
}

/**
 * The root of the product of as many values (two: the square root, three: the cube root), rounded half-up.
 * `values` are integers scaled by `from` decimals and not negative; the answer is scaled by `decimals`. Computed in whole numbers alone.
 * Null for no values, or where the answer is past what a number holds exactly.
 */
export function rootOfProduct(values: readonly number[], from: number, decimals: number): number | null {
  const degree = values.length
  if (degree === 0) return null
  const product = values.reduce((sofar, value) => sofar * BigInt(value), 1n)
  const up = power(10n, Math.max(0, decimals - from) * degree)
  const down = power(10n, Math.max(0, from - decimals) * degree)
  const root = rootFloor((product * up) / down, degree)
  const isUp = power(2n * root + 1n, degree) * down <= power(2n, degree) * product * up
  const rounded = Number(isUp ? root + 1n : root)
  return Number.isSafeInteger(rounded) ? rounded : null
}
