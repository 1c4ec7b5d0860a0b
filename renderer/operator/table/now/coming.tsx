// Who comes next, in a sentence that can be read out.
import type { Turn } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import { useOperator } from '../../state/use-operator.ts'

function Who({ turn, from }: { turn: Turn; from: number | undefined }) {
  return (
    <span className="coming-who">
      <b>{turn.bib}</b> <Said text={turn.name} />
      {turn.slot !== from && <span className="quiet"> {turn.attempt}</span>}
      {turn.declared && <span className="quiet"> {turn.declared}</span>}
    </span>
  )
}

export function Coming() {
  const next = useOperator(({ table }) => table?.next)
  const slot = useOperator(({ table }) => table?.now?.slot)
  const [first, ...rest] = next ?? []
  if (!first) return null
  return (
    <p className="coming" data-testid="next">
      <span className="quiet">Next</span> <Who turn={first} from={slot} />
      {rest.slice(0, 2).map((turn) => (
        <span key={`${turn.id}:${turn.slot}`} className="then">
          <span className="quiet">then</span> <Who turn={turn} from={slot} />
        </span>
      ))}
    </p>
  )
}
