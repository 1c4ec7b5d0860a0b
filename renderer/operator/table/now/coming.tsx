// Who comes next, in a sentence that can be read out.
import type { Turn } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import { useOperator } from '../../state/use-operator.ts'

function Who({ turn, from }: { turn: Turn; from: number | undefined }) {
  return (
    <>
      <b>{turn.bib}</b>
      <Said text={turn.name} />
      {turn.slot !== from && <span className="quiet">{turn.attempt}</span>}
      <span className="quiet">{turn.declared ?? (turn.proposed ? `(${turn.proposed})` : '')}</span>
    </>
  )
}

export function Coming() {
  const next = useOperator(({ table }) => table?.next)
  const slot = useOperator(({ table }) => table?.now?.slot)
  const [first, ...rest] = next ?? []
  if (!first) return null
  return (
    <ol className="coming" data-testid="next" aria-label="Who comes next">
      {[first, ...rest].slice(0, 3).map((turn, index) => (
        <li key={`${turn.id}:${turn.slot}`}>
          <span className="quiet">{index === 0 ? 'Next' : 'then'}</span>
          <Who turn={turn} from={slot} />
        </li>
      ))}
    </ol>
  )
}
