// A screen that was chosen is known again, and no other is taken for it.
import { describe, expect, test } from 'vitest'
import { type Chosen, findAgain, type Monitor } from './matching.ts'

const laptop: Monitor = { id: 1, label: 'Built-in', bounds: { x: 0, y: 0, width: 1366, height: 768 }, scaleFactor: 1, internal: true }
const beamer: Monitor = { id: 2, label: 'EPSON PJ', bounds: { x: 1366, y: 0, width: 1920, height: 1080 }, scaleFactor: 1, internal: false }
const chosen = (monitor: Monitor, screen = 'screenabcd'): Chosen => ({
  screen,
  id: monitor.id,
  label: monitor.label,
  bounds: monitor.bounds,
})
const foundFor = (monitors: Monitor[], ...choices: Chosen[]) =>
  [...findAgain(choices, monitors)].map(([screen, monitor]) => [screen, monitor.id])

describe('fault 41: a screen that was chosen', () => {
  test('is known again after it was unplugged, with another resolution or at another place', () => {
    for (const bounds of [beamer.bounds, { x: 0, y: -768, width: 1024, height: 768 }])
      expect(foundFor([laptop, { ...beamer, bounds }], chosen(beamer))).toEqual([['screenabcd', 2]])
  })

  test('is known again by its name where the system gave it another id', () => {
    expect(foundFor([laptop, { ...beamer, id: 99 }], chosen(beamer))).toEqual([['screenabcd', 99]])
  })

  test('is known again by its place and size where the system gives no names', () => {
    const nameless = { ...beamer, label: '' }
    expect(foundFor([laptop, { ...nameless, id: 99 }], chosen(nameless))).toEqual([['screenabcd', 99]])
    expect(foundFor([laptop, { ...nameless, id: 99, bounds: { ...beamer.bounds, width: 1280 } }], chosen(nameless))).toEqual([])
  })

  test('is not another one that took its number or its place', () => {
    expect(foundFor([{ ...laptop, id: 2 }], chosen(beamer))).toEqual([])
    expect(foundFor([laptop, { ...beamer, id: 3, label: 'Referee’s screen' }], chosen(beamer))).toEqual([])
  })

  test('is one of two alike: each keeps its display', () => {
    const second = { ...beamer, id: 3, bounds: { ...beamer.bounds, x: 3286 } }
    const choices = [chosen(second, 'screensecond'), chosen(beamer, 'screenfirst1')]
    expect(foundFor([laptop, beamer, second], ...choices)).toEqual([
      ['screensecond', 3],
      ['screenfirst1', 2],
    ])
    expect(foundFor([laptop, beamer], ...choices)).toEqual([['screenfirst1', 2]])
  })
})
