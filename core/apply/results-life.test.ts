import { describe, expect, it } from 'vitest'
import { decide } from '../decide/decide.ts'
import { RULINGS, SETUP, TABLE } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { resultsLifeView } from '../views/results-life.ts'
import { standingView } from '../views/standing.ts'
import { applyEntry } from './apply.ts'
import { createState } from './state.ts'

const MINUTE = 60_000

function raced() {
  const event = buildEvent(
    'time',
    ['Ann', 'Ben'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name, lot: index })),
  )
  const { contest } = event
  const run = (bib: string, time: number) =>
    event.must({ name: 'attempt.record', contest, competitor: event.competitor(bib), slot: 0, values: { time } })
  run('1', 1000)
  run('2', 1100)
  const announced = () => event.state.rulings.contests.get(contest)!.life.versions.at(-1)!
  const said = (now: number) => resultsLifeView(event.state, contest, now)!
  return { event, contest, announced, said }
}

describe('the life of results', () => {
  it('begins provisional, counts the time for protests down, and ends official, signed by name', () => {
    const { event, contest, announced, said } = raced()
    expect(said(0)).toMatchObject({ state: 'provisional', version: null, sentence: 'Provisional.' })
    expect(standingView(event.state, contest)).not.toHaveProperty('life')
    event.must({ name: 'results.announce', contest, protest: 30 })
    const { at } = announced()
    expect(said(at)).toMatchObject({
      state: 'protest',
      version: 1,
      left: 30,
      sentence: 'Provisional, version 1: 30 minutes left for protests.',
    })
    expect(said(at + 29 * MINUTE + 1)).toMatchObject({ left: 1, sentence: 'Provisional, version 1: 1 minute left for protests.' })
    expect(said(at + 30 * MINUTE)).toMatchObject({
      state: 'provisional',
      left: 0,
      sentence: expect.stringContaining('nobody has signed off yet') as string,
    })
    event.must({ name: 'results.sign', contest, version: 1, by: 'Eva Referee' })
    expect(said(at + 31 * MINUTE)).toMatchObject({
      state: 'official',
      by: 'Eva Referee',
      sentence: 'Official, version 1, signed off by Eva Referee.',
    })
    expect(standingView(event.state, contest)!.life).toMatchObject({ state: 'official', version: 1, by: 'Eva Referee', changed: false })
  })

  it('asks before the time for protests is cut short, where the clock is known', () => {
    const { event, contest, announced } = raced()
    event.must({ name: 'results.announce', contest, protest: 30 })
    const sign = { name: 'results.sign', contest, version: 1, by: 'Eva' } as const
    expect(decide(event.state, sign, announced().at + 18 * MINUTE)).toMatchObject({
      error: { kind: 'odd', message: 'Version 1 can be protested for 12 minutes more.' },
    })
    expect(decide(event.state, { ...sign, confirmed: true }, announced().at)).toMatchObject({ ok: true })
    expect(decide(event.state, sign, announced().at + 30 * MINUTE)).toMatchObject({ ok: true })
  })

  it('fault 21: a change after that makes version 2, which says what it supersedes and why', () => {
    const { event, contest, said } = raced()
    event.must({ name: 'results.announce', contest, protest: 0 })
    event.must({ name: 'results.sign', contest, version: 1, by: 'Eva' })
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: 1, values: { time: 1200 }, reason: 'wrong athlete', confirmed: true })
    expect(said(9e12)).toMatchObject({ state: 'official', changed: true })
    expect(said(9e12).sentence).toBe(
      'Official, version 1, signed off by Eva. The standing has changed since. Announce version 2, with the reason.',
    )
    expect(event.tell({ name: 'results.announce', contest, protest: 15 })).toMatchObject({
      error: { message: 'Version 1 of Time, fastest first is announced already. Say that this one supersedes it, and why.' },
    })
    event.must({ name: 'results.announce', contest, protest: 15, supersedes: 1, reason: 'times of two athletes were exchanged' })
    expect(standingView(event.state, contest)!.life).toMatchObject({
      state: 'announced',
      version: 2,
      supersedes: 1,
      reason: 'times of two athletes were exchanged',
      changed: false,
    })
    expect(said(0).history.map(({ version, supersedes }) => [version, supersedes])).toEqual([
      [2, 1],
      [1, undefined],
    ])
  })

  it('a change taken back is none: the version holds again', () => {
    const { event, contest, said } = raced()
    event.must({ name: 'results.announce', contest, protest: 0 })
    const correct = (replaces: number, time: number) =>
      event.must({ name: 'attempt.correct', partition: TABLE, replaces, values: { time }, reason: 'x', confirmed: true })
    const seq = correct(1, 1200)
    expect(said(0).changed).toBe(true)
    correct(seq, 1000)
    expect(said(0).changed).toBe(false)
  })

  it('a name spelled better changes no result', () => {
    const { event, contest, said } = raced()
    event.must({ name: 'results.announce', contest, protest: 0 })
    const { id, ...ann } = event.state.competitors.get(event.competitor('1'))!
    event.must({ name: 'competitor.change', competitor: { ...ann, competitor: id, name: 'Anne' }, reason: 'spelling' })
    expect(said(0).changed).toBe(false)
  })

  it('is reopened with a reason, and only what is official', () => {
    const { event, contest, said } = raced()
    event.must({ name: 'results.announce', contest, protest: 0 })
    expect(event.tell({ name: 'results.reopen', contest, reason: 'protest' })).toMatchObject({ error: { kind: 'invalid' } })
    event.must({ name: 'results.sign', contest, version: 1, by: 'Eva' })
    event.must({ name: 'results.reopen', contest, reason: 'protest of Ben' })
    expect(said(0)).toMatchObject({
      state: 'provisional',
      by: null,
      sentence: 'Provisional: version 1 was reopened (“protest of Ben”). Announce version 2, with the reason.',
    })
    expect(event.tell({ name: 'results.sign', contest, version: 1, by: 'Eva' })).toMatchObject({ error: { kind: 'invalid' } })
    event.must({ name: 'results.announce', contest, protest: 0, supersedes: 1, reason: 'protest dismissed' })
    expect(said(9e12).version).toBe(2)
  })

  it('announces nothing twice, nothing of nobody, and signs no standing that has changed', () => {
    const { event, contest } = raced()
    const empty = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ann' }])
    expect(empty.tell({ name: 'results.announce', contest: empty.contest, protest: 5 })).toMatchObject({
      error: { message: 'Nobody has a place in Time, fastest first yet. Nothing was announced.' },
    })
    event.must({ name: 'results.announce', contest, protest: 5 })
    expect(event.tell({ name: 'results.announce', contest, protest: 5 })).toMatchObject({ error: { kind: 'already-recorded' } })
    event.must({ name: 'ruling.penalise', contest, competitor: event.competitor('1'), by: 500, reason: 'false start' })
    expect(event.tell({ name: 'results.sign', contest, version: 1, by: 'Eva' })).toMatchObject({
      error: { message: expect.stringContaining('has changed since version 1') as string },
    })
  })

  it('is the same in whatever order the partitions arrive, and means nothing from another partition', () => {
    const { event, contest } = raced()
    event.must({ name: 'results.announce', contest, protest: 10 })
    event.must({ name: 'results.sign', contest, version: 1, by: 'Eva' })
    const state = createState()
    for (const partition of [RULINGS, TABLE, SETUP]) for (const entry of event.entries.get(partition)!) applyEntry(state, entry)
    expect(resultsLifeView(state, contest, 5)).toEqual(resultsLifeView(event.state, contest, 5))
    expect(state.unapplied).toBe(0)
    const before = resultsLifeView(event.state, contest, 5)
    event.write(TABLE, [{ kind: 'ruling.reopened', body: { contest, reason: 'mine' } }])
    expect(resultsLifeView(event.state, contest, 5)).toEqual(before)
    expect(event.state.unapplied).toBe(1)
  })
})
