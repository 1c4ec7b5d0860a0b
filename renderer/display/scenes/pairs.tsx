// Who meets whom in a round, with the results as they come in. The one that is on is marked; whoever won stands out.
import type { CSSProperties } from 'react'
import type { MatchesScene, MatchRow, MatchSide } from '../../../core/views/match-view.ts'
import type { Frame } from '../layout/frame.ts'
import { matchRows, widest } from '../layout/match-rows.ts'
import { Header } from '../parts/header.tsx'
import { usePage } from '../use-page.ts'

interface Props {
  view: MatchesScene
  frame: Frame
  head: { round: string; done: number }
}

/** The result as it is read: `3 : 1`, `bye`; nothing before it. */
const resultOf = ({ sides, state }: MatchRow): string => {
  if (sides.length === 1) return 'bye'
  return state === 'done' ? sides.map(({ text }) => text).join(' : ') : ''
}

const nameOf = ({ people }: MatchSide) => people.map(({ name }) => name).join(' + ')

function Side({ side }: { side: MatchSide | undefined }) {
  return (
    <span className="match-side cut" data-won={side?.won} dir="auto">
      {side && nameOf(side)}
    </span>
  )
}

/** On a narrow screen the sides stand under each other, each with its own part of the result. */
function Row({ row, tall }: { row: MatchRow; tall: boolean }) {
  const [first, second] = row.sides
  const done = row.state === 'done'
  return (
    <li className="match" data-testid="display-match" data-match={row.match} data-state={row.state}>
      <span className="match-number">{row.match}</span>
      <Side side={first} />
      {tall ? (
        <>
          <b className="match-own">{done ? first?.text : ''}</b>
          <Side side={second} />
          <b className="match-own">{row.sides.length === 1 ? 'bye' : done ? second?.text : ''}</b>
        </>
      ) : (
        <>
          <b className="match-result" data-empty={resultOf(row) === '' || undefined}>
            {resultOf(row) || '–'}
            {done && row.played === false && row.sides.length > 1 && <i>not played</i>}
          </b>
          <Side side={second} />
        </>
      )}
    </li>
  )
}

export function Pairs({ view, frame, head }: Props) {
  const { matches, next } = view
  const {
    pages,
    rowHigh,
    scale,
    next: following,
  } = matchRows(
    matches.length,
    next.length,
    frame,
    matches.flatMap(({ sides }) => sides.map(nameOf)),
  )
  const on = matches.findIndex(({ state }) => state === 'now')
  const page = usePage(pages, Math.max(0, on), `${view.contest} ${head.round} ${on}`)
  const from = page * pages.perPage
  const shown = matches.slice(from, from + pages.perPage)
  const style = {
    '--row': `${rowHigh}rem`,
    '--text': `${scale}rem`,
    '--number': `${widest(
      matches.map(({ match }) => String(match)),
      scale,
      1.4,
    )}rem`,
    '--result': `${widest([...matches.map(resultOf), '0 : 0'], scale * 1.1, 3)}rem`,
  } as CSSProperties
  return (
    <>
      <Header
        division={view.division}
        contest={view.contestName}
        session={view.session}
        aside={pages.pages > 1 ? `${head.round} · page ${page + 1} of ${pages.pages}` : head.round}
        done={head.done}
      />
      <div className="match-body" style={style}>
        <ol data-tall={frame.tall || undefined}>
          {shown.map((row) => (
            <Row key={row.id} row={row} tall={frame.tall} />
          ))}
        </ol>
        {following > 0 && (
          <>
            <h2>Next: round {next[0]!.round}</h2>
            <ol data-tall={frame.tall || undefined} className="match-next">
              {next.slice(0, following).map((row) => (
                <Row key={row.id} row={row} tall={frame.tall} />
              ))}
            </ol>
          </>
        )}
      </div>
    </>
  )
}
