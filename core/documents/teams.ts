// The teams of a contest: what each adds up, whose results count, and what set it behind the team above.
import type { Contest } from '../apply/state.ts'
import { teamView } from '../views/teams.ts'
import { contestLine, type Content, lifeParts, type Making, narrow, OFFICIALS, words } from './making.ts'
import type { PaperRow } from './paper.ts'

/** Team results; a contest whose format scores none has no rows. */
export function teams(making: Making, contest: Contest): Content {
  const { stands, notes } = lifeParts(making, contest)
  const view = teamView(making.state, contest.id)
  const rows = (view?.rows ?? []).flatMap(({ team, place, tied, sum, because, members }): PaperRow[] => [
    { cells: [place === null ? '' : `${place}${tied ? '=' : ''}`, team, sum, because], tone: 'strong' },
    ...members.map(({ bib, name, result, counts }): PaperRow => {
      const cells = ['', `${bib} ${name}`, result, counts ? '' : 'does not count']
      return counts ? { cells } : { cells, tone: 'quiet' }
    }),
  ])
  return {
    about: contestLine(making.state, contest),
    stands,
    parts: [
      ...notes,
      {
        part: 'table',
        columns: [narrow('Place'), words('Team', 4), narrow(view?.column ?? '', 'point'), words('', 2)],
        rows,
        empty: 'No team has a result yet.',
      },
      OFFICIALS,
    ],
  }
}
