// Rules 5 to 8 as a procedure on any set of ordinals: one sheet's (majority.ts), or those of all sheets for a tie (summary.ts, rule 11).

/** One column of the working: how often a competitor was marked `upTo` or higher. */
export interface Column {
  upTo: number
  count: number
  /** The sum of those marks; null where the count alone was enough. */
  sum: number | null
}

/** The rule that placed a competitor: 5 a majority of its own, 6 the larger majority, 7 the lower sum or a later column, 8 no majority before. */
export type MajorityRule = '5' | '6' | '7' | '8'

/** Competitors on one place; more than one where no column separates them (rule 7c). */
export interface Tied {
  rows: readonly number[]
  rule: MajorityRule
}

/** The order that majorities give, best first, and each row's columns as far as they were looked at. */
export interface Order {
  order: readonly Tied[]
  /** By row. */
  columns: ReadonlyMap<number, readonly Column[]>
}

/** More than half of the marks, for odd and even panels alike. */
export const majorityOf = (marks: number): number => Math.floor(marks / 2) + 1

/** Rows with the same key together, the lowest key first. */
export function groupBy(rows: readonly number[], key: (row: number) => number): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members)
}

/** Columns go to the last mark there could be: as many as competitors, or more where one was taken out after the marking. */
const lastColumn = (marks: readonly (readonly number[])[]): number => Math.max(marks.length, ...marks.flat())

/**
 * Orders `among` by rules 5 to 8. Column by column from `from`, whoever reaches a majority of "this mark or higher" is placed: the larger
 * majority first (6), then the lower sum of the marks that form it (7a). Those still equal are compared by the next columns, alone and before
 * anyone else is looked at (7b), up to the last (7c). A column in which nobody reaches a majority is passed (8).
 * @param marks by row and judge; lower is better. Every row has a mark of every judge, or it throws.
 * @param from the first column: 1 for a sheet, the place under review for rule 11
 */
export function byMajority(marks: readonly (readonly number[])[], among: readonly number[], from: number): Order {
  const judges = marks[0]?.length ?? 0
  if (marks.some((row) => row.length !== judges)) throw new Error('a row of ordinals lacks a mark')
  const last = lastColumn(marks)
  const columns = new Map<number, Column[]>(among.map((row) => [row, []]))
  const order: Tied[] = []

  const add = (rows: readonly number[], upTo: number) => {
    for (const row of rows) columns.get(row)!.push({ upTo, count: marks[row]!.filter((mark) => mark <= upTo).length, sum: null })
  }
  const latest = (row: number) => columns.get(row)!.at(-1)!

  const settle = (rows: readonly number[], upTo: number, alone: MajorityRule, counted: MajorityRule) => {
    for (const equal of groupBy(rows, (row) => -latest(row).count)) {
      if (equal.length === 1) {
        order.push({ rows: equal, rule: rows.length === 1 ? alone : counted })
        continue
      }
      for (const row of equal) latest(row).sum = marks[row]!.reduce((sum, mark) => (mark <= upTo ? sum + mark : sum), 0)
      for (const tied of groupBy(equal, (row) => latest(row).sum!)) {
        if (tied.length === 1 || upTo >= last) order.push({ rows: tied, rule: '7' })
        else {
          add(tied, upTo + 1)
          settle(tied, upTo + 1, '7', '7')
        }
      }
    }
  }

  let waiting = among
  let passed = false
  for (let upTo = from; upTo <= last && waiting.length > 0; upTo++) {
    add(waiting, upTo)
    const reached = waiting.filter((row) => latest(row).count >= majorityOf(judges))
    settle(reached, upTo, passed ? '8' : '5', '6')
    passed = reached.length === 0
    waiting = waiting.filter((row) => !reached.includes(row))
  }
  // Only without a single mark does anybody wait still.
  if (waiting.length > 0) order.push({ rows: waiting, rule: '7' })
  return { order, columns }
}
