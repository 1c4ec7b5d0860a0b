// A station with a contest in which competitors meet: draws are answered before they are made, a chosen match is kept, displays follow.
import { afterEach, expect, it } from 'vitest'
import type { ScreenView } from '../../core/contract/contract.ts'
import type { ScreenId } from '../../core/contract/scene.ts'
import type { ContestId } from '../../core/ids.ts'
import { cleanUp, openScreen, startStation } from './testing/station.ts'

afterEach(cleanUp)

const contest = 'k1' as ContestId
const screen = 'abcdefgh' as ScreenId

async function tournament() {
  const started = await startStation()
  const { station } = started
  await station.call('event.create', { name: 'Tournament' })
  const rows = ['Ada', 'Bea', 'Cem', 'Dan'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name }))
  await station.call('command', { name: 'entry-list.import', preset: 'round-robin', rows })
  return started
}

it('says what a draw would be, and records nothing by saying it', async () => {
  const { station, table } = await tournament()
  const answer = await station.call('match.plan', { contest, how: { by: 'round-robin', cycles: 1 } })
  expect(answer.ok && answer.value.matches).toHaveLength(6)
  expect(table().matches?.rounds).toEqual([])
  const refused = await station.call('match.plan', { contest: 'k9' as ContestId, how: { by: 'swiss' } })
  expect(refused).toMatchObject({ ok: false, error: { kind: 'unknown-contest' } })
})

it('draws what was seen, in one commit, and keeps the match that a person chose until it has its result', async () => {
  const { station, table } = await tournament()
  const answer = await station.call('match.plan', { contest, how: { by: 'round-robin', cycles: 1 } })
  if (!answer.ok) throw new Error(answer.error.message)
  const drawn = await station.call('command', { name: 'match.draw', contest, how: { by: 'these', matches: answer.value.matches } })
  expect(drawn).toMatchObject({ ok: true, value: { already: false } })
  expect(table().matches?.now?.match).toBe(1)
  await station.call('table.focus', { contest, match: 4 })
  expect(table().matches?.now?.match).toBe(4)
  const result = { name: 'match.record', contest, match: 4, sides: [{ points: 10 }, { points: 0 }] } as const
  await station.call('command', { ...result, sides: [...result.sides] })
  expect(table().matches?.now?.match).toBe(1)
  const again = await station.call('command', { ...result, sides: [...result.sides] })
  expect(again).toMatchObject({ ok: true, value: { already: true } })
})

it('has displays show the round where a contest of matches is now and next', async () => {
  const { station, switchboard } = await tournament()
  const display = openScreen(switchboard, 'display')
  await display.call('watch', { topic: 'screen', screen })
  await station.call('screen.steer', { screen, scene: { kind: 'now-next' } })
  await display.sees<ScreenView>({ topic: 'screen', screen }, ({ scene }) => scene.kind === 'matches' && scene.view.matches.length === 0)
  await station.call('command', { name: 'match.draw', contest, how: { by: 'round-robin', cycles: 1 } })
  await display.sees<ScreenView>({ topic: 'screen', screen }, ({ scene }) => scene.kind === 'matches' && scene.view.matches.length === 2)
  await station.call('command', { name: 'match.record', contest, match: 1, sides: [{ points: 5 }, { points: 5 }] })
  const { scene } = await display.sees<ScreenView>(
    { topic: 'screen', screen },
    (view) => view.scene.kind === 'matches' && view.scene.view.done === 1,
  )
  expect(scene.kind === 'matches' && scene.view.last?.sides.map(({ text }) => text)).toEqual(['0.5', '0.5'])
})
