// An attempt that the judges' devices have settled. What may be done about it is the referee's: the table never writes for a judge.
import { IconGavel } from '@tabler/icons-react'
import { memo } from 'react'
import type { Judged } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import { useActions } from '../../state/use-operator.ts'

export const JudgedRow = memo(function JudgedRow({ judged: { person, slot, what } }: { judged: Judged }) {
  const operator = useActions()
  return (
    <li className="recent-row" data-testid="judged-row">
      <div className="line">
        <span className="quiet small">Judges</span>
        <b>{person.bib}</b>
        <Said text={person.name} />
        <span className="what" title={what}>
          <span className="says">{what}</span>
        </span>
        <span className="actions">
          <button
            type="button"
            className="plain"
            title="Rule on it at the referee’s table"
            aria-label={`Rule on ${what}, ${person.bib} ${person.name}`}
            onClick={() => operator.rule({ competitor: person.id, slot })}
          >
            <IconGavel size={17} />
          </button>
        </span>
      </div>
    </li>
  )
})
