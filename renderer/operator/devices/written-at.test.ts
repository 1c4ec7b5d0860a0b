// Devices' clocks are off, and times are shown by the table's all the same, or marked where that can't be done.
import { expect, test } from 'vitest'
import type { LateView } from '../../../core/views/devices.ts'
import { device, devicesView, judgePart, TABLE_KEY } from '../testing/devices.ts'
import { writtenAt } from './written-at.ts'

const HOUR = 3_600_000
const at = 1_790_000_000_000
const late = (epoch: number): LateView => ({ late: { epoch }, at }) as LateView
const part = judgePart(1, TABLE_KEY, {
  fenced: [1, 2, 3].map((epoch) => ({
    epoch,
    key: ['ahead', 'unknown', TABLE_KEY][epoch - 1]!,
    name: null,
    end: 1,
    by: { epoch: epoch + 1, name: null, at },
  })),
})
const view = devicesView({ devices: [device({ key: 'ahead', clockAhead: HOUR }), device({ key: 'unknown', clockAhead: null })] })

test('fault 18: what a device with a wrong clock wrote is shown at the table’s time', () => {
  expect(writtenAt(view, part, late(1))).toEqual({ at: at - HOUR, isSure: true })
})

test('fault 18: where its clock was never measured, its own time is shown and marked', () => {
  expect(writtenAt(view, part, late(2))).toEqual({ at, isSure: false })
  expect(writtenAt(view, part, late(3))).toEqual({ at, isSure: true })
})
