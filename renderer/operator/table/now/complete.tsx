// What stands in the centre when there is nobody to record: the contest is complete, or nobody is entered.
import { Button } from '@mantine/core'
import { NextSteps } from '../../matches/next-steps.tsx'
import { Said } from '../../parts/words.tsx'
import { contestTitle } from '../../state/contest-title.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'

export function Complete() {
  const table = useOperator((state) => state.table)
  const contests = useOperator(({ station }) => station?.event?.contests)
  if (!table) return null
  const { standing } = table
  const leaders = standing.rows.filter(({ place }) => place === 1)
  const result = leaders[0]?.results[standing.decisive]
  return (
    <div className="complete" data-testid="complete">
      <h2 className="name">{contestTitle(standing, contests)} is complete</h2>
      <p className="quiet">
        {standing.done} {standing.done === 1 ? 'attempt' : 'attempts'} recorded.
        {leaders.length > 0 && (
          <>
            {' '}
            First: <Said text={leaders.map(({ name }) => name).join(' and ')} />
            {result ? `, ${result}` : ''}.
          </>
        )}
      </p>
      <NextSteps />
    </div>
  )
}

export function NobodyEntered() {
  const operator = useActions()
  return (
    <div className="complete" data-testid="nobody-entered">
      <h2 className="name">Nobody is entered yet</h2>
      <p className="quiet">Competitors of this contest appear here as soon as they are on the entry list.</p>
      <Button size="md" onClick={() => operator.go('setup')}>
        Add competitors in set-up
      </Button>
    </div>
  )
}
