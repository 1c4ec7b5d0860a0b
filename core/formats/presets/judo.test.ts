import { describe, expect, it } from 'vitest'
import { openReplay } from '../../testing/replay.ts'
import { judo } from './judo.ts'

/** Ippon, waza-ari, yuko, shido. */
type Sheet = [number, number, number, number]
const valuesOf = ([ippon, wazaari, yuko, shido]: Sheet) => ({ ippon, 'waza-ari': wazaari, yuko, shido })

describe('a bout', () => {
  const wins = (white: Sheet, blue: Sheet) => {
    const contest = openReplay([{ key: 'white' }, { key: 'blue' }]).contest(judo)
    contest.match({ sides: [['white'], ['blue']], values: [valuesOf(white), valuesOf(blue)] })
    return contest.engineRow('white').line.slots[0]!.score
  }
  it.each<[string, Sheet, Sheet, number | null]>([
    ['an ippon beats a waza-ari', [1, 0, 0, 0], [0, 1, 5, 0], 1],
    ['two waza-ari are an ippon', [0, 2, 0, 0], [0, 1, 0, 0], 1],
    ['one waza-ari beats any number of yuko', [0, 0, 9, 0], [0, 1, 0, 0], 0],
    ['three shido lose, whatever was scored', [0, 1, 0, 3], [0, 0, 0, 0], 0],
    ['fewer shido decide nothing', [0, 0, 0, 2], [0, 0, 0, 0], null],
  ])('%s', (_, white, blue, score) => {
    expect(wins(white, blue)).toBe(score)
  })
})

describe('the bracket', () => {
  it('gives two bronze medals to those who come through the repechage, and shared places to the others', () => {
    const names = ['1', '2', '3', '4', '5', '6', '7', '8']
    const contest = openReplay(names.map((key) => ({ key }))).contest(judo, { entrants: names })
    const play = (bracket: string, winner: string, loser: string) =>
      contest.match({ bracket, sides: [[winner], [loser]], values: [valuesOf([1, 0, 0, 0]), valuesOf([0, 0, 0, 0])] })
    const bouts = 'R1M1 1 8, R1M2 4 5, R1M3 2 7, R1M4 3 6, R2M1 1 4, R2M2 2 3, P1 8 5, P2 7 6, B1 8 3, B2 4 7, R3M1 1 2'
    for (const each of bouts.split(', ')) play(...(each.split(' ') as [string, string, string]))
    expect(names.map((key) => contest.row(key).place)).toEqual([1, 2, 5, 3, 7, 7, 5, 3])
  })
})
