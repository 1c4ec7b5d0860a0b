import { describe, expect, it } from 'vitest'
import crosstable from '../testing/oracles/tournament/crosstable_tiebreaks.json' with { type: 'json' }
import uzchess from '../testing/oracles/tournament/round_robin_uzchess_2025.json' with { type: 'json' }
import { scaled } from '../testing/replay.ts'
import type { Game } from './game.ts'
import { type EncounterRule, headToHead } from './head-to-head.ts'
import { opponentFigures } from './opponents.ts'

type Published = [first: string, second: string, points: number]
const toGame = ([first, second, points]: Published, round: number): Game => ({
  round,
  sides: [first, second],
  points: [scaled(points, 1), 10 - scaled(points, 1)],
  played: true,
})
const encounters: EncounterRule = { size: 'any', win: 10, forfeits: true }

/** The place inside the group tied on score; null for one that isn't tied. */
function directPlaces(games: readonly Game[], scores: ReadonlyMap<string, number>): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const [who, score] of scores) {
    const tied = [...scores.keys()].filter((other) => scores.get(other) === score)
    places.set(who, tied.length === 1 ? null : headToHead(tied, games, encounters).places.get(who)!)
  }
  return places
}

describe.each(crosstable.cases)('$id', ({ inputs, expected }) => {
  const games = (inputs.games as Published[]).map((game) => toGame(game, 1))
  const figures = opponentFigures(games, { win: 10, rounds: 4, unplayed: 'as-scheduled' })
  const scores = new Map([...figures].map(([who, { score }]) => [who, score]))

  it('scores as published', () => {
    expect(Object.fromEntries(scores)).toEqual(
      Object.fromEntries(Object.entries(expected.score).map(([who, score]) => [who, scaled(score, 1)])),
    )
  })
  it('gives the published tie-breaks', () => {
    expect(figures.get('A')).toMatchObject({
      sonnebornBerger: scaled(expected.A.sonneborn_berger, 2),
      buchholz: scaled(expected.A.buchholz, 1),
      buchholzCut1: scaled(expected.A.buchholz_cut1, 1),
      buchholzCut2: scaled(expected.A.buchholz_cut2, 1),
      buchholzMedian1: scaled(expected.A.buchholz_median1, 1),
      wins: expected.A.wins,
    })
  })
  it('gives the published order of direct encounters', () => {
    const places = directPlaces(games, scores)
    for (const [who, place] of Object.entries(expected.direct_encounter_place)) expect([who, places.get(who)]).toEqual([who, place])
  })
})

describe.each(uzchess.cases)('$id', ({ inputs, expected }) => {
  const games = Object.entries(inputs.rounds).flatMap(([round, list]) => (list as Published[]).map((game) => toGame(game, Number(round))))
  const figures = opponentFigures(games, { win: 10, rounds: Object.keys(inputs.rounds).length, unplayed: 'as-scheduled' })
  const places = directPlaces(games, new Map([...figures].map(([who, { score }]) => [who, score])))

  it.each(Object.entries(expected))('gives %s the published figures', (who, published) => {
    expect(figures.get(who)).toMatchObject({
      score: scaled(published.score, 1),
      sonnebornBerger: scaled(published.sonneborn_berger, 2),
      wins: published.wins,
      winsAsSecond: published.black_wins,
      koya: scaled(published.koya, 1),
    })
    expect(places.get(who)).toBe(published.direct_encounter_place)
  })
})
