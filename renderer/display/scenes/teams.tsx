// The teams of a contest: their places, what they come to, and who of each counts for it. Long lists turn their pages by themselves.
import type { CSSProperties } from 'react'
import type { TeamsScene, TeamsView } from '../../../core/views/view.ts'
import { widest } from '../layout/match-rows.ts'
import { cutPages } from '../layout/paging.ts'
import { Foot } from '../parts/foot.tsx'
import { Header } from '../parts/header.tsx'
import { usePage } from '../use-page.ts'
import type { Stage } from './registry.tsx'

type Team = TeamsView['rows'][number]

// In units: the head with its rule, the foot; and a row with two lines (three where the screen is narrow), the second never smaller than the smallest text.
const HEAD = { wide: 2.6, tall: 3.8 }
const FOOT = 1.45
const ROW = { wide: 2.75, tall: 4 }
const ROW_MOST = { wide: 3.7, tall: 5 }
const MOST_SCALE = 1.5

/** Who counts, with what each brings; before it why the team has no place, where it has none. */
function membersOf({ place, because, members }: Team): string {
  const counting = members.filter(({ counts }) => counts).map(({ name, result }) => `${name} (${result})`)
  return [...(place === null ? [because] : []), ...counting].filter(Boolean).join(' · ')
}

function Row({ team }: { team: Team }) {
  return (
    <li className="team-row" data-testid="display-team" data-place={team.place ?? undefined}>
      <span className="place">
        {team.tied && <i className="tied">=</i>}
        {team.place ?? '–'}
      </span>
      <span className="team-who">
        <b className="cut" dir="auto">
          {team.team}
        </b>
        <span className="team-members cut" dir="auto">
          {membersOf(team)}
        </span>
      </span>
      <b className="team-sum">{team.sum || '–'}</b>
    </li>
  )
}

export function Teams({ view, frame, event }: Stage & { view: TeamsScene }) {
  const { rows, column } = view.teams
  const shape = frame.tall ? 'tall' : 'wide'
  const room = frame.high - HEAD[shape] - FOOT
  const pages = cutPages(rows.length, (room + 0.01) / ROW[shape])
  const rowHigh = Math.min(ROW_MOST[shape], room / pages.perPage)
  const scale = Math.max(1, Math.min(MOST_SCALE, rowHigh / ROW[shape]))
  const page = usePage(pages, 0, view.contest)
  const from = page * pages.perPage
  const style = {
    '--row': `${rowHigh}rem`,
    '--text': `${scale}rem`,
    '--place': `${widest(
      rows.map(({ place, tied }) => `${tied ? '=' : ''}${place ?? '–'}`),
      scale,
      2,
    )}rem`,
    '--sum': `${widest(
      rows.map(({ sum }) => sum),
      scale * 1.1,
      3,
    )}rem`,
  } as CSSProperties
  return (
    <section className="teams" style={style}>
      <Header
        division={view.division}
        contest={view.contestName}
        session={view.session}
        aside={pages.pages > 1 ? `Teams · page ${page + 1} of ${pages.pages}` : frame.tall ? 'Teams' : `Teams by ${column.toLowerCase()}`}
        done={view.total > 0 ? view.done / view.total : 0}
      />
      {rows.length === 0 && <p className="empty">Nobody is entered for a team yet.</p>}
      <ol className="teams-rows">
        {rows.slice(from, from + pages.perPage).map((team) => (
          <Row key={team.team} team={team} />
        ))}
      </ol>
      <Foot text={view.complete ? event?.name : 'Incomplete: a newer version recorded some of it.'} />
    </section>
  )
}
