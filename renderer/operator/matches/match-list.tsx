// The matches of a contest, round by round, in the place of the running order. A row that is open is taken; one that is done is corrected.
import { plural } from '../../../core/formats/plural.ts'
import { memo, useRef } from 'react'
import type { ContestId } from '../../../core/ids.ts'
import type { MatchRound, MatchRow } from '../../../core/views/match-view.ts'
import { Glyph } from '../parts/glyph.tsx'
import { Said } from '../parts/words.tsx'
import { useInSight } from '../parts/use-in-sight.ts'
import { useWindow } from '../parts/use-window.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import '../table/order/running-order.css'
import { pairName, resultOf, sideName } from './match-words.ts'
import './matches.css'

const ROW = 48
const WORDS: Record<MatchRow['state'], string> = { done: 'done', now: 'now', next: 'next', waiting: 'open' }

const Row = memo(function Row({ row, contest }: { row: MatchRow; contest: ContestId }) {
  const operator = useActions()
  const { match, sides, state, seq, title } = row
  const result = resultOf(row)
  const take = () => {
    if (seq !== undefined) return operator.amend({ how: 'correct', seq })
    void operator.focus(contest, { match })
  }
  return (
    <button
      type="button"
      className="order-row match-row"
      data-testid="match-row"
      data-match={match}
      data-state={state}
      aria-current={state === 'now' ? 'true' : undefined}
      aria-label={`${title}, ${pairName(row)}, ${result === '' ? WORDS[state] : result}: ${seq === undefined ? 'take it now' : 'correct'}`}
      onClick={take}
    >
      <Glyph shape={state === 'done' ? 'mark' : state} />
      <span className="bib">{match}</span>
      {sides.length > 2 ? (
        <span className="grow">
          <Said text={title} />
        </span>
      ) : (
        <span className="pair">
          {sides.map((side) => (
            <span key={side.people[0]?.id} className="pair-side" data-won={side.won}>
              <Said text={sideName(side)} className="grow" />
              <span className="own">{side.text}</span>
            </span>
          ))}
        </span>
      )}
      {endOf(row) !== '' && <span className="end">{endOf(row)}</span>}
    </button>
  )
})

/** What stands at the row's end beside the sides' own results: what is special about it. */
const endOf = (row: MatchRow): string => {
  const { sides, state, played } = row
  if (sides.length !== 2) return state === 'next' ? 'next' : resultOf(row)
  return state === 'next' ? 'next' : played === false ? 'ff' : ''
}

/** A round's heading, or one of its matches: rows of one height, so that only those in sight are drawn. */
type Line = { kind: 'round'; round: MatchRound } | { kind: 'match'; row: MatchRow }

const linesOf = (rounds: readonly MatchRound[]): Line[] =>
  rounds.flatMap((round): Line[] => [{ kind: 'round', round }, ...round.matches.map((row): Line => ({ kind: 'match', row }))])

export function MatchList() {
  const rounds = useOperator(({ table }) => table?.matches?.rounds)
  const contest = useOperator(({ table }) => table?.contest)
  const done = useOperator(({ table }) => table?.matches?.done ?? 0)
  const total = useOperator(({ table }) => table?.matches?.total ?? 0)
  const now = useOperator(({ table }) => table?.matches?.now?.id)
  const title = useOperator(({ table }) => plural(table?.matches?.word ?? 'match').replace(/^./, (first) => first.toUpperCase()))
  const box = useRef<HTMLOListElement>(null)
  const lines = linesOf(rounds ?? [])
  const at = lines.findIndex((line) => line.kind === 'match' && line.row.id === now)
  const { from, to, above, below } = useWindow(box, lines.length, ROW)
  useInSight(box, { index: at, height: ROW, head: 0, when: `${contest} ${now}` })
  return (
    <section className="order" aria-label="Matches" data-testid="match-list">
      <div className="region-head">
        <h2>{title}</h2>
        {total > 0 && (
          <span className="quiet">
            {done} of {total} done
          </span>
        )}
      </div>
      <ol className="scroll" ref={box}>
        {above > 0 && <li style={{ height: above }} aria-hidden="true" />}
        {contest &&
          lines.slice(from, to).map((line) =>
            line.kind === 'round' ? (
              <li key={line.round.id} className="round-head" data-testid="round" data-round={line.round.round}>
                <h3>{line.round.name}</h3>
                <span className="quiet">
                  {line.round.done} of {line.round.total}
                </span>
              </li>
            ) : (
              <li key={line.row.id}>
                <Row row={line.row} contest={contest} />
              </li>
            ),
          )}
        {below > 0 && <li style={{ height: below }} aria-hidden="true" />}
      </ol>
      {rounds?.length === 0 && <p className="quiet none-yet">Nothing is drawn yet.</p>}
    </section>
  )
}
