import { expect, test } from 'vitest'
import { refereeView } from '../../../core/views/referee.ts'
import type { TestEvent } from '../../../core/testing/build-state.ts'
import { boulderRound, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { kindsOf, readRuling, type RulingDraft } from './read-ruling.ts'

const draft = (changes: Partial<RulingDraft>): RulingDraft => ({ kind: 'overrule', who: '1', slot: 0, value: '', status: 'DQ', ...changes })
const read = (event: TestEvent, changes: Partial<RulingDraft>) =>
  readRuling(viewOf(event), refereeView(event.state, event.contest)!, draft(changes))

test('lamps typed as at the table overrule the attempt; what was declared stays, and what was recorded is named', () => {
  const event = liftingMeet()
  lift(event, '1', 0, 1000, 'RRW')
  const ruling = read(event, { value: '111' })
  if (!ruling.ok) throw new Error(ruling.error)
  expect(ruling.value.what).toBe('Squat 1 of Ada')
  expect(ruling.value.was).toContain('RRW')
  event.must(ruling.value.command('The jury saw the video.'))
  const cell = viewOf(event).standing.rows.find(({ bib }) => bib === '1')?.cells[0]
  expect(cell).toMatchObject({ state: 'mark', ruled: { reason: 'The jury saw the video.' } })
  expect(cell?.ruled?.was).toContain('no mark')
})

test('a penalty is typed as what decides is printed; without a sign, and never nothing', () => {
  const event = liftingMeet()
  expect(read(event, { kind: 'penalise', value: '2.5' })).toMatchObject({ ok: true, value: { says: '2.5 off the total' } })
  for (const value of ['', '0', '-1', 'two']) expect(read(event, { kind: 'penalise', value }).ok).toBe(false)
})

test('everybody can be disqualified, also where the rules of the sport have no word for it', () => {
  const event = boulderRound()
  const ruling = read(event, { kind: 'status', status: 'DQ' })
  expect(ruling).toMatchObject({ ok: true, value: { what: 'The status of Ada', was: 'no status' } })
})

test('whom it is about must be somebody here', () => {
  expect(read(liftingMeet(), { who: '' })).toMatchObject({ error: 'Whom is it about? Type the number.' })
  expect(read(liftingMeet(), { who: '99' })).toMatchObject({ error: 'Nobody here has number 99.' })
})

test('an attempt can be overruled where there are attempts, a match where there are matches', () => {
  expect(kindsOf({ takes: 'attempts' }, { penalty: null })).toEqual(['overrule', 'status'])
  expect(kindsOf({ takes: 'matches' }, { penalty: { name: 'Points', decimals: 0, order: 'high' } })).toEqual([
    'match',
    'penalise',
    'status',
  ])
  expect(kindsOf({ takes: 'contests' }, { penalty: null })).toEqual(['status'])
})
