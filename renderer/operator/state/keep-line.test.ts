import { describe, expect, it } from 'vitest'
import { createConnection } from '../../client/connection.ts'
import { createFakeStation } from '../testing/fake-station.ts'
import { declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { keepLine } from './keep-line.ts'
import { createOperator } from './operator.ts'

/** A tab's storage, and pages that are loaded into the tab one after another. */
function tab() {
  const event = liftingMeet()
  for (const bib of ['1', '2', '3']) declare(event, bib, 0, 950 + Number(bib) * 50)
  const items = new Map<string, string>()
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
  let clock = 0
  const load = (id = 'test') => {
    const station = createFakeStation(event)
    station.be(id)
    const operator = createOperator(createConnection(station.transport), () => (clock += 1000))
    keepLine(operator.store, storage)
    station.open()
    return { station, operator, draft: () => operator.store.getState().draft }
  }
  return { event, items, load }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a page that is loaded again', () => {
  it('finds the line half typed, for whom it was, whoever is up by now', () => {
    const { event, load } = tab()
    load().operator.type('10')
    expect(load().draft()).toMatchObject({ text: '10', target: { bib: '1', asks: 'result' } })
    lift(event, '1', 0, 1000)
    expect(load().draft()).toMatchObject({ text: '10', target: { bib: '1', name: 'Ada', attempt: 'Squat 1' } })
  })

  it('finds the line that was on its way, with what was typed behind it; Enter on it records it once', async () => {
    const { event, load } = tab()
    const first = load()
    first.station.hold()
    first.operator.type('101')
    first.operator.enter()
    first.operator.type('11')
    const { operator, draft } = load()
    expect(draft()).toMatchObject({ text: '101', target: { bib: '1' }, kept: '11' })
    operator.enter()
    await settled()
    expect(draft()).toMatchObject({ text: '11', problem: null, sent: null })
    expect(viewOf(event).recent.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
  })

  it('finds nothing of a line that was saved or dropped', async () => {
    const { items, load } = tab()
    const { operator } = load()
    operator.type('101')
    expect(items.size).toBe(1)
    operator.enter()
    await settled()
    expect(items.size).toBe(0)
    operator.type('1')
    operator.escape()
    expect(items.size).toBe(0)
  })

  it('finds nothing of another event, nor of what can’t be read', () => {
    const { items, load } = tab()
    load().operator.type('10')
    expect(load('another').draft().text).toBe('')
    for (const text of ['', '{', 'null', '{"text":"1"}', '[]']) {
      items.set('scoretable-line', text)
      expect(load().draft().text).toBe('')
    }
  })

  it('keeps no name', () => {
    const { items, load } = tab()
    load().operator.type('10')
    expect([...items.values()].join('')).not.toContain('Ada')
  })
})
