// What stands on each document, read as an official would: one contest of a strength sport, one of matches, one that adds up others.
import { describe, expect, it } from 'vitest'
import { sportsDay } from '../formats/presets/sports-day.ts'
import { timeTeams } from '../formats/presets/time.ts'
import { type ContestId, type DivisionId, type PartitionId, TABLE } from '../ids.ts'
import { buildEvent, TEST_EVENT, type TestEvent } from '../testing/build-state.ts'
import { LEAGUE, HEATS, matchEvent, play } from '../testing/match-event.ts'
import { making, paperLines, unreadable } from '../testing/paper-text.ts'
import { readSheetCode } from './sheet-code.ts'
import type { Paper, PaperKind } from './paper.ts'
import { documentsOf, paperOf } from './papers.ts'

const K1 = 'k1' as ContestId
const paper = ({ state }: TestEvent, kind: PaperKind, of: ContestId | DivisionId = K1): Paper =>
  paperOf(making(state), { paper: kind, of })!
const lines = (event: TestEvent, kind: PaperKind, of?: ContestId | DivisionId): string[] => paperLines(paper(event, kind, of))

function lifters(): TestEvent {
  const person = (bib: string, name: string, lot: number, bodyweight: number, team?: string) => ({
    division: 'Open',
    bib,
    name,
    lot,
    attributes: { bodyweight },
    ...(team ? { team } : {}),
  })
  return buildEvent('powerlifting', [
    person('10', 'Ada', 1, 8000, 'North'),
    person('9', 'Bea', 2, 7900, 'South'),
    person('11', 'Cleo', 3, 7000),
    person('12', 'Dora', 4, 7100),
  ])
}

const lift = (event: TestEvent, bib: string, slot: number, load: number, lights = 'WWW') =>
  event.must({ name: 'attempt.record', contest: K1, competitor: event.competitor(bib), slot, values: { load, lights }, confirmed: true })

/** Everybody takes one of each lift; the first two end equal, and the fourth does not start. */
function lifted(): TestEvent {
  const event = lifters()
  for (const [bib, loads] of [
    ['10', [1000, 600, 1400]],
    ['9', [1000, 650, 1350]],
    ['11', [900, 500, 1000]],
  ] as const)
    for (const [group, load] of loads.entries()) lift(event, bib, group * 3, load)
  event.must({ name: 'status.record', contest: K1, competitor: event.competitor('12'), status: 'DNS' })
  return event
}

describe('an entry list', () => {
  it('names everybody by start number, with club, lot and what the contest asks to know', () => {
    expect(lines(lifters(), 'entry-list', 'd1' as DivisionId)).toEqual([
      '4 competitors in Powerlifting.',
      'No.|Name|Club|Lot|Body weight (kg)',
      '9|Bea|South|2|79.00',
      '10|Ada|North|1|80.00',
      '11|Cleo||3|70.00',
      '12|Dora||4|71.00',
    ])
  })
})

describe('a running order', () => {
  it('has the start list, and the round that is on in the order of what is declared', () => {
    const event = lifters()
    event.must({ name: 'attempt.declare', contest: K1, competitor: event.competitor('10'), slot: 0, values: { load: 1100 } })
    event.must({ name: 'attempt.declare', contest: K1, competitor: event.competitor('9'), slot: 0, values: { load: 900 } })
    const text = lines(event, 'running-order')
    expect(text.slice(0, 3)).toEqual(['# Start list', 'Start|No.|Name|Club|Body weight (kg)', '1|10|Ada|North|80.00'])
    const round = text.slice(text.findIndex((line) => line.startsWith('# Squat 1')))
    expect(round.filter((line) => /Ada|Bea/.test(line))).toEqual(['3|9|Bea|South|90.0 kg|', '4|10|Ada|North|110.0 kg|'])
  })

  it('of matches has who meets whom, round by round, and before the draw who will be drawn', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cleo'])
    expect(lines(event, 'running-order', event.contest)[0]).toMatch(/^Nothing is drawn yet/)
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'round-robin', cycles: 1 } })
    const text = lines(event, 'running-order', event.contest)
    expect(text.filter((line) => line.startsWith('#'))).toEqual(['# Round 1', '# Round 2', '# Round 3'])
    expect(text).toContain('Game 1|2 Bea|3 Cleo')
  })

  it('of heats has each on its lane', () => {
    const event = matchEvent(HEATS, ['Ada', 'Bea', 'Cleo'])
    event.must({ name: 'match.draw', contest: event.contest, how: HEATS.draw as never })
    expect(lines(event, 'running-order', event.contest)).toEqual([
      '# Round 1',
      '# Heat 1',
      'Lane|Competitor',
      '3|3 Cleo',
      '4|1 Ada',
      '5|2 Bea',
    ])
  })
})

describe('empty score sheets', () => {
  it('have a box for every value, a code that says whose they are, and none for who is out', () => {
    const event = lifted()
    const { parts, version } = paper(event, 'score-sheets')
    const sheets = parts.filter((part) => part.part === 'sheet')
    expect(version).toBeNull()
    expect(sheets.map(({ bib }) => bib)).toEqual(['10', '9', '11'])
    expect(sheets.map(({ code }) => readSheetCode(TEST_EVENT, code))).toEqual(
      ['10', '9', '11'].map((bib) => ({ ok: true, value: { contest: K1, competitor: event.competitor(bib) } })),
    )
    expect(paperLines({ parts: sheets.slice(0, 1) })[1]).toBe('Squat 1: [Load (kg)] [Lights 1] [2] [3]')
    expect(sheets[0]!.lines.at(-1)).toMatchObject({
      label: expect.stringContaining('DNS'),
      boxes: [{ label: 'Status' }, { label: 'Remarks', wide: true }],
    })
  })

  it('of matches are one a match that has no result', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cleo', 'Dora'])
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'round-robin', cycles: 1 } })
    play(event, 1, 3, 1)
    const sheets = paper(event, 'score-sheets', event.contest).parts.filter((part) => part.part === 'sheet')
    expect(sheets).toHaveLength(5)
    expect(sheets.map(({ code }) => readSheetCode(TEST_EVENT, code))).toContainEqual({
      ok: true,
      value: { contest: event.contest, match: 2 },
    })
  })

  it('that are longer than a page go on, on another of the same code', () => {
    const event = buildEvent('vertical-jump', [{ division: 'Open', bib: '1', name: 'Ada' }])
    const sheets = paper(event, 'score-sheets').parts.filter((part) => part.part === 'sheet')
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(1)
    expect(sheets.map(({ about }) => about)).toEqual(sheets.map((_, index) => `Open · sheet ${index + 1} of ${sheets.length}`))
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.filter(({ lines: own }) => own.length > 17)).toEqual([])
  })
})

describe('a protocol', () => {
  it('has every attempt with its time of day, what was corrected, and who is out', () => {
    const event = lifted()
    const seq = [...event.state.ledgers.get(TABLE)!.keys()][0]!
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { lights: 'WRW' }, reason: 'Left lamp misread' })
    const text = lines(event, 'protocol')
    expect(text.find((line) => line.startsWith('10|Ada|100.0'))).toMatch(
      /^10\|Ada\|100\.0 kg · WRW\|100\.0\|\d\d:\d\d:\d\d\|corrected \d\d:\d\d:\d\d: Left lamp misread$/,
    )
    expect(text.find((line) => line.startsWith('12|Dora'))).toMatch(/DNS \(.*\)\|\d\d:\d\d:\d\d/)
  })

  it('has what each judge gave on a device of their own, the time of the last, and in which order they stand', () => {
    const event = buildEvent('diving', [{ division: 'Open', bib: '1', name: 'Ada' }])
    const judges = Array.from({ length: 7 }, (_, index) => `judge-${index + 1}` as PartitionId)
    event.must({ name: 'contest.staff', contest: K1, judges: [{ field: 'marks', partitions: judges }] })
    event.must({
      name: 'attempt.record',
      contest: K1,
      competitor: event.competitor('1'),
      slot: 0,
      values: { difficulty: 30 },
      confirmed: true,
    })
    for (const partition of judges.slice(0, 6))
      event.must({ name: 'mark.give', partition, contest: K1, competitor: event.competitor('1'), slot: 0, marks: { marks: 70 } })
    expect(lines(event, 'protocol').find((line) => line.includes('Ada'))).toMatch(/does not count yet\. .*Judge 7/)
    const seq = event.must({
      name: 'mark.give',
      partition: judges[6]!,
      contest: K1,
      competitor: event.competitor('1'),
      slot: 0,
      marks: { marks: 80 },
    })
    event.must({ name: 'mark.correct', partition: judges[6]!, replaces: seq, marks: { marks: 75 }, reason: 'Slipped' })
    const text = lines(event, 'protocol')
    expect(text[0]).toBe('Marks: Judge 1, Judge 2, Judge 3, Judge 4, Judge 5, Judge 6, Judge 7, in this order.')
    expect(text.find((line) => line.includes('Ada'))).toContain('3.0 · 7.0 7.0 7.0 7.0 7.0 7.0 7.5')
    expect(lines(event, 'corrections')).toContainEqual(expect.stringMatching(/1 Ada\|Dive 1 · 8\.0\|7\.5\|Slipped\|Judge 7$/))
  })
})

describe('results', () => {
  it('have every column, the tied told apart, and who has no place apart at the end with why', () => {
    const text = lines(lifted(), 'results')
    expect(text[0]).toBe('Not complete: 9 of 27 are recorded.')
    expect(text.slice(1, 5)).toEqual([
      'Place|No.|Name|Club|BW (kg)|Squat|Bench press|Deadlift|Squat|Bench|Dead|Total',
      '1|9|Bea|South|79.00|100.0|65.0|135.0|100.0|65.0|135.0|300.0',
      '2|10|Ada|North|80.00|100.0|60.0|140.0|100.0|60.0|140.0|300.0',
      '3|11|Cleo||70.00|90.0|50.0|100.0|90.0|50.0|100.0|240.0',
    ])
    expect(text).toContain('# Without a place')
    expect(text.find((line) => line.includes('Dora'))).toMatch(/^DNS\|12\|Dora/)
    expect(text).toContainEqual(expect.stringMatching(/^DNS: /))
    expect(text).toContain(
      'Place 2, 10 Ada. Behind Bea: equal in Total 300.0; equal totals: the lighter lifter first (80.00 kg to 79.00 kg).',
    )
  })

  it('say how far they have come, what was ruled, and which records they make', () => {
    const event = lifted()
    expect(paper(event, 'results').stands).toBe('Provisional')
    event.must({ name: 'record-book.keep', book: { id: 'club', name: 'Club record', better: 'high', gain: 5, equal: 'nothing' } })
    event.must({ name: 'record.list', records: [{ book: 'club', division: 'd1' as DivisionId, what: 'total', value: 2900 }] })
    event.must({ name: 'ruling.penalise', contest: K1, competitor: event.competitor('10'), by: 50, reason: 'Late to the platform' })
    event.must({ name: 'results.announce', contest: K1, protest: 10 })
    event.must({ name: 'results.sign', contest: K1, version: 1, by: 'Chief', confirmed: true })
    const text = lines(event, 'results')
    expect(paper(event, 'results').stands).toBe('Official')
    expect(text[0]).toBe('Announced results: Signed off by Chief.')
    expect(text).toContain('10 Ada: −5.0 on the total. Reason: Late to the platform.')
    expect(text.filter((line) => line.startsWith('Club record'))).toEqual([
      'Club record: Total 295.0, 10 Ada (Deadlift 1) · new, not ratified yet.',
      'Club record: Total 300.0, 9 Bea (Deadlift 1) · new, not ratified yet.',
    ])
  })

  it('of nobody say so', () => {
    expect(lines(lifters(), 'results')).toContain('Nobody has a place yet.')
  })
})

describe('overall results', () => {
  it('have a column for each contest that they add up', () => {
    const event = buildEvent(
      'time',
      ['Ada', 'Bea'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name })),
    )
    event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'time', title: 'Swim' })
    event.must({
      name: 'contest.add',
      division: 'd1' as DivisionId,
      format: sportsDay.id,
      title: 'All events',
      sources: ['k1' as ContestId, 'k2' as ContestId],
    })
    for (const [contest, bib, time] of [
      ['k1', '1', 1000],
      ['k1', '2', 1100],
      ['k2', '1', 2000],
      ['k2', '2', 1900],
    ] as const)
      event.must({ name: 'attempt.record', contest: contest as ContestId, competitor: event.competitor(bib), slot: 0, values: { time } })
    const overall = paper(event, 'overall', 'k3' as ContestId)
    expect(overall.title).toBe('Overall results')
    expect(paperLines(overall)[0]).toMatch(/^Place\|No\.\|Name\|.*Swim/)
    expect(
      documentsOf(event.state)
        .filter(({ of }) => of === ('k3' as ContestId))
        .map((ref) => ref.paper),
    ).toEqual(['overall', 'medals', 'corrections'])
  })
})

describe('team results and medals', () => {
  function race(): TestEvent {
    const event = buildEvent(
      timeTeams.id,
      ['Ann', 'Amy', 'Ada', 'Ben', 'Bob', 'Bill', 'Max'].map((name, index) => ({
        division: 'Open',
        bib: String(index + 1),
        name,
        ...(index < 6 ? { team: name.startsWith('A') ? 'Lake' : 'Hill' } : {}),
      })),
    )
    for (const [bib, time] of [
      ['1', 1000],
      ['2', 1010],
      ['3', 1050],
      ['4', 1010],
      ['5', 1030],
      ['6', 1040],
    ] as const)
      event.must({ name: 'attempt.record', contest: K1, competitor: event.competitor(bib), slot: 0, values: { time } })
    return event
  }

  it('have each team with what it adds up and whose result counts', () => {
    expect(lines(race(), 'teams').slice(1, 6)).toEqual([
      expect.stringMatching(/^1\|Lake\|/),
      expect.stringContaining('1 Ann'),
      expect.stringContaining('2 Amy'),
      expect.stringContaining('3 Ada'),
      expect.stringMatching(/^2\|Hill\|.*higher sum/),
    ])
  })

  it('are called third first and the winner last; who shares a place is told so', () => {
    const calls = paper(race(), 'medals').parts.filter((part) => part.part === 'medals')
    expect(calls[0]!.calls.map(({ place, name, about }) => [place, name, about])).toEqual([
      ['2nd (shared)', 'Amy', 'Lake'],
      ['2nd (shared)', 'Ben', 'Hill'],
      ['1st', 'Ann', 'Lake'],
    ])
    expect(calls.at(-1)).toMatchObject({
      title: 'Open · Teams',
      calls: [
        { place: '2nd', name: 'Hill' },
        { place: '1st', name: 'Lake', about: 'Ann, Amy, Ada' },
      ],
    })
  })
})

describe('the record of corrections and rulings', () => {
  it('has what was, what is, why, by whom and when, in the order of time', () => {
    const event = lifted()
    const seq = [...event.state.ledgers.get(TABLE)!.keys()][0]!
    const corrected = event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { load: 1050 }, reason: 'Misread' })
    event.must({
      name: 'ruling.overrule',
      contest: K1,
      competitor: event.competitor('9'),
      slot: 0,
      values: { load: 1000, lights: 'RRR' },
      reason: 'Depth',
    })
    const ruling = event.must({ name: 'ruling.status', contest: K1, competitor: event.competitor('11'), status: 'DQ', reason: 'Kit' })
    event.must({ name: 'entry.void', partition: 'rulings' as PartitionId, voids: ruling, reason: 'Wrong number' })
    event.must({ name: 'entry.void', partition: TABLE, voids: corrected, reason: 'Wrong lifter' })
    const told = lines(event, 'corrections')
      .slice(1, -1)
      .map((line) => line.split('|').slice(1))
    expect(told).toEqual([
      ['10 Ada', 'Squat 1 · 100.0 kg · WWW', 'Squat 1 · 105.0 kg · WWW', 'Misread', 'Scoring table'],
      ['9 Bea', '100.0 kg · WWW', 'Squat 1 counts as 100.0 kg · RRR · no mark', 'Depth', 'Referee’s table'],
      ['11 Cleo', expect.any(String), expect.stringContaining('DQ'), 'Kit', 'Referee’s table'],
      ['11 Cleo', expect.stringContaining('DQ'), 'ruling taken back', 'Wrong number', 'Referee’s table'],
      ['10 Ada', 'Squat 1 · 105.0 kg · WWW', 'taken back', 'Wrong lifter', 'Scoring table'],
    ])
  })

  it('says so where there is nothing', () => {
    expect(lines(lifters(), 'corrections')[0]).toBe('Nothing was corrected, and nothing was ruled.')
  })
})

describe('a large event of many scripts', () => {
  const NAMES = [
    'محمد الأمين بن عبد الله',
    '山田 太郎',
    'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren-Maria',
    'Zoë 🏋️ Ångström',
    'สมชาย',
    '<script>',
  ]

  it('400 competitors in 9 divisions stand whole on every document', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({
      division: `Division ${(index % 9) + 1}`,
      bib: String(index + 1),
      name: `${NAMES[index % NAMES.length]} ${index}`,
      team: 'Клуб',
    }))
    const event = buildEvent('time', rows)
    for (const competitor of event.state.competitors.values()) {
      const contest = [...event.state.contests.values()].find(({ division }) => division === competitor.division)!.id
      event.must({ name: 'attempt.record', contest, competitor: competitor.id, slot: 0, values: { time: 1000 + Number(competitor.bib) } })
    }
    const papers = documentsOf(event.state).map((ref) => paperOf(making(event.state), ref)!)
    expect(papers.map(unreadable).filter((fault) => fault !== null)).toEqual([])
    for (const kind of ['entry-list', 'running-order', 'score-sheets', 'protocol', 'results'] as const) {
      const text = papers
        .filter((each) => each.kind === kind)
        .map((each) => paperLines(each).join('\n'))
        .join('\n')
      expect(rows.filter(({ name }) => !text.includes(name))).toEqual([])
    }
  })
})
