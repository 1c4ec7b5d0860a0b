// Teams on a display: places, sums and who counts; and one further ranking in the place of the main one.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { buildEvent } from '../../../core/testing/build-state.ts'
import { furtherStanding } from '../../../core/views/further.ts'
import { standingView } from '../../../core/views/standing.ts'
import { teamsScene } from '../../../core/views/teams.ts'
import type { SceneView } from '../../../core/views/view.ts'
import { frameOf } from '../layout/frame.ts'
import { drawScene } from './registry.tsx'

const draw = (scene: SceneView) => renderToStaticMarkup(drawScene(scene, { frame: frameOf(1920, 1080, 1), event: { name: 'Test event' } }))

const relay = (teams: readonly string[]) =>
  buildEvent(
    'time-teams',
    teams.map((team, index) => ({ division: 'Open', bib: String(index + 1), name: `Runner ${index + 1}`, ...(team ? { team } : {}) })),
  )

test('teams stand with their sum and those who count', () => {
  const event = relay(['Blue', 'Red', 'Blue', 'Red', 'Blue', 'Red', 'Blue'])
  for (let at = 1; at <= 7; at++)
    event.must({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor(String(at)),
      slot: 0,
      values: { time: 1000 + at },
    })
  const page = draw({ kind: 'teams', view: teamsScene(event.state, event.contest)! })
  expect(page).toContain('Runner 1 (1) · Runner 3 (3) · Runner 5 (5)')
  expect(page).not.toContain('Runner 7')
  expect(page.indexOf('Blue')).toBeLessThan(page.indexOf('Red'))
})

test('teams without anybody, and with names that are markup, are drawn too', () => {
  const none = relay([''])
  expect(draw({ kind: 'teams', view: teamsScene(none.state, none.contest)! })).toContain('Nobody is entered for a team yet.')
  const odd = relay(['<b>x</b>'])
  const page = draw({ kind: 'teams', view: teamsScene(odd.state, odd.contest)! })
  expect(page).toContain('&lt;b&gt;x')
  expect(page).toContain('fewer than 3 count')
})

test('a further ranking is a leaderboard of its own', () => {
  const event = buildEvent('powerlifting', [
    { division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 6000, sex: 1 } },
    { division: 'Open', bib: '2', name: 'Bea', attributes: { bodyweight: 9000, sex: 1 } },
  ])
  const lift = (bib: string, slot: number, load: number) => {
    const of = { contest: event.contest, competitor: event.competitor(bib), slot, confirmed: true }
    event.must({ name: 'attempt.declare', ...of, values: { load } })
    event.must({ name: 'attempt.record', ...of, values: { lights: 'WWW' } })
  }
  lift('1', 0, 1500)
  lift('2', 0, 1400)
  const main = standingView(event.state, event.contest)!
  const [first] = main.further!
  const page = draw({ kind: 'leaderboard', standing: furtherStanding(main, first!.id)! })
  expect(page).toContain(first!.name)
  expect(page.indexOf('Ada')).toBeLessThan(page.indexOf('Bea'))
  expect(furtherStanding(main, 'nothing')).toBeNull()
})
