// The centre of the table for a contest that is made of others: nothing is typed here, and where it is typed is one click away.
import { contestTitle } from '../state/contest-title.ts'
import { useOperator } from '../state/use-operator.ts'
import { NextSteps } from './next-steps.tsx'

export function Overall() {
  const table = useOperator((state) => state.table)
  const contests = useOperator(({ station }) => station?.event?.contests)
  if (!table?.sources) return null
  const { sources, standing } = table
  const open = sources.filter(({ done, total }) => done < total)
  return (
    <div className="complete" data-testid="overall">
      <h2 className="name">{contestTitle(standing, contests)}</h2>
      <p className="quiet">
        This standing is made of {sources.length} {sources.length === 1 ? 'contest' : 'contests'}; nothing is typed here.{' '}
        {open.length > 0 ? `Still going on: ${open.map(({ name }) => name).join(', ')}.` : 'All of them are complete.'}
      </p>
      <NextSteps />
    </div>
  )
}
