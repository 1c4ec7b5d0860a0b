import { describe, expect, it } from 'vitest'
import { createConnection } from '../../client/connection.ts'
import { createFakeStation } from '../testing/fake-station.ts'
import { boulderRound, declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { createOperator, currentTarget } from './operator.ts'

/** A table over a station that holds one event; the clock is the test's. */
function table(event = liftingMeet(), connected = true) {
  const station = createFakeStation(event)
  const clock = { now: 10_000 }
  const operator = createOperator(createConnection(station.transport), () => clock.now)
  if (connected) station.open()
  const state = () => operator.store.getState()
  /** Types a line and presses Enter, a second after whatever was before. */
  const enter = async (text: string) => {
    clock.now += 1000
    if (text !== '') operator.type(text)
    operator.enter()
    await settled()
  }
  const now = () => state().table?.now
  return { event, station, operator, state, enter, now, clock }
}

/** A table where all three have declared: 100, 105 and 110. */
function declaredTable() {
  const made = table()
  for (const bib of ['1', '2', '3']) declare(made.event, bib, 0, 950 + Number(bib) * 50)
  made.station.push()
  return made
}

/** Lets answers arrive. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a line at the table', () => {
  it('declares, records and goes on to the next', async () => {
    const { enter, now, state, event } = table()
    await enter('100')
    expect(now()).toMatchObject({ bib: '2' })
    await enter('105')
    await enter('110')
    expect(now()).toMatchObject({ bib: '1', declared: '100.0 kg' })
    await enter('110')
    expect(now()).toMatchObject({ bib: '2', declared: '105.0 kg' })
    expect(state().draft).toMatchObject({ text: '', sent: null, problem: null })
    expect(viewOf(event).recent[0]?.what).toContain('Squat 1')
  })

  it('is asked about once in place, and confirmed', async () => {
    const event = liftingMeet()
    for (const bib of ['1', '2', '3']) lift(event, bib, 0, 1000)
    const { enter, state, now, station } = table(event)
    await enter('90')
    expect(now()).not.toHaveProperty('declared')
    expect(state().draft).toMatchObject({ text: '90', question: expect.stringContaining('below the attempt before') as string })
    await enter('')
    expect(state().draft.question).toBeNull()
    expect(station.commands().at(-1)).toMatchObject({ confirmed: true })
    expect(now()).toMatchObject({ bib: '1', declared: '90.0 kg' })
  })

  it('that is not saved says so and stays typed', async () => {
    const { enter, state, station } = table()
    station.fail({ kind: 'not-saved', message: 'Not saved: the disk is full.' })
    await enter('100')
    expect(state().draft).toMatchObject({ text: '100', problem: { kind: 'not-saved' } })
    await enter('')
    expect(state().draft).toMatchObject({ text: '', problem: null })
  })

  it('typed while the station can’t be reached is kept, sent once when it is back, and recorded once', async () => {
    const { enter, state, station, event, operator, now } = declaredTable()
    station.lose()
    expect(state().connected).toBe(false)
    await enter('101')
    operator.type('11')
    expect(station.commands()).toEqual([])
    station.open()
    await settled()
    expect(state()).toMatchObject({ connected: true, draft: { text: '11', sent: null } })
    expect(viewOf(event).recent.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
    expect(state().draft.target).toMatchObject({ bib: '2' })
    expect(now()).toMatchObject({ bib: '2' })
  })

  it('recorded but not answered before the line broke is sent again and counts once', async () => {
    const { enter, state, station, event } = declaredTable()
    station.hold()
    await enter('101')
    expect(state().draft.sent).not.toBeNull()
    station.lose()
    station.release()
    station.open()
    await settled()
    expect(state().draft).toMatchObject({ text: '', sent: null, gap: null })
    expect(viewOf(event).recent.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
  })

  it('keeps the keystrokes between Enter and the answer for whoever comes', async () => {
    const { enter, operator, state, station } = declaredTable()
    station.hold()
    await enter('101')
    operator.type('1')
    operator.type('11')
    station.release()
    await settled()
    expect(state().draft).toMatchObject({ text: '11', target: { bib: '2' } })
  })
})

describe('declaring again', () => {
  it('changes what is declared for who is up, and then asks for the result', async () => {
    const { enter, operator, state, now } = declaredTable()
    operator.redeclare()
    expect(currentTarget(state())).toMatchObject({ asks: 'declaration', bib: '1' })
    await enter('102.5')
    expect(now()).toMatchObject({ bib: '1', declared: '102.5 kg' })
    expect(currentTarget(state())).toMatchObject({ asks: 'result' })
  })

  it('ends when somebody else is up, and by Esc', async () => {
    const { operator, state, event } = declaredTable()
    operator.redeclare()
    await operator.focus(event.contest, { competitor: event.competitor('3'), slot: 0 })
    await settled()
    expect(currentTarget(state())).toMatchObject({ asks: 'result', bib: '3' })
    operator.redeclare()
    operator.escape()
    expect(currentTarget(state())).toMatchObject({ asks: 'result', bib: '3' })
  })

  it('is nothing where nothing is declared', () => {
    const { operator, state } = table(boulderRound())
    operator.redeclare()
    expect(state().redeclaring).toBeNull()
  })
})

describe('what an entry changed', () => {
  it('is marked through declarations, until the next result, which may change nothing', async () => {
    const event = liftingMeet()
    const { state, station } = table(event)
    for (const slot of [0, 3, 6]) lift(event, '1', slot, 1000)
    station.push()
    expect([...state().changes.keys()]).toEqual([event.competitor('1')])
    declare(event, '2', 0, 1000)
    station.push()
    expect([...state().changes.keys()]).toEqual([event.competitor('1')])
    for (const slot of [0, 3, 6]) lift(event, '2', slot, 1100)
    station.push()
    expect(state().changes.get(event.competitor('1'))).toEqual({ from: 1, to: 2 })
    const passed = { contest: event.contest, competitor: event.competitor('3'), slot: 0, values: {} }
    event.must({ name: 'attempt.record', ...passed })
    station.push()
    expect(state().changes.size).toBe(0)
  })

  it('keeps the identity of rows that did not change, so that they are not drawn again', () => {
    const event = liftingMeet()
    const { state, station } = table(event)
    const before = state().table?.standing.rows.find(({ bib }) => bib === '3')
    lift(event, '1', 0, 1000)
    station.push()
    expect(state().table?.standing.rows.find(({ bib }) => bib === '3')).toBe(before)
  })
})

describe('undo', () => {
  it('is recorded, and says so', async () => {
    const event = liftingMeet()
    const { operator, state } = table(event)
    lift(event, '1', 0, 1000)
    await operator.undo()
    expect(state().notice).toMatchObject({ tone: 'bad', text: 'There is nothing to undo in this contest.' })
    operator.store.setState({ table: viewOf(event) })
    await operator.undo()
    expect(state().notice).toMatchObject({ tone: 'good', text: expect.stringContaining('Recorded as a void') as string })
    expect(viewOf(event).recent[0]?.kind).toBe('voided')
  })
})

describe('a contest that is complete', () => {
  const twoContests = () => {
    const event = boulderRound()
    event.must({ name: 'entry-list.import', preset: 'bouldering', rows: [{ division: 'Juniors', bib: '9', name: 'Zoe' }] })
    for (const bib of ['1', '2'])
      for (let slot = 0; slot < (bib === '2' ? 3 : 4); slot++)
        event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot, values: { zone: 1, top: 1 } })
    return event
  }

  it('goes on with the next one by an empty Enter, but not by one that bounced', async () => {
    const { enter, operator, state, clock, event } = table(twoContests())
    await enter('1 1')
    expect(state().table).toMatchObject({ asks: 'nothing' })
    operator.enter()
    await settled()
    expect(state().table).toMatchObject({ asks: 'nothing' })
    clock.now += 1000
    operator.enter()
    await settled()
    expect(event.contest).toBe('k2')
    expect(state().table).toMatchObject({ division: 'Juniors', now: { bib: '9' } })
  })

  it('refuses a line in words and keeps it', async () => {
    const { enter, state } = table(twoContests())
    await enter('1 1')
    await enter('2 2')
    expect(state().draft).toMatchObject({ text: '2 2', problem: { message: expect.stringContaining('Nobody is up') as string } })
  })
})

describe('Esc and what is open', () => {
  it('closes from the line outwards: line, correction, panel, notice', () => {
    const { operator, state } = table()
    operator.say({ tone: 'good', text: 'Done.' })
    operator.show('screens')
    operator.store.setState({ amending: { how: 'void', seq: 1 }, notice: { tone: 'good', text: 'Done.' } })
    operator.store.setState({ draft: { ...state().draft, text: '1' } })
    operator.escape()
    expect(state()).toMatchObject({ draft: { text: '' }, panel: 'screens' })
    operator.escape()
    expect(state()).toMatchObject({ amending: null, panel: 'screens' })
    operator.escape()
    expect(state()).toMatchObject({ panel: 'standing', notice: { text: 'Done.' } })
    operator.escape()
    expect(state().notice).toBeNull()
  })

  it('does not drop a line that could not be saved while there is something else to close', async () => {
    const { enter, operator, state, station } = table()
    station.fail({ kind: 'not-saved', message: 'Not saved: the disk is full.' })
    await enter('100')
    operator.show('screens')
    operator.escape()
    expect(state()).toMatchObject({ panel: 'standing', draft: { text: '100', problem: { kind: 'not-saved' } } })
    operator.escape()
    expect(state()).toMatchObject({ draft: { text: '', problem: null } })
  })

  it('closes what is open beside the input without touching the line', () => {
    const { operator, state } = table()
    operator.type('10')
    operator.show('find')
    operator.close()
    expect(state()).toMatchObject({ panel: 'standing', draft: { text: '10' } })
  })

  it('opens a panel by its key and closes it by the same', () => {
    const { operator, state } = table()
    operator.show('keys')
    expect(state().panel).toBe('keys')
    operator.show('keys')
    expect(state().panel).toBe('standing')
  })
})

describe('the first word', () => {
  it('not being connected yet is loading, not loss', () => {
    const { state, station } = table(liftingMeet(), false)
    expect(state()).toMatchObject({ connected: null, station: null })
    station.open()
    expect(state()).toMatchObject({ connected: true, station: { phase: 'open' } })
  })

  it('of another event clears what was typed for the one before', () => {
    const { operator, state, station } = table()
    operator.type('10')
    operator.show('screens')
    station.be('another')
    expect(state()).toMatchObject({ draft: { text: '' }, panel: 'standing', place: 'table' })
  })
  it('of the same event, opened again, finds the line as it was; one sent in between comes back', async () => {
    const { operator, state, station, enter } = declaredTable()
    operator.type('10')
    station.be(null)
    station.be('test')
    expect(state().draft).toMatchObject({ text: '10', target: { bib: '1' } })
    station.be(null)
    await enter('101')
    station.be('test')
    expect(state().draft).toMatchObject({ text: '101', target: { bib: '1' }, problem: { message: 'No event is open.' } })
    await enter('')
    expect(state().draft).toMatchObject({ text: '', problem: null })
  })

  it('of another event, opened after the one before was closed, finds an empty line', () => {
    const { operator, state, station } = table()
    operator.type('10')
    station.be(null)
    station.be('another')
    expect(state().draft).toMatchObject({ text: '', target: null })
  })
})
