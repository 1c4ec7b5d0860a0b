// The documents there are, each with what it is of and whether it is numbered. One more is a file beside this one and a line here.
import type { Session } from '../apply/sessions.ts'
import type { Contest, EventState } from '../apply/state.ts'
import type { ContestId, DivisionId, SessionId } from '../ids.ts'
import { sessionLine } from '../views/session-words.ts'
import { corrections } from './corrections.ts'
import { entryList } from './entry-list.ts'
import { type Content, contestLine, type Making } from './making.ts'
import { medals } from './medals.ts'
import type { Paper, PaperKind } from './paper.ts'
import { protocol } from './protocol.ts'
import { results } from './results.ts'
import { paperOrder } from './running-order.ts'
import { scoreSheets } from './score-sheets.ts'
import { recordedIn, sessionProtocol } from './session-protocol.ts'
import { teams } from './teams.ts'

/** A document by its kind, and the contest, division or session that it is of. */
export interface DocumentRef {
  paper: PaperKind
  of: ContestId | DivisionId | SessionId
}

interface Kind {
  title: string
  /** When it is wanted: before anybody starts, or once there are results. */
  when: 'before' | 'after'
  /** An empty sheet says nothing that another one could supersede. */
  isNumbered: boolean
}

interface ContestKind extends Kind {
  isOf(contest: Contest): boolean
  make(making: Making, contest: Contest): Content
}

const adds = ({ format }: Contest) => format.takes === 'contests'
const takes = (contest: Contest) => !adds(contest)
const always = () => true

const OF_DIVISION = {
  'entry-list': { title: 'Entry list', when: 'before', isNumbered: true, make: entryList },
} as const satisfies Partial<Record<PaperKind, Kind & { make(making: Making, division: DivisionId): Content }>>

const OF_SESSION = {
  'session-protocol': { title: 'Session protocol', when: 'after', isNumbered: true, make: sessionProtocol },
} as const satisfies Partial<Record<PaperKind, Kind & { make(making: Making, session: Session): Content }>>

const OF_CONTEST: Record<Exclude<PaperKind, keyof typeof OF_DIVISION | keyof typeof OF_SESSION>, ContestKind> = {
  'running-order': { title: 'Running order', when: 'before', isNumbered: true, isOf: takes, make: paperOrder },
  'score-sheets': { title: 'Score sheets', when: 'before', isNumbered: false, isOf: takes, make: scoreSheets },
  protocol: { title: 'Protocol', when: 'after', isNumbered: true, isOf: takes, make: protocol },
  results: { title: 'Results', when: 'after', isNumbered: true, isOf: takes, make: results },
  overall: { title: 'Overall results', when: 'after', isNumbered: true, isOf: adds, make: results },
  teams: { title: 'Team results', when: 'after', isNumbered: true, isOf: ({ format }) => format.teams !== undefined, make: teams },
  medals: { title: 'Medal list', when: 'after', isNumbered: true, isOf: always, make: medals },
  corrections: { title: 'Corrections and rulings', when: 'after', isNumbered: true, isOf: always, make: corrections },
}

const KINDS: Record<PaperKind, Kind> = { ...OF_SESSION, ...OF_DIVISION, ...OF_CONTEST }

/** The title, and what goes with it, of a kind of document. */
export const paperKind = (paper: PaperKind): Kind => KINDS[paper]

/** Every document that can be made of an event: session by session; then by division its entry list, and contest by contest. */
export function documentsOf(state: EventState): DocumentRef[] {
  const contests = [...state.contests.values()]
  const ofSessions = state.sessions
    .filter((session) => recordedIn(state, session).length > 0)
    .map(({ id }): DocumentRef => ({ paper: 'session-protocol', of: id }))
  const ofDivisions = [...state.divisions.keys()].flatMap((division): DocumentRef[] => [
    { paper: 'entry-list', of: division },
    ...contests
      .filter((contest) => contest.division === division)
      .flatMap((contest) =>
        Object.entries(OF_CONTEST)
          .filter(([, { isOf }]) => isOf(contest))
          .map(([paper]) => ({ paper: paper as PaperKind, of: contest.id })),
      ),
  ])
  return [...ofSessions, ...ofDivisions]
}

const sessionAt = ({ sessions }: EventState, of: DocumentRef['of']) => sessions.find(({ id }) => id === of)

function contentOf(making: Making, { paper, of }: DocumentRef): Content | null {
  const { state } = making
  if (paper === 'entry-list') return state.divisions.has(of as DivisionId) ? OF_DIVISION[paper].make(making, of as DivisionId) : null
  if (paper === 'session-protocol') {
    const session = sessionAt(state, of)
    return session && recordedIn(state, session).length > 0 ? OF_SESSION[paper].make(making, session) : null
  }
  const contest = state.contests.get(of as ContestId)
  return contest && OF_CONTEST[paper].isOf(contest) ? OF_CONTEST[paper].make(making, contest) : null
}

/** A document as the event says it now, without a version; null where there is no such document any more. */
export function paperOf(making: Making, ref: DocumentRef): Paper | null {
  const content = contentOf(making, ref)
  if (!content) return null
  const { name, place, date } = making.state.event ?? { name: 'Event' }
  return {
    kind: ref.paper,
    title: paperKind(ref.paper).title,
    event: { name, ...(place ? { place } : {}), ...(date ? { date } : {}) },
    version: null,
    ...content,
  }
}

/** What a document is of, in words; empty where that is gone. */
export function aboutOf(state: EventState, { of }: DocumentRef): string {
  const contest = state.contests.get(of as ContestId)
  if (contest) return contestLine(state, contest)
  const session = sessionAt(state, of)
  return session ? sessionLine(session) : (state.divisions.get(of as DivisionId)?.name ?? '')
}
