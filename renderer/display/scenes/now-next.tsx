// Who is up, with what; who follows; and the result just in, with what it changed.
import type { CSSProperties } from 'react'
import type { NowNextView, Turn } from '../../../core/views/view.ts'
import { fitSize } from '../layout/text-width.ts'
import { Header } from '../parts/header.tsx'
import { Mark } from '../parts/mark.tsx'
import { movement } from './movement.ts'
import type { Stage } from './registry.tsx'

/** A name's size: on one line while that is large enough, else on two. */
export function nameSize(name: string, room: number, most: number): number {
  const one = fitSize(name, room, 1, most, 1)
  return one >= most * 0.62 ? one : Math.max(one, Math.min(most * 0.62, fitSize(name, room, 2, most, 1)))
}

export function NowNext({ view, frame }: Stage & { view: NowNextView }) {
  const { now, next, last } = view
  const room = frame.tall ? frame.wide : frame.wide * 0.6
  return (
    <section className="now-next">
      <Header division={view.division} contest={view.contestName} aside={view.round} />
      <div className="now-body">
        {now ? <Now turn={now} room={room} /> : <p className="now nobody">Nobody is up now.</p>}
        <div className="next">
          {next.length > 0 && <h2>Next</h2>}
          <ol>
            {next.map((turn) => (
              <li key={`${turn.id} ${turn.slot}`}>
                <span className="name cut" dir="auto">
                  {turn.name}
                </span>
                <Attempt turn={turn} />
              </li>
            ))}
          </ol>
        </div>
      </div>
      {last && <Last last={last} key={`${last.person.id} ${last.attempt} ${last.cell.seq ?? ''}`} />}
    </section>
  )
}

const Attempt = ({ turn }: { turn: Turn }) => (
  <span className="attempt">
    <span dir="auto">{turn.attempt}</span>
    {turn.declared && <b>{turn.declared}</b>}
  </span>
)

function Now({ turn, room }: { turn: NonNullable<NowNextView['now']>; room: number }) {
  return (
    <div className="now">
      <h2>Now</h2>
      <p className="now-name" data-testid="display-now-name" dir="auto" style={{ fontSize: `${nameSize(turn.name, room, 4)}rem` }}>
        {turn.name}
      </p>
      <p className="now-who">
        <b>{turn.bib}</b>
        {turn.team && (
          <span className="cut" dir="auto">
            {turn.team}
          </span>
        )}
      </p>
      <p className="now-what">
        <span dir="auto">{turn.attempt}</span>
        {turn.declared && <b>{turn.declared}</b>}
      </p>
      <p className="now-facts">
        {turn.place !== null && (
          <span>
            Place <b>{turn.place}</b>
          </span>
        )}
        {turn.best !== '' && (
          <span>
            So far <b>{turn.best}</b>
          </span>
        )}
      </p>
    </div>
  )
}

function Last({ last }: { last: NonNullable<NowNextView['last']> }) {
  const { person, attempt, cell, from, to } = last
  const style = { '--mark': cell.state === 'none' ? 'var(--st-none)' : 'var(--st-mark)' } as CSSProperties
  return (
    <div className="last" style={style}>
      <Mark state={cell.state} />
      <span className="last-who">
        <span className="name cut" dir="auto">
          {person.name}
        </span>
        <span className="last-attempt cut" dir="auto">
          {attempt}
          {cell.corrected ? ', corrected' : ''}
        </span>
      </span>
      {cell.text && <b className="last-value">{cell.text}</b>}
      <span className="last-move">{movement(from, to)}</span>
    </div>
  )
}
