// What of a standing is shown on which screen.
import { describe, expect, test } from 'vitest'
import { buildEvent } from '../../../core/testing/build-state.ts'
import type { StandingView } from '../../../core/views/view.ts'
import { dive, divers, standing } from '../testing/views.ts'
import { type Column, fitColumns, teamFits } from './columns.ts'
import { type Frame, frameOf } from './frame.ts'

const fit = (view: StandingView, frame: Frame) => fitColumns(view, frame, frame.tall ? 2.5 : 1.36, frame.tall ? 2.5 : 1.36)
const wide = frameOf(1920, 1080, 1)
const tall = frameOf(1080, 1920, 1)
const heads = (columns: Column[]) => columns.map(({ head }) => head)
const widthOf = ({ columns, placeWidth, bibWidth, nameWidth, scale }: ReturnType<typeof fit>) =>
  (placeWidth + columns.reduce((sum, { width }) => sum + width, 0)) * scale + bibWidth + nameWidth

const lifters = (...names: string[]) =>
  buildEvent(
    'powerlifting',
    names.map((name, i) => ({ division: 'Open', bib: String(i + 1), name, attributes: { bodyweight: 6000 } })),
  )

describe('the columns of a board', () => {
  test('a wide screen shows all attempts and the result that ranks', () => {
    const event = divers('Ann', 'Ben')
    dive(event, '1', 0, 60)
    expect(heads(fit(standing(event), wide).columns)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'Total'])
  })

  test('an upright screen shows fewer, and the result that ranks always', () => {
    const layout = fit(standing(lifters('Ann')), tall)
    expect(heads(layout.columns).at(-1)).toBe('Total')
    expect(layout.twoLines).toBe(true)
  })

  test.each([
    [1920, 1080, 1],
    [1280, 720, 1.25],
    [3840, 2160, 2],
    [1080, 1920, 1],
    [1080, 1920, 2],
    [1024, 768, 2],
  ])('at %i×%i and distance %d a row is exactly as wide as the screen', (width, height, distance) => {
    const frame = frameOf(width, height, distance)
    const event = divers('Maximiliana-Konstantina von Hohenzollern-Sigmaringen', 'Ng')
    for (let slot = 0; slot < 6; slot++) dive(event, '1', slot, 90)
    const layout = fit(standing(event), frame)
    expect(widthOf(layout)).toBeCloseTo(frame.wide)
    expect(layout.scale).toBeGreaterThanOrEqual(1)
    expect(layout.columns.some((column) => column.kind === 'result' && column.decisive)).toBe(true)
  })

  test('few rows are set larger, but never so large that names are cut for it', () => {
    const few = fitColumns(standing(divers('Ann', 'Ben')), wide, 2.3, 1.36)
    const many = fitColumns(standing(divers('Ann', 'Ben')), wide, 1.36, 1.36)
    expect(few.scale).toBeGreaterThan(many.scale)
    expect(few.nameWidth / few.scale).toBeGreaterThanOrEqual(9)
  })

  test('where not all has room, the attempts that are on come before the results of those that were; in the end it is the other way round', () => {
    const event = lifters('Maximiliana von Hohenzollern', 'Ben')
    const lift = (bib: string, slot: number) => {
      const values = { load: 1000 + slot * 50, lights: slot % 3 === 1 ? 'RRR' : 'WWW' }
      event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot, values, confirmed: true })
    }
    for (let slot = 0; slot < 8; slot++) for (const bib of ['1', '2']) lift(bib, slot)
    lift('1', 8)
    const narrow = frameOf(1920, 1080, 1.1)
    expect(heads(fit(standing(event), narrow).columns)).toEqual(['DL1', 'DL2', 'DL3', 'Total'])
    lift('2', 8)
    expect(heads(fit(standing(event), narrow).columns)).toEqual(['Squat', 'Bench', 'Dead', 'Total'])
  })

  test('an empty standing still has its columns', () => {
    const view = { ...standing(divers('Ann')), rows: [] }
    expect(heads(fit(view, wide).columns).at(-1)).toBe('Total')
  })

  test('where attempts can fail, each has room for its shape', () => {
    const event = lifters('Ann')
    const values = { load: 1000, lights: 'RRR' }
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('1'), slot: 0, values, confirmed: true })
    const attempts = fit(standing(event), wide).columns.filter((column) => column.kind === 'attempt')
    expect(attempts.length).toBeGreaterThan(0)
    expect(attempts.every(({ shape }) => shape)).toBe(true)
  })
})

describe('a team beside a name', () => {
  const layout = { columns: [], placeWidth: 2, bibWidth: 0, nameWidth: 14, scale: 1, twoLines: false }

  test('is shown where it can be read, and left out where it could not', () => {
    expect(teamFits(layout, { name: 'Ng', team: 'Верхнепышминский спортивный клуб' })).toBe(true)
    expect(teamFits(layout, { name: 'Maximiliana-Konstantina von', team: 'GER' })).toBe(false)
    expect(teamFits(layout, { name: 'Ng' })).toBe(false)
  })

  test('has a line below the name on an upright screen', () => {
    expect(teamFits({ ...layout, nameWidth: 4, twoLines: true }, { name: 'Maximiliana-Konstantina von', team: 'GER' })).toBe(true)
    expect(teamFits({ ...layout, nameWidth: 1, twoLines: true }, { name: 'Ng', team: 'GER' })).toBe(false)
  })
})
