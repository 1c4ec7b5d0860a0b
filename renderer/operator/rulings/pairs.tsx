// Two people type everything: where they differ both values stand side by side, and what waits for the other person is counted.
import { Button } from '@mantine/core'
import type { ContestId } from '../../../core/ids.ts'
import type { PairRow } from '../../../core/views/pairs.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { useWatched } from '../why/use-watched.ts'
import './rulings.css'

const MOST = 3

function Differs({ pair }: { pair: PairRow }) {
  const operator = useActions()
  const { person, slot, attempt, own, other } = pair
  const seq = useOperator(({ table }) => table?.standing.rows.find(({ id }) => id === person.id)?.cells[slot]?.seq)
  return (
    <li className="pair-differs" data-testid="pair-differs">
      <b>{person.bib}</b> <Said text={person.name} /> <span className="quiet">{attempt}</span>
      <span className="pair-values">
        here <b>{own}</b> · second person <b>{other}</b>
      </span>
      <span className="pair-acts">
        {seq !== undefined && (
          <Button size="compact-xs" variant="default" data-testid="pair-correct" onClick={() => operator.amend({ how: 'correct', seq })}>
            Correct here
          </Button>
        )}
        <Button size="compact-xs" variant="default" data-testid="pair-rule" onClick={() => operator.rule({ competitor: person.id, slot })}>
          Rule …
        </Button>
      </span>
    </li>
  )
}

function Shown({ contest }: { contest: ContestId }) {
  const view = useWatched({ topic: 'referee', contest })
  if (!view || view.second === null) return null
  const differs = view.pairs.filter(({ why }) => why === 'differs')
  const waiting = view.pairs.length - differs.length
  return (
    <section className="pairs" aria-label="Two people type" data-testid="pairs">
      {differs.length > 0 && (
        <ul>
          {differs.slice(0, MOST).map((pair) => (
            <Differs key={`${pair.person.id} ${pair.slot}`} pair={pair} />
          ))}
        </ul>
      )}
      <p className="small quiet" data-testid="pairs-waiting">
        {differs.length > MOST && `${differs.length - MOST} more differ. `}
        {waiting === 0
          ? 'Nothing waits for the other person.'
          : `${waiting} ${waiting === 1 ? 'waits for the other person, and counts' : 'wait for the other person, and count'} when both agree.`}
      </p>
    </section>
  )
}

export function Pairs() {
  const contest = useOperator(({ table }) => table?.contest)
  return contest ? <Shown key={contest} contest={contest} /> : null
}
