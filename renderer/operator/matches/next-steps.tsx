// What can be done when nothing is left to record, as buttons; the first is what an empty Enter does.
import { Button } from '@mantine/core'
import { contestTitle } from '../state/contest-title.ts'
import { type NextStep, nextSteps } from '../state/next-step.ts'
import { useActions, useOperator } from '../state/use-operator.ts'

const IDS: Record<NextStep['do'], string> = { draw: 'to-draw', tie: 'to-tie', stage: 'to-stage', contest: 'next-contest' }

export function NextSteps() {
  const operator = useActions()
  const table = useOperator((state) => state.table)
  const contests = useOperator(({ station }) => station?.event?.contests)
  if (!table) return null
  const steps = nextSteps(table, contests ?? [])
  const words = (step: NextStep): string => {
    switch (step.do) {
      case 'draw':
        return table.matches?.draw.label ?? 'Draw'
      case 'tie':
        return table.ties.length === 1 ? `Decide place ${table.ties[0]!.place}` : `Decide ${table.ties.length} shared places`
      case 'stage':
        return `Who goes on to ${table.stage?.next?.name ?? 'the next stage'}`
      case 'contest':
        return `Go on with ${contestTitle(step.contest, contests)} (${step.contest.done} of ${step.contest.total})`
    }
  }
  const take = (step: NextStep) => (step.do === 'contest' ? void operator.focus(step.contest.contest) : operator.show(step.do))
  const made = table.stage?.made
  return (
    <>
      <div className="steps">
        {steps.map((step, index) => (
          <Button
            key={step.do}
            size="md"
            variant={index === 0 ? 'filled' : 'default'}
            data-testid={IDS[step.do]}
            onClick={() => take(step)}
          >
            {words(step)}
          </Button>
        ))}
        {made && !steps.some((step) => step.do === 'contest' && step.contest.contest === made.contest) && (
          <Button size="md" variant="default" data-testid="to-made" onClick={() => void operator.focus(made.contest)}>
            Go to {made.name}
          </Button>
        )}
      </div>
      {steps.length === 0 && <p>Every contest of this event is complete. Entries can still be corrected.</p>}
    </>
  )
}
