// Where an entry is, in three steps: on this phone, at the table, public. Shape and word say it, colour only helps.
import { type Where, WHERE_WORDS } from '../phone/where.ts'

const STEPS: readonly [Where, string][] = [
  ['phone', 'this phone'],
  ['table', 'table'],
  ['public', 'public'],
]

export function Steps({ where, taken }: { where: Where; taken?: boolean }) {
  const reached = STEPS.findIndex(([step]) => step === where)
  const kept = where === 'late' || where === 'refused'
  return (
    <p className="steps" data-testid="steps" data-where={where} aria-label={`${taken ? 'Taken back, ' : ''}${WHERE_WORDS[where]}`}>
      {kept ? (
        <span className="step kept">⚠ {WHERE_WORDS[where]}</span>
      ) : (
        STEPS.map(([step, words], index) => (
          <span key={step} className="step" data-done={index <= reached}>
            <i aria-hidden="true">{index <= reached ? '✓' : '○'}</i> {words}
          </span>
        ))
      )}
    </p>
  )
}
