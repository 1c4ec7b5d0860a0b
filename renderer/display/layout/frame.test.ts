// Screens of every shape: the smallest text is a 27th of the height, times the viewing distance.
import { describe, expect, test } from 'vitest'
import { frameOf, readDistance } from './frame.ts'

describe('the frame of a screen', () => {
  test.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ])('%i×%i has the same room in its own units', (width, height) => {
    const frame = frameOf(width, height, 1)
    expect(frame.unit).toBeCloseTo(height / 27)
    expect(frame.wide).toBeCloseTo(43.2)
    expect(frame.high).toBeCloseTo(24.3)
    expect(frame.tall).toBe(false)
  })

  test('an upright screen is tall, with text as high as on any other of that height', () => {
    const frame = frameOf(1080, 1920, 1)
    expect(frame.unit).toBeCloseTo(1920 / 27)
    expect(frame.tall).toBe(true)
  })

  test('distance makes text larger and room smaller', () => {
    const near = frameOf(1920, 1080, 1)
    const far = frameOf(1920, 1080, 1.5)
    expect(far.unit).toBeCloseTo(near.unit * 1.5)
    expect(far.wide).toBeCloseTo(near.wide / 1.5)
    expect(far.tall).toBe(false)
  })

  test('a strip too narrow for a name shrinks its text instead', () => {
    const frame = frameOf(200, 2000, 2)
    expect(frame.wide).toBeCloseTo(11)
  })

  test('a window of no size at all is still a frame', () => {
    expect(frameOf(0, 0, 1).unit).toBe(1)
  })
})

describe('the viewing distance in the address', () => {
  test.each([
    [null, 1],
    ['', 1],
    ['1.25', 1.25],
    ['far', 1],
    ['-2', 1],
    ['0', 1],
    ['NaN', 1],
    ['0.1', 0.5],
    ['50', 2],
    ['Infinity', 2],
  ])('%j means %d', (text, distance) => {
    expect(readDistance(text)).toBe(distance)
  })
})
