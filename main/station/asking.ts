// What screens ask of the open event before anybody has said yes. Nothing is recorded here.
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { drawOf } from '../../core/decide/draw.ts'
import { formatOf } from '../../core/decide/formats.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { comparePaper } from '../../core/paper-check/compare.ts'
import { sheetByCode, sheetOf } from '../../core/paper-check/sheet.ts'
import { reformatView } from '../../core/views/format.ts'
import { moveView } from '../../core/views/move.ts'
import { NO_EVENT } from './no-event.ts'
import type { Session } from './session.ts'

type Called = 'format.read' | 'format.preview' | 'attempts.plan' | 'match.plan' | 'paper.sheet' | 'paper.compare'

/** A sentence as a failure that a screen shows. */
const plain = <T>(found: Outcome<T, string>): Outcome<T, Failure> => (found.ok ? found : err({ kind: 'invalid', message: found.error }))

/** The calls, by name, of whichever event is open. */
export function askingCalls(open: () => Session | null): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  return {
    async 'format.read'(which) {
      const session = open()
      if (!session) return err(NO_EVENT)
      const { state } = session
      const format = 'id' in which ? formatOf(state, which.id) : (state.contests.get(which.contest)?.format ?? null)
      return format ? ok({ format }) : err({ kind: 'refused', message: 'There is no such format here any more.' })
    },
    async 'format.preview'({ contest, format }) {
      const session = open()
      if (!session) return err(NO_EVENT)
      const found = session.state.contests.get(contest)
      return found
        ? ok(reformatView(session.state, found, format))
        : err({ kind: 'unknown-contest', message: 'There is no such contest in this event.' })
    },
    async 'attempts.plan'(move) {
      const session = open()
      return session ? ok(moveView(session.state, move)) : err(NO_EVENT)
    },
    async 'match.plan'(asked) {
      const session = open()
      if (!session) return err(NO_EVENT)
      const drawn = drawOf(session.state, asked)
      return drawn.ok ? ok(drawn.value.plan) : drawn
    },
    async 'paper.sheet'(which) {
      const session = open()
      if (!session) return err(NO_EVENT)
      return plain('code' in which ? sheetByCode(session.state, session.file.event, which.code) : sheetOf(session.state, which))
    },
    async 'paper.compare'({ of, ...typed }) {
      const session = open()
      return session ? plain(comparePaper(session.state, of, typed)) : err(NO_EVENT)
    },
  }
}
