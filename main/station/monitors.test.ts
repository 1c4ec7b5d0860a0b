// The screens of the table's own computer, as the station passes them on.
import { expect, test } from 'vitest'
import { createMonitorPort } from './monitors.ts'

test('without a shell that has windows there are none, and asking for one is a sentence', async () => {
  const port = createMonitorPort(() => undefined)
  expect(port.view()).toEqual({})
  expect(await port.calls['monitor.show']({ monitor: '1', on: true })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('The table is in a browser') },
  })
})

test('a shell’s are in the view from then on, and its answer is passed on', async () => {
  let changes = 0
  const port = createMonitorPort(() => changes++)
  const one = { id: '2', name: 'Projector', size: '1920 × 1080', state: 'free', screen: null } as const
  port.set({ list: () => [one], show: () => ({ ok: true, value: null }) })
  expect([port.view(), changes]).toEqual([{ monitors: [one] }, 1])
  expect(await port.calls['monitor.show']({ monitor: '2', on: true })).toEqual({ ok: true, value: null })
})
