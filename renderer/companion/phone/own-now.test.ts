import { expect, test } from 'vitest'
import type { PartitionId } from '../../../core/ids.ts'
import type { OwnPart } from '../../../core/wire/join.ts'
import type { LostPart } from '../../../core/wire/live.ts'
import { ownNow } from './own-now.ts'

const part = (judge: number, epoch: number): OwnPart => ({
  partition: `judge-${judge}` as PartitionId,
  epoch,
  after: { seq: epoch * 10, hash: 'a'.repeat(64) },
})
const past = (judge: number, epoch: number): LostPart => ({
  partition: `judge-${judge}` as PartitionId,
  epoch,
  end: 9,
  to: 'Ali’s phone',
  at: 1,
})
const owning = (partitions: OwnPart[], lost: LostPart[] = []) => ({ partitions, lost })

test('a laptop that stands by and has not heard of a part yet takes nothing away', () => {
  expect(ownNow(owning([part(1, 1)]), owning([]))).toEqual(owning([part(1, 1)]))
  expect(ownNow(owning([part(1, 3)]), owning([part(1, 1)]))).toEqual(owning([part(1, 3)]))
})

test('what it knows to be another’s since is another’s', () => {
  expect(ownNow(owning([part(1, 1), part(2, 1)]), owning([part(2, 1)], [past(1, 1)]))).toEqual(owning([part(2, 1)], [past(1, 1)]))
})

test('what it gives is this phone’s, also where it was another’s before', () => {
  expect(ownNow(owning([part(1, 1)]), owning([part(1, 1), part(2, 4)]))).toEqual(owning([part(1, 1), part(2, 4)]))
  expect(ownNow(owning([], [past(1, 1)]), owning([part(1, 3)], [past(1, 1)]))).toEqual(owning([part(1, 3)], [past(1, 1)]))
})

test('a part that the table said was another’s does not come back by who has not heard of that', () => {
  expect(ownNow(owning([], [past(1, 1)]), owning([part(1, 1)]))).toEqual(owning([], [past(1, 1)]))
})
