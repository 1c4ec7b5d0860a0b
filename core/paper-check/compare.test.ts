// A signed sheet typed again: what says the same is quiet, what differs is told, and what it would take to make it as on the paper.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cardOf } from '../apply/state.ts'
import type { Command } from '../decide/command.ts'
import { sheetCode } from '../documents/sheet-code.ts'
import { presets } from '../formats/presets/presets.ts'
import { valuesInput } from '../formats/text.ts'
import { matchInput } from '../formats/typing-match.ts'
import type { CompetitorId, ContestId, PartitionId } from '../ids.ts'
import { anyEvent, fold } from '../testing/any-event.ts'
import { buildEvent, TEST_EVENT, type TestEvent } from '../testing/build-state.ts'
import { fieldsAt } from '../standings/slots.ts'
import { comparePaper, type TypedSheet } from './compare.ts'
import { matchOn, sheetByCode, sheetOf } from './sheet.ts'

const TABLE = 'table-1' as PartitionId
const k1 = 'k1' as ContestId

function lifting(): TestEvent {
  const event = buildEvent('powerlifting', [
    { bib: '1', name: 'Ada', division: 'Open', attributes: { bodyweight: 5870 } },
    { bib: '2', name: 'Bea', division: 'Open', attributes: { bodyweight: 6010 } },
  ])
  const competitor = event.competitor('1')
  event.must({ name: 'attempt.declare', contest: k1, competitor, slot: 0, values: { load: 1000 } })
  event.must({ name: 'attempt.record', contest: k1, competitor, slot: 0, values: { lights: 'WWR' } })
  event.must({ name: 'attempt.declare', contest: k1, competitor, slot: 1, values: { load: 1050 } })
  event.must({ name: 'attempt.record', contest: k1, competitor, slot: 1, values: { lights: 'RRW' } })
  return event
}

const typed = (lines: Record<number, string>, status = ''): TypedSheet => ({
  lines: Object.entries(lines).map(([slot, text]) => ({ slot: Number(slot), text })),
  status,
})

const compare = ({ state, competitor }: TestEvent, bib: string, sheet: TypedSheet) => {
  const compared = comparePaper(state, { contest: k1, competitor: competitor(bib) }, sheet)
  if (!compared.ok) throw new Error(compared.error)
  return compared.value
}

/** The fix as a person sends it, with a reason. */
const withReason = (fix: Command): Command => ('reason' in fix ? { ...fix, reason: 'As on the signed sheet' } : fix)

describe('a sheet that is typed again', () => {
  test('is found by its code, and shows nothing of what is recorded', () => {
    const event = lifting()
    const code = sheetCode(TEST_EVENT, { contest: k1, competitor: event.competitor('1') })
    const sheet = sheetByCode(event.state, TEST_EVENT, code.toLowerCase())
    expect(sheet).toMatchObject({
      ok: true,
      value: { who: '1 Ada', lines: [{ slot: 0, label: 'Squat 1' }, { slot: 1 }, { slot: 2 }, {}, {}, {}, {}, {}, {}] },
    })
    const whole = JSON.stringify(sheet)
    for (const told of ['100', '105', 'WWR', '110']) expect(whole.replaceAll('(101)', '')).not.toContain(told)
    expect(sheetByCode(event.state, TEST_EVENT, 'AAA-AAAA')).toMatchObject({ ok: false })
  })

  test('which says the same has no difference, also with the decision in place of the lamps, or without what was announced', () => {
    const event = lifting()
    for (const sheet of [
      { 0: '100 110', 1: '105 001' },
      { 0: '100 1', 1: '0' },
      { 0: '110', 1: '105.0 001' },
    ])
      expect(compare(event, '1', typed(sheet))).toEqual({ same: 2, differences: [], unread: [] })
  })

  test('which differs says both, and the fix makes it as on the paper', () => {
    const event = lifting()
    const sheet = typed({ 0: '100 110', 1: '102.5 101' })
    const { same, differences } = compare(event, '1', sheet)
    expect(same).toBe(1)
    expect(differences).toMatchObject([{ slot: 1, label: 'Squat 2', here: '105.0 kg · RRW', paper: '102.5 kg · WRW' }])
    event.must(withReason(differences[0]!.fix!))
    expect(compare(event, '1', sheet)).toEqual({ same: 2, differences: [], unread: [] })
  })

  test('tells what stands on one side alone: an attempt that was never entered, and one that the paper has not', () => {
    const event = lifting()
    const sheet = typed({ 0: '100 110', 2: '105 111' })
    const { differences } = compare(event, '1', sheet)
    expect(differences).toMatchObject([
      { slot: 1, paper: '', fix: { name: 'entry.void' } },
      { slot: 2, here: '', paper: '105.0 kg · WWW', fix: { name: 'attempt.record', slot: 2 } },
    ])
    for (const { fix } of differences) event.must(withReason(fix!))
    expect(compare(event, '1', sheet)).toEqual({ same: 2, differences: [], unread: [] })
  })

  test('compares the status too, and says what can’t be read, line by line', () => {
    const event = lifting()
    expect(compare(event, '2', typed({}, 'dns')).differences).toMatchObject([
      { slot: null, here: '', paper: 'DNS', fix: { name: 'status.record' } },
    ])
    const { unread, differences } = compare(event, '1', typed({ 0: '100 11x', 1: '105 001' }, 'ill'))
    expect(differences).toEqual([])
    expect(unread).toMatchObject([{ slot: 0 }, { slot: null, message: expect.stringContaining('has no status ILL') }])
  })

  test('was signed before a ruling: what was ruled is no difference, and is never the table’s to correct', () => {
    const event = lifting()
    const competitor = event.competitor('1')
    event.must({ name: 'ruling.overrule', contest: k1, competitor, slot: 1, values: { load: 1050, lights: 'WWW' }, reason: 'Video' })
    const lines = { 0: '100 110', 1: '105 001' }
    expect(compare(event, '1', typed(lines)).differences).toEqual([])
    expect(compare(event, '1', typed({ ...lines, 1: '105 111' })).differences).toEqual([])
    expect(compare(event, '1', typed({ ...lines, 1: '107.5 111' })).differences).toMatchObject([{ slot: 1, fix: null }])
  })

  test('of somebody who is not in the contest any more is refused with a sentence', () => {
    const event = lifting()
    expect(sheetOf(event.state, { contest: k1, competitor: 'p77' as CompetitorId })).toMatchObject({ ok: false })
    expect(comparePaper(event.state, { contest: 'k9' as ContestId, match: 1 }, typed({}))).toMatchObject({ ok: false })
  })
})

describe.each(presets.filter(({ takes }) => takes !== 'contests').map((format) => [format.id, format] as const))('%s', (_id, format) => {
  it('has no difference where a sheet says what is recorded, and one where a line is left out or says another thing', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ contest: id, setup, table }) => {
        const state = fold(table, fold(setup))
        const contest = state.contests.get(id)!
        for (const match of state.matches.get(id)?.get(TABLE)?.values() ?? []) {
          if (!match.recorded) continue
          const { fields } = matchOn(state, contest, match.match)!
          const text = matchInput(fields, match.recorded.values, match.recorded.played)
          const sheet = { contest: id, match: match.match }
          expect(comparePaper(state, sheet, typed({ 0: text }))).toEqual({ ok: true, value: { same: 1, differences: [], unread: [] } })
          expect(comparePaper(state, sheet, typed({}))).toMatchObject({ value: { same: 0, differences: [{ paper: '' }] } })
        }
        if (format.takes === 'matches') return
        for (const competitor of state.competitors.keys()) {
          const card = cardOf(state, contest, competitor)
          const lines: Record<number, string> = {}
          for (const [slot, attempt] of (card?.attempts ?? []).entries())
            if (attempt) lines[slot] = valuesInput({ ...format, fields: [...fieldsAt(format, slot)] }, attempt.values, true)
          const sheet = { contest: id, competitor }
          const same = Object.keys(lines).length
          const status = card?.status?.code ?? ''
          const whole = comparePaper(state, sheet, typed(lines, status))
          expect(whole).toEqual({ ok: true, value: { same: same + (status === '' ? 0 : 1), differences: [], unread: [] } })
          if (same > 0) {
            const [first] = Object.keys(lines)
            const { [Number(first)]: _, ...rest } = lines
            expect(comparePaper(state, sheet, typed(rest, status))).toMatchObject({
              value: { differences: [{ slot: Number(first), paper: '' }] },
            })
          }
        }
      }),
      { numRuns: 6 },
    )
  })
})
