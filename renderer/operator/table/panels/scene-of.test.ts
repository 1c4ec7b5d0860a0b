import { describe, expect, it } from 'vitest'
import { eventSummary } from '../../../../core/views/summary.ts'
import { boulderRound, liftingMeet } from '../../testing/meets.ts'
import { buildEvent } from '../../../../core/testing/build-state.ts'
import { choiceOf, sceneChoices, sceneOf } from './scene-of.ts'

const contest = eventSummary(boulderRound().state)?.contests[0]

describe('the scene that was chosen', () => {
  it('follows the table unless a contest was chosen', () => {
    expect(sceneOf('leaderboard', undefined, '')).toEqual({ kind: 'leaderboard' })
    expect(sceneOf('now-next', contest, '')).toEqual({ kind: 'now-next', contest: 'k1' })
  })

  it('is no message without words, and has no contest where it shows none', () => {
    expect(sceneOf('message', undefined, '  ')).toBeNull()
    expect(sceneOf('message', contest, ' Back at two ')).toEqual({ kind: 'message', text: 'Back at two' })
    expect(sceneOf('blank', contest, 'x')).toEqual({ kind: 'blank' })
  })
})

describe('what can be shown of a contest', () => {
  const lifting = eventSummary(liftingMeet().state)?.contests[0]
  const relay = eventSummary(buildEvent('time-teams', [{ division: 'Open', bib: '1', name: 'Ada', team: 'Blue' }]).state)?.contests[0]
  const labels = (...about: Parameters<typeof sceneChoices>) => sceneChoices(...about).map(({ label }) => label)

  it('are its further rankings and its teams, where it has them', () => {
    expect(labels(contest, 'leaderboard')).toEqual(['Leaderboard', 'Now and next', 'Message', 'Blank'])
    expect(labels(lifting, 'leaderboard')).toContain('Leaderboard: Best lifter')
    expect(labels(relay, 'leaderboard')).toContain('Teams')
  })

  it('goes back and forth between a choice and a scene', () => {
    const scene = sceneOf('leaderboard:best-lifter', lifting, '')!
    expect(scene).toEqual({ kind: 'leaderboard', contest: 'k1', ranking: 'best-lifter' })
    expect(choiceOf(scene)).toBe('leaderboard:best-lifter')
    expect(choiceOf({ kind: 'leaderboard' })).toBe('leaderboard')
  })

  it('keeps what a screen shows among the choices, whatever contest is chosen', () => {
    expect(labels(contest, 'leaderboard:best-lifter').at(-1)).toBe('A ranking of another contest')
    expect(labels(contest, 'teams')).toContain('Teams')
  })
})
