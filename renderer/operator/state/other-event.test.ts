import { expect, it } from 'vitest'
import { createConnection } from '../../client/connection.ts'
import { createFakeStation } from '../testing/fake-station.ts'
import { lift, liftingMeet } from '../testing/meets.ts'
import { createOperator } from './operator.ts'

it('a rehearsal that begins, or any other event whose contest is numbered alike, marks nobody as having moved', () => {
  const event = liftingMeet()
  const station = createFakeStation(event)
  const operator = createOperator(createConnection(station.transport), () => 0)
  station.open()
  lift(event, '1', 0, 1000)
  station.push()
  lift(event, '2', 0, 1100)
  station.push()
  expect(operator.store.getState().changes.size).toBeGreaterThan(0)
  lift(event, '3', 0, 1200)
  station.be('another')
  expect(operator.store.getState().changes.size).toBe(0)
  lift(event, '1', 1, 1300)
  station.push()
  expect(operator.store.getState().changes.size).toBeGreaterThan(0)
})
