// Whether two pieces of plain data say the same, however their keys are ordered: a format from the log and one from a file, say.

/** Compares plain JSON data by value. A key that is undefined is a key that is not there. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  for (const key of keys) if (!sameData(left[key], right[key])) return false
  return true
}
