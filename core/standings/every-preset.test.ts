// What holds for every sport: the order in which partitions arrive, one competitor's entries and another's places, corrections, ties, whole
// numbers. Where a rule book says otherwise, the rule is named here.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../formats/format.ts'
import { presets } from '../formats/presets/presets.ts'
import type { ContestId } from '../ids.ts'
import { TABLE } from '../ids.ts'
import { type AnyEvent, anyEvent, fold, numbered, type Written } from '../testing/any-event.ts'
import { standingView } from '../views/standing.ts'
import type { StandingView } from '../views/view.ts'
import { looksAtEverybody } from './columns.ts'
import { compareKey, isPlainChain } from './order.ts'
import { rankingOf } from './ranking.ts'

const NUM_RUNS = 12

const rankingAfter = (entries: readonly Written[], contest: ContestId) => {
  const state = fold(entries)
  return rankingOf(state, state.contests.get(contest)!)
}

/** Places by competitor, of those who have one. */
const placesAfter = (entries: readonly Written[], contest: ContestId) => {
  const { rows, places } = rankingAfter(entries, contest)
  return new Map(rows.flatMap(({ id }, index) => (places[index] === null ? [] : [[id, places[index]!] as const])))
}

/** Interleaves two logs: each stays in its own order. */
function interleaved(a: readonly Written[], b: readonly Written[], turns: readonly boolean[]): Written[] {
  const [left, right] = [[...a], [...b]]
  const all: Written[] = []
  for (const turn of turns) {
    const next = (turn ? left : right).shift() ?? (turn ? right : left).shift()
    if (next) all.push(next)
  }
  return [...all, ...left, ...right]
}

const isWhole = (value: unknown): boolean =>
  value === null || Number.isSafeInteger(value) || (Array.isArray(value) && value.every((item) => isWhole(item)))

/** A standing without what tells a corrected entry from a first one. */
const withoutHistory = (standing: StandingView) => ({
  ...standing,
  rows: standing.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, seq: 0, corrected: false })) })),
})

describe.each(presets.map((preset) => [preset.id, preset] as const))('%s', (_, format) => {
  it('stands the same in whatever order the partitions arrive', () => {
    fc.assert(
      fc.property(anyEvent(format), fc.array(fc.boolean(), { maxLength: 40 }), ({ contest, setup, table }, turns) => {
        const expected = standingView(fold([...setup, ...table]), contest)
        expect(standingView(fold([...table, ...setup]), contest)).toEqual(expected)
        expect(standingView(fold(interleaved(setup, table, turns)), contest)).toEqual(expected)
      }),
      { numRuns: NUM_RUNS },
    )
  })

  it('stands the same asked for after each entry as asked for once, and compares whole numbers alone', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ contest, setup, table }) => {
        const state = fold(setup)
        for (const entry of table) {
          fold([entry], state)
          const { rows } = rankingOf(state, state.contests.get(contest)!)
          for (const { keys, columns } of rows) {
            expect(keys.every(isWhole)).toBe(true)
            expect(columns.map(({ figure }) => figure).every(isWhole)).toBe(true)
          }
        }
        expect(standingView(state, contest)).toEqual(standingView(fold([...setup, ...table]), contest))
      }),
      { numRuns: NUM_RUNS },
    )
  })

  it('gives places that agree with its keys: nobody is ahead by a worse one, and whoever shares a place is told apart by none', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ contest, setup, table }) => {
        const { rows, places } = rankingAfter([...setup, ...table], contest)
        // As far as keys compare any two competitors: a later one may only look at the first place, a pair, or the games of the tied.
        const plain = format.ranking.findIndex((key) => !isPlainChain([key]))
        const keys = format.ranking.slice(0, plain < 0 ? undefined : plain)
        for (const [index, row] of rows.entries()) {
          const above = rows[index - 1]
          if (!above || places[index] == null || above.means !== row.means) continue
          const decides = keys.findIndex((key, at) => compareKey(key, above.keys[at] ?? null, row.keys[at] ?? null) !== 0)
          const shares = places[index] === places[index - 1]
          if (shares) expect(decides).toBe(-1)
          else if (decides >= 0) expect(compareKey(keys[decides]!, above.keys[decides]!, row.keys[decides]!)).toBeLessThan(0)
          else expect(plain).toBeGreaterThanOrEqual(0)
          if (!shares) expect(places[index]).toBe(index + 1)
        }
      }),
      { numRuns: NUM_RUNS },
    )
  })

  it('is what it was once a correction is corrected back', () => {
    fc.assert(
      fc.property(anyEvent(format), fc.nat(), fc.nat(), ({ contest, setup, table }, which, other) => {
        const recorded = table.filter(({ fact: { kind } }) => kind === 'attempt.recorded' || kind === 'match.recorded')
        const target = recorded[which % Math.max(1, recorded.length)]
        const wrong = recorded[other % Math.max(1, recorded.length)]
        if (!target || !wrong) return
        const before = standingView(fold([...setup, ...table]), contest)!
        const there = [...setup, ...table, ...corrections(table, target, wrong)]
        expect(withoutHistory(standingView(fold(there), contest)!)).toEqual(withoutHistory(before))
      }),
      { numRuns: NUM_RUNS },
    )
  })
})

/** `target` says what `wrong` said, and then again what it said itself. */
function corrections(table: readonly Written[], target: Written, wrong: Written): Written[] {
  const seq = table.length
  const { fact } = target
  if (fact.kind === 'attempt.recorded' && wrong.fact.kind === 'attempt.recorded') {
    const corrected = (replaces: number, values: typeof fact.body.values) =>
      ({ kind: 'attempt.corrected', body: { replaces, reason: 'misread', values } }) as const
    const facts = [corrected(target.seq, wrong.fact.body.values), corrected(seq + 1, fact.body.values)]
    return numbered(TABLE, facts).map((entry) => ({ ...entry, seq: entry.seq + seq }))
  }
  if (fact.kind === 'match.recorded') {
    const corrected = (replaces: number, sides: typeof fact.body.sides) =>
      ({ kind: 'match.corrected', body: { replaces, reason: 'misread', sides } }) as const
    const facts = [corrected(target.seq, fact.body.sides.toReversed()), corrected(seq + 1, fact.body.sides)]
    return numbered(TABLE, facts).map((entry) => ({ ...entry, seq: entry.seq + seq }))
  }
  return []
}

const hasPart = (format: Format, ...parts: string[]) => format.results.some(({ from }) => parts.includes(from.part))

/** The rules by which an entry for one competitor may put two others the other way around, and how a format shows that it has one. */
const rules: readonly [rule: string, has: (format: Format) => boolean][] = [
  [
    'majorities of the judges’ places count who is marked how high among all (Official Board rules 5 to 11)',
    (format) => hasPart(format, 'ordinals', 'ordinals-summary'),
  ],
  ['tie-breaks count what the opponents scored against others (FIDE Handbook C.07, 8 and 9)', (format) => hasPart(format, 'opponents')],
  ['how far somebody gets in a bracket hangs on who is met next', (format) => format.bracket !== undefined],
  ['a match is an entry for all who play in it', (format) => format.takes === 'matches'],
  [
    'a place in another contest, or points for it, is what everybody’s results there leave (overall, merged groups)',
    (format) => format.takes === 'contests',
  ],
  ['a place on one course is a place among all who climbed it (IFSC Rules, two routes)', (format) => hasPart(format, 'place')],
  ['points for the final place are not ranked by, but hang on everybody', (format) => hasPart(format, 'place-points')],
  [
    'a deciding attempt is for a tie at the first place alone (WA TR 26.9)',
    ({ ranking }) => ranking.some(({ when }) => when !== undefined),
  ],
  [
    'who starts a round is who passed the cut before it',
    ({ groups }) => groups.some((group) => 'only' in group && group.only !== undefined),
  ],
  [
    'count-back to the stage before is passed over as soon as one of the tied started in another group there (IFSC Rules)',
    ({ ranking }) => ranking.some(({ same }) => same !== undefined),
  ],
]

const ruleOf = (format: Format): string | undefined => rules.find(([, has]) => has(format))?.[0]

/** Whether a format looks at more than one competitor when it orders two of them. */
const mayReorder = (format: Format): boolean => looksAtEverybody(format) || !isPlainChain(format.ranking) || format.takes !== undefined

describe('an entry for one competitor', () => {
  const independent = presets.filter((format) => !mayReorder(format))

  it('is looked at alone by most sports', () => {
    expect(independent.length).toBeGreaterThan(presets.length / 3)
  })

  it.each(independent.map((format) => [format.id, format] as const))('%s: never puts two others the other way around', (_, format) => {
    fc.assert(
      fc.property(anyEvent(format), ({ contest, setup, table }: AnyEvent) => {
        for (let count = 0; count < table.length; count++) {
          const { fact } = table[count]!
          const about = 'competitor' in fact.body ? fact.body.competitor : null
          const before = placesAfter([...setup, ...table.slice(0, count)], contest)
          const after = placesAfter([...setup, ...table.slice(0, count + 1)], contest)
          for (const [a, placeOfA] of before) {
            for (const [b, placeOfB] of before) {
              if (a === about || b === about) continue
              expect(Math.sign(after.get(a)! - after.get(b)!)).toBe(Math.sign(placeOfA - placeOfB))
            }
          }
        }
      }),
      { numRuns: NUM_RUNS },
    )
  })

  it.each(presets.filter(mayReorder).map((format) => [format.id, ruleOf(format), format] as const))(
    '%s may reorder others: %s',
    (_, rule, format) => {
      expect(rule).toBeDefined()
      expect(independent).not.toContain(format)
    },
  )
})
