// Where an entry is, in three steps: on this phone, at the table, public. Shape and word say it, colour only helps.
import { type Where, WHERE_WORDS } from '../phone/where.ts'

const STEPS: readonly [Where, string][] = [
  ['phone', 'this phone'],
  ['table', 'table'],
  ['public', 'public'],
]

export function Steps({ where, atTable, taken }: { where: Where; atTable: boolean; taken?: boolean }) {
  const reached = STEPS.findIndex(([step]) => step === where)
  // Sent to the server past a table that was away, which fetches it from there.
  const around = where === 'public' && !atTable
  const kept = where === 'late' || where === 'refused'
  return (
    <p
      className="steps"
      data-testid="steps"
      data-where={where}
      aria-label={`${taken ? 'Taken back, ' : ''}${WHERE_WORDS[where]}${around ? ', not yet at the table' : ''}`}
    >
      {kept ? (
        <span className="step kept">⚠ {WHERE_WORDS[where]}</span>
      ) : (
        STEPS.map(([step, words], index) => {
          const done = index <= reached && !(around && step === 'table')
          return (
            <span key={step} className="step" data-done={done}>
              <i aria-hidden="true">{done ? '✓' : '○'}</i> {words}
            </span>
          )
        })
      )}
    </p>
  )
}
