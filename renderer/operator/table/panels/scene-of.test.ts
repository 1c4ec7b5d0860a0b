import { describe, expect, it } from 'vitest'
import { eventSummary } from '../../../../core/views/summary.ts'
import { boulderRound } from '../../testing/meets.ts'
import { sceneOf } from './scene-of.ts'

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
