// Real views for the displays' tests, from the same engine that a station uses.
import type { ScreenView } from '../../../core/contract/contract.ts'
import type { ScreenId } from '../../../core/contract/scene.ts'
import type { EntryListRow } from '../../../core/decide/command.ts'
import { buildEvent, type TestEvent } from '../../../core/testing/build-state.ts'
import { nowNextView } from '../../../core/views/now-next.ts'
import { standingView } from '../../../core/views/standing.ts'
import type { NowNextView, SceneView, StandingView } from '../../../core/views/view.ts'

export const SCREEN = 'abcdefgh' as ScreenId

/** An event of divers: a score needs no declaration, and every score counts. */
export const divers = (...names: string[]): TestEvent =>
  buildEvent(
    'diving',
    names.map((name, i): EntryListRow => ({ division: 'Open', bib: String(i + 1), name })),
  )

/** Records a dive of one competitor with seven equal marks, in tenths: a score of nine times the mark. */
export function dive(event: TestEvent, bib: string, slot: number, mark: number): void {
  const values = { difficulty: 30, marks: Array.from({ length: 7 }, () => mark) }
  event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot, values, confirmed: true })
}

export const standing = (event: TestEvent): StandingView => standingView(event.state, event.contest)!
export const nowNext = (event: TestEvent): NowNextView => nowNextView(event.state, event.contest, null, null)!

/** A view of a screen as the station pushes it. */
export const screenView = (scene: SceneView, asOf = 1_780_000_000_000): ScreenView => ({
  screen: { id: SCREEN, name: 'Screen 1' },
  event: { name: 'Test event' },
  scene,
  asOf,
})

export const message = (text: string, asOf?: number): ScreenView => screenView({ kind: 'message', text }, asOf)
