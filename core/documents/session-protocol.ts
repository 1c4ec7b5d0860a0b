// The protocol of a session: that of each of its contests, one after the other in the order in which they are on, and one set of signatures.
import type { Session } from '../apply/sessions.ts'
import type { Contest, EventState } from '../apply/state.ts'
import { sessionLine } from '../views/session-words.ts'
import { contestLine, type Content, lifeOf, type Making, OFFICIALS } from './making.ts'
import type { PaperPart } from './paper.ts'
import { protocol } from './protocol.ts'

/** The contests of a session in which something is recorded; an overall has its results alone. */
export const recordedIn = ({ contests }: EventState, session: Session): Contest[] =>
  session.contests.flatMap((id) => contests.get(id) ?? []).filter(({ format }) => format.takes !== 'contests')

/** How far the results of several contests have come: a word for all, or that it is not the same of all. */
function standsOf(making: Making, contests: readonly Contest[]): string {
  const lives = contests.map((contest) => lifeOf(making, contest))
  if (lives.every(({ tone }) => tone === 'official')) return 'Official'
  return lives.some(({ tone }) => tone === 'official') ? 'Not all official' : 'Provisional'
}

/** The protocol of a session. */
export function sessionProtocol(making: Making, session: Session): Content {
  const contests = recordedIn(making.state, session)
  const parts = contests.flatMap((contest): PaperPart[] => {
    const { stands, parts: own } = protocol(making, contest)
    const text = contestLine(making.state, contest)
    // They sign once, for all of it; and in the middle of many pages a round alone would say nothing.
    const within = own
      .filter((part) => part !== OFFICIALS)
      .map((part) => (part.part === 'heading' ? { ...part, about: part.about ?? text } : part))
    return [{ part: 'chapter', text, about: stands ?? '' }, ...within]
  })
  return { about: sessionLine(session), stands: standsOf(making, contests), parts: [...parts, OFFICIALS] }
}
