// Who is up, with what; who follows; and the result just in, with what it changed.
import type { CSSProperties } from 'react'
import type { NowNextView, Turn } from '../../../core/views/view.ts'
import { LEADING, type NowLayout, nowLayout } from '../layout/now.ts'
import { fitBlock, textWidth } from '../layout/text-width.ts'
import { Foot } from '../parts/foot.tsx'
import { Header } from '../parts/header.tsx'
import { Mark } from '../parts/mark.tsx'
import { movement } from './movement.ts'
import type { Stage } from './registry.tsx'

/** Narrower than this, in units, there is no room for a sentence beside the last result. */
const SHORT_BELOW = 32

export function NowNext({ view, frame, event }: Stage & { view: NowNextView }) {
  const { now, next, last, round } = view
  const layout = nowLayout(frame, {
    nameWidth: textWidth(now?.name ?? ''),
    whatWidth: textWidth(`${now?.attempt ?? ''}  ${now?.declared ?? ''}`),
    declared: now?.declared !== undefined,
    last: last !== null,
    following: next.length,
    followDeclared: next.some(({ declared }) => declared !== undefined),
  })
  return (
    <section className="now-next">
      <Header division={view.division} contest={view.contestName} session={view.session} aside={round} />
      <div className="now-body" data-alone={layout.next === 0 || undefined}>
        {now ? <Now turn={now} layout={layout} /> : <p className="nobody">Nobody is up now.</p>}
        {layout.next > 0 && <Next turns={next.slice(0, layout.next)} round={round} whole={layout.nextWhole} />}
      </div>
      {last && layout.last && (
        <Last last={last} short={frame.wide < SHORT_BELOW} key={`${last.person.id} ${last.attempt} ${last.cell.seq ?? ''}`} />
      )}
      <Foot text={event?.name} />
    </section>
  )
}

function Now({ turn, layout }: { turn: NonNullable<NowNextView['now']>; layout: NowLayout }) {
  const { wide, high, most } = layout.name
  const size = fitBlock(turn.name, wide, high, most, LEADING)
  const lines = Math.max(1, Math.floor(high / (size * LEADING)))
  return (
    <div className="now">
      {layout.label && <h2>Now</h2>}
      <p className="now-name" data-testid="display-now-name" dir="auto" style={{ fontSize: `${size}rem`, WebkitLineClamp: lines }}>
        {turn.name}
      </p>
      {layout.who && (
        <p className="now-who">
          <b>{turn.bib}</b>
          {turn.team && (
            <span className="cut" dir="auto">
              {turn.team}
            </span>
          )}
        </p>
      )}
      <p className="now-what" style={{ fontSize: `${layout.what}rem` }}>
        <span dir="auto">{turn.attempt}</span>
        {turn.declared && <b>{turn.declared}</b>}
      </p>
      {layout.facts && (
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
      )}
    </div>
  )
}

function Next({ turns, round, whole }: { turns: readonly Turn[]; round: string; whole: boolean }) {
  return (
    <div className="next" data-whole={whole || undefined}>
      <h2>Next</h2>
      <ol>
        {turns.map((turn) => (
          <li key={`${turn.id} ${turn.slot}`}>
            <span className="name cut" dir="auto">
              {turn.name}
            </span>
            <span className="next-who cut">
              {turn.bib}
              {turn.team && <bdi>{turn.team}</bdi>}
              {/* The head says the round; only another one is worth a word. */}
              {turn.attempt !== round && <bdi>{turn.attempt}</bdi>}
            </span>
            {turn.declared && <b>{turn.declared}</b>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Last({ last, short }: { last: NonNullable<NowNextView['last']>; short: boolean }) {
  const { person, attempt, cell, from, to } = last
  const style = { '--mark': cell.state === 'none' ? 'var(--st-none)' : 'var(--st-mark)' } as CSSProperties
  return (
    <div className="last" style={style}>
      <Mark state={cell.state} />
      <span className="name cut" dir="auto">
        {person.name}
      </span>
      {cell.text && <b className="last-value">{cell.text}</b>}
      <span className="last-attempt cut" dir="auto">
        {attempt}
        {cell.corrected ? ', corrected' : ''}
      </span>
      <span className="last-move">{movement(from, to, short)}</span>
    </div>
  )
}
