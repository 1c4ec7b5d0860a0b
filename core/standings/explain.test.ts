import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diving } from '../formats/presets/diving.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { presets } from '../formats/presets/presets.ts'
import { roundRobin } from '../formats/presets/tournament.ts'
import type { Format } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'
import { anyAttempt } from '../testing/random-attempts.ts'
import { openReplay, type Replayed } from '../testing/replay.ts'
import { explain, type Step } from './explain.ts'
import { rankingOf } from './ranking.ts'
import { slotCount } from './slots.ts'

const good = (load: number): Values => ({ load: load * 10, lights: 'WWR' })
const bad = (load: number): Values => ({ load: load * 10, lights: 'RRW' })

const lifter = (key: string, bodyweight: number, attempts: (Values | undefined)[]): Replayed => ({
  key,
  attributes: { bodyweight },
  attempts,
})

function contestOf(format: Format, people: readonly Replayed[]) {
  const replayed = openReplay(people)
  const contest = replayed.contest(format)
  for (const { key, attempts } of people) for (const [slot, values] of attempts.entries()) if (values) contest.record(key, slot, values)
  for (const { key, status } of people) if (status) contest.status(key, status)
  const own = replayed.state.contests.get(contest.id)!
  const why = (key: string) =>
    explain(replayed.state, own, rankingOf(replayed.state, own).rows.find(({ competitor }) => competitor.name === key)!.id)!
  return { ...contest, why }
}

/** An explanation as lines, deeper ones indented, so that it reads as on a screen. */
const lines = (steps: readonly Step[], depth = 0): string[] =>
  steps.flatMap(({ name, say, value, marks, counts, of }) => [
    [
      '  '.repeat(depth),
      counts === false ? '(not counted) ' : '',
      [name, say].filter(Boolean).join(': '),
      value === '' ? '' : ` = ${value}`,
      marks ? ` [${marks.map((mark) => (mark.counts ? mark.text : `-${mark.text}-`)).join(' ')}]` : '',
    ].join(''),
    ...lines(of, depth + 1),
  ])

describe('a total of best attempts', () => {
  const meet = contestOf(powerlifting, [
    lifter('Ada', 8000, [good(100), good(110), bad(120), good(60), bad(70), bad(70), good(130), undefined, undefined]),
    lifter('Bea', 7900, [good(110), bad(120), bad(120), good(60), undefined, undefined, good(130), undefined, undefined]),
    lifter('Cleo', 7000, [good(90), bad(120), bad(120), good(60), undefined, undefined, good(130), undefined, undefined]),
    lifter('Dora', 7000, [good(90), bad(120), bad(120), bad(60), bad(60), bad(60)]),
    { ...lifter('Eve', 7000, []), status: 'DNS' },
  ])

  test('is told down to the attempts, with those that don’t count', () => {
    expect(lines(meet.why('Ada').columns)).toEqual([
      'Total: sum = 300.0',
      '  Squat: best of Squat = 110.0',
      '    (not counted) Squat 1: 100.0 kg · WWR = 100.0',
      '    Squat 2: 110.0 kg · WWR = 110.0',
      '    (not counted) Squat 3: 120.0 kg · RRW',
      '  Bench press: best of Bench press = 60.0',
      '    Bench press 1: 60.0 kg · WWR = 60.0',
      '    (not counted) Bench press 2: 70.0 kg · RRW',
      '    (not counted) Bench press 3: 70.0 kg · RRW',
      '  Deadlift: best of Deadlift = 130.0',
      '    Deadlift 1: 130.0 kg · WWR = 130.0',
    ])
  })

  test('equal totals: the lighter lifter is ahead, and both are told why', () => {
    const { before, after } = meet.why('Ada')
    expect(before).toMatchObject({
      other: { competitor: { name: 'Bea' } },
      because: 'equal totals: the lighter lifter first',
      key: { name: 'Body weight', own: '80.00 kg', other: '79.00 kg' },
      equal: [{ name: 'Total', own: '300.0', other: '300.0' }],
    })
    expect(after).toMatchObject({
      other: { competitor: { name: 'Cleo' } },
      because: 'higher total',
      key: { own: '300.0', other: '280.0' },
      equal: [],
    })
  })

  test('no good attempt in a lift: no place, and which lift it was', () => {
    expect(meet.why('Dora')).toMatchObject({
      place: null,
      before: null,
      after: null,
      sentence: 'No total, so no place: there is nothing in Bench press.',
    })
  })

  test('a status says what it means', () => {
    expect(meet.why('Eve')).toMatchObject({ place: null, sentence: 'DNS: did not start, so no place.' })
  })
})

describe('a panel of judges', () => {
  test('shows every mark, and those that were dropped', () => {
    const round = contestOf(diving, [
      { key: 'Ada', attempts: [{ difficulty: 32, marks: [80, 75, 85, 80, 80, 90, 70] }] },
      { key: 'Bea', attempts: [{ difficulty: 30, marks: [80, 75, 85, 80, 80, 90, 70] }] },
    ])
    expect(lines(round.why('Ada').columns)).toEqual([
      'Total: sum of Dive = 76.80',
      '  Dive 1: product = 76.80',
      '    sum of marks without the 2 highest and 2 lowest = 24.0 [8.0 -7.5- -8.5- 8.0 8.0 -9.0- -7.0-]',
      '    difficulty = 3.2',
    ])
    expect(round.why('Ada').after).toMatchObject({ because: 'higher total of all dives', key: { own: '76.80', other: '72.00' } })
  })
})

describe('a shared place', () => {
  const format: Format = {
    ...diving,
    ranking: [...diving.ranking, { by: 'draw', because: 'equal firsts jump again', when: 'first' }],
  }
  const people: Replayed[] = ['Ada', 'Bea', 'Cleo', 'Dora'].map((key, index) => ({
    key,
    attempts: [{ difficulty: 30, marks: Array.from({ length: 7 }, () => (index < 2 ? 80 : 70)) }],
  }))

  test('says who shares it, and that a decision is still to come', () => {
    const round = contestOf(format, people)
    expect(round.why('Ada')).toMatchObject({ place: 1, shares: [{ competitor: { name: 'Bea' } }], undecided: 'equal firsts jump again' })
    expect(round.why('Dora')).toMatchObject({ place: 3, shares: [{ competitor: { name: 'Cleo' } }], undecided: null })
  })

  test('and once it is recorded, that this decided', () => {
    const round = contestOf(format, people)
    round.decide([['Bea'], ['Ada']])
    expect(round.why('Ada')).toMatchObject({
      place: 2,
      shares: [],
      undecided: null,
      before: {
        because: 'equal firsts jump again',
        key: { name: 'Decision', own: 'decided 2', other: 'decided 1' },
        equal: [{ own: '72.00' }],
      },
    })
  })
})

describe('places by the judges’ majority', () => {
  const format: Format = {
    ...diving,
    fields: [{ type: 'marks', id: 'places', name: 'Places', judges: 5, decimals: 0, min: 1, max: 20, step: 1, places: true }],
    groups: [
      { id: 'slow', name: 'Slow', short: 'S', attempts: 1 },
      { id: 'quick', name: 'Quick', short: 'Q', attempts: 1 },
    ],
    score: { part: 'panel', field: 'places', drop: { high: 0, low: 0 }, reduce: 'sum' },
    results: [
      { id: 'slow', name: 'Slow', short: 'Slow', from: { part: 'ordinals', group: 'slow' } },
      { id: 'quick', name: 'Quick', short: 'Quick', from: { part: 'ordinals', group: 'quick' } },
      { id: 'all', name: 'Overall', short: 'All', from: { part: 'ordinals-summary', of: ['slow', 'quick'] } },
    ],
    ranking: [{ by: 'result', id: 'all', order: 'low', because: 'better place over all' }],
    oddities: [],
  }
  const sheet = (places: number[]) => ({ places })
  const final = contestOf(format, [
    { key: 'Ada', attempts: [sheet([1, 1, 1, 2, 3]), sheet([2, 2, 2, 1, 2])] },
    { key: 'Bea', attempts: [sheet([2, 2, 2, 1, 1]), sheet([1, 1, 1, 2, 1])] },
    { key: 'Cleo', attempts: [sheet([3, 3, 3, 3, 2]), sheet([3, 3, 3, 3, 3])] },
  ])

  test('show their counts, and the rules that broke the tie', () => {
    expect(lines(final.why('Bea').columns)).toEqual([
      'Overall: place over all: sum of places, then count-back over places, then over all marks = 1',
      '  Slow: place by the majority of the judges = 2 [2 2 2 1 1]',
      '    1st places = 2',
      '    places 1 to 2, a majority of 3 = 5',
      '    a majority before anybody else = rule 5',
      '  Quick: place by the majority of the judges = 1 [1 1 1 -2- 1]',
      '    1st places, a majority of 3 = 4',
      '    a majority before anybody else = rule 5',
      '  rule 9: sum of places = 3',
      '  rule 10, for place 1, among 2 with the same sum: 1st places = 1, sum 1',
      '  rule 11, for place 1, among 2 with the same sum: all marks of all as one sheet',
      '    1st places, a majority of 6 = 6',
    ])
  })
})

describe('matches', () => {
  const replayed = openReplay(['Ada', 'Bea', 'Cleo', 'Dora'].map((key) => ({ key })))
  const contest = replayed.contest(roundRobin)
  const game = (round: number, first: string, second: string, points: number) =>
    contest.match({ round, sides: [[first], [second]], values: [{ points }, { points: 10 - points }] })
  game(1, 'Ada', 'Bea', 10)
  game(1, 'Cleo', 'Dora', 10)
  game(2, 'Ada', 'Cleo', 0)
  game(2, 'Bea', 'Dora', 10)
  const own = replayed.state.contests.get(contest.id)!
  const why = (name: string) =>
    explain(replayed.state, own, [...replayed.state.competitors.values()].find((competitor) => competitor.name === name)!.id)!

  test('are told by whom they were against, and by the encounter where that decided', () => {
    expect(lines(why('Ada').columns)).toEqual([
      'Score: sum of Games = 1.0',
      '  Games 1 against Bea: Points 1.0 = 1.0',
      '  Games 2 against Cleo: Points 0.0 = 0.0',
    ])
    expect(why('Ada').after).toMatchObject({
      other: { competitor: { name: 'Bea' } },
      because: 'equal scores: more points in the games among them',
      key: { name: 'Direct encounter', own: '', other: '' },
      equal: [{ name: 'Score', own: '1.0', other: '1.0' }],
    })
  })
})

const alone = presets.filter(
  (format) => (format.takes ?? 'attempts') === 'attempts' && format.groups.every(({ turns }) => turns === undefined),
)

describe.each(alone.map((format) => [format.id, format] as const))('%s', (_, format) => {
  const attempts = fc.tuple(...Array.from({ length: slotCount(format) }, (_each, slot) => anyAttempt(format, slot)))

  test('explains everybody: the figures are those that are shown, and neighbours say the same of each other', () => {
    fc.assert(
      fc.property(fc.array(attempts, { minLength: 2, maxLength: 5 }), fc.integer({ min: 0, max: slotCount(format) }), (all, taken) => {
        const people = all.map((own, index) => ({ key: `c${index}`, attempts: own.slice(0, taken) }))
        const contest = contestOf(format, people)
        const texts = new Map(people.map(({ key }) => [key, new Set(contest.row(key).results)]))
        for (const { key } of people) {
          const { columns, before, place, sentence } = contest.why(key)
          const [first] = columns
          const unit = format.results.find(({ name }) => name === first?.name)
          if (first && unit && !unit.hidden) expect([...texts.get(key)!]).toContain(first.value.replace(` ${unit.unit}`, ''))
          expect(sentence === null).toBe(place !== null)
          if (before && before.more === 0) {
            const { after } = contest.why(before.other.competitor.name)
            expect(after).toMatchObject({ because: before.because, key: { own: before.key!.other } })
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})
