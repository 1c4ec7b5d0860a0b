// The centre of the table where competitors meet: the match that is on, the largest thing on the screen, or what is to be done next.
import { counted } from '../../../core/formats/plural.ts'
import { memo } from 'react'
import type { MatchRow, MatchSide } from '../../../core/views/match-view.ts'
import { Said } from '../parts/words.tsx'
import { contestTitle } from '../state/contest-title.ts'
import { useOperator } from '../state/use-operator.ts'
import { NextSteps } from './next-steps.tsx'
import { pairName, sideBib, sideName } from './match-words.ts'
import './matches.css'

/** Letters up to which both names are set in the largest size. */
const SHORT = 16
const FEW = 2

function Side({ side }: { side: MatchSide }) {
  const name = sideName(side)
  return (
    <div className="match-side" data-testid="now-side" data-long={name.length > SHORT || undefined}>
      <b className="match-bib">
        <bdi>{sideBib(side)}</bdi>
      </b>
      <h2 className="match-name" title={name} dir="auto">
        {name}
      </h2>
      {side.people.length === 1 && side.people[0]?.team && <Said text={side.people[0].team} className="quiet" />}
    </div>
  )
}

/** Many sides: lane by lane, as the line is typed. */
function Lanes({ sides }: { sides: readonly MatchSide[] }) {
  return (
    <ol className="lanes" data-testid="now-lanes">
      {sides.map((side) => (
        <li key={side.people[0]?.id ?? side.lane}>
          <span className="lane">{side.lane}</span>
          <b>{sideBib(side)}</b>
          <Said text={sideName(side)} />
        </li>
      ))}
    </ol>
  )
}

const Up = memo(function Up({ row, round }: { row: MatchRow; round: string }) {
  const { sides, title } = row
  return (
    <div className="match-up" data-testid="now-match" data-match={row.match}>
      <p className="match-title">
        <b>{title}</b> <span className="quiet">{round}</span>
      </p>
      {sides.length > FEW ? (
        <Lanes sides={sides} />
      ) : (
        <div className="sides" data-alone={sides.length === 1 || undefined}>
          <Side side={sides[0]!} />
          {sides[1] && (
            <>
              <span className="against" aria-hidden="true">
                –
              </span>
              <Side side={sides[1]} />
            </>
          )}
        </div>
      )}
    </div>
  )
})

/** Nothing to record: the draw comes next, or a decision, or it is over. */
function Idle() {
  const table = useOperator((state) => state.table)
  if (!table?.matches) return null
  const { matches, standing } = table
  const { rounds, done, draw } = matches
  const leaders = standing.rows.filter(({ place }) => place === 1)
  const heading =
    rounds.length === 0 ? 'Nothing is drawn yet' : draw.due ? `${rounds.at(-1)!.name} is complete` : `${contestTitle(standing)} is complete`
  return (
    <div className="complete" data-testid={rounds.length > 0 && !draw.due ? 'complete' : 'idle'}>
      <h2 className="name">{heading}</h2>
      <p className="quiet">
        {rounds.length === 0 ? `${matches.entrants.length} competitors can be drawn.` : `${counted(done, matches.word)} recorded.`}
        {rounds.length > 0 && !draw.due && leaders.length > 0 && (
          <>
            {' '}
            First: <Said text={leaders.map(({ name }) => name).join(' and ')} />.
          </>
        )}
      </p>
      <NextSteps />
    </div>
  )
}

export function ComingMatches() {
  const rounds = useOperator(({ table }) => table?.matches?.rounds)
  const next = (rounds ?? []).flatMap(({ matches }) => matches).filter(({ state }) => state === 'next' || state === 'waiting')
  const [first, ...rest] = next.toSorted((a, b) => Number(b.state === 'next') - Number(a.state === 'next'))
  if (!first) return null
  return (
    <ol className="coming" data-testid="next" aria-label="Which matches come next">
      {[first, ...rest].slice(0, 2).map((row, index) => (
        <li key={row.id}>
          <span className="quiet">{index === 0 ? 'Next' : 'then'}</span>
          <b>{row.match}</b>
          <Said text={pairName(row)} />
        </li>
      ))}
    </ol>
  )
}

/** The head of the centre, above the input. */
export function MatchNow() {
  const now = useOperator(({ table }) => table?.matches?.now ?? null)
  const round = useOperator(({ table }) => table?.matches?.rounds.find((one) => one.round === table.matches?.now?.round)?.name ?? '')
  return now ? <Up row={now} round={round} /> : <Idle />
}
