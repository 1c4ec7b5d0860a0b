// What the table does with the open event: commands, which contest it is on, and what the screens in the venue show.
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { refusesAsDamaged } from '../backup/damaged.ts'
import type { Standby } from '../standby/standby.ts'
import { canCall, type Desk, focusOf } from './desk.ts'
import { NO_EVENT } from './no-event.ts'
import type { Screens } from './screens.ts'
import type { Session } from './session.ts'

type Called = 'command' | 'table.focus' | 'screen.steer' | 'screen.rename'

const NO_SCREEN: Failure = { kind: 'refused', message: 'That screen is not known here any more.' }

/** The calls, by name. `keep` writes down where the table is and what the screens show; `wake` hurries whoever sends. */
export function tableCalls(station: {
  session: () => Session | null
  standby: () => Standby | null
  desk: () => Desk
  setDesk: (desk: Desk) => void
  screens: Screens
  keep: () => void
  wake: () => void
}): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  const { screens, keep, wake } = station
  const moveTo = (desk: Desk) => {
    station.setDesk(desk)
    keep()
  }
  return {
    async command(command) {
      const here = station.session()
      if (!here) return err(NO_EVENT)
      const refusal = station.standby()?.refuses() ?? refusesAsDamaged(here)
      if (refusal) return err(refusal)
      const focus = focusOf(here.state, station.desk())
      const recorded = await here.record(command)
      if (!recorded.ok) return recorded
      wake()
      // The table stays where it scores: a contest that is complete gives way to the next one only when a person says so.
      if (here === station.session() && station.desk().contest === null && 'contest' in command)
        moveTo({ ...station.desk(), contest: focus })
      return recorded
    },
    async 'table.focus'({ contest, competitor, slot, match }) {
      const session = station.session()
      if (!session) return err(NO_EVENT)
      if (!session.state.contests.has(contest)) return err({ kind: 'unknown-contest', message: 'There is no such contest in this event.' })
      const called = competitor !== undefined && slot !== undefined ? { competitor, slot } : null
      if (called && !canCall(session.state, contest, called))
        return err({ kind: 'unknown-competitor', message: 'That competitor has no such attempt in this contest. Nobody was called.' })
      moveTo({ contest, called, ...(match === undefined ? {} : { match }) })
      return ok(null)
    },
    async 'screen.steer'({ screen, scene }) {
      if (!screens.steer(screen, scene)) return err(NO_SCREEN)
      keep()
      return ok(null)
    },
    async 'screen.rename'({ screen, name }) {
      if (!screens.rename(screen, name)) return err(NO_SCREEN)
      keep()
      return ok(null)
    },
  }
}
