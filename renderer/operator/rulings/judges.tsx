// The judges of the attempt that is on, as their marks arrive: who gave what, and who is missing.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import './rulings.css'

export function Judges() {
  const operator = useActions()
  const panel = useOperator(({ table }) => table?.panel)
  const contest = useOperator(({ table }) => table?.contest)
  const [problem, setProblem] = useState<string | null>(null)
  if (!panel || !contest) return null
  const { judges, missing, sentence, closes, competitor, slot } = panel
  const close = async () => {
    const answer = await operator.send({ name: 'attempt.close', contest, competitor, slot })
    setProblem(answer.ok ? null : answer.error.message)
    if (answer.ok) operator.say({ tone: 'good', text: `Closed with the marks that were there. ${sentence}` })
  }
  return (
    <section className="judges" aria-label="Judges" data-testid="judges">
      <ol>
        {judges.map(({ name, partition, field, text, corrected }) => (
          <li key={`${field} ${partition}`} data-testid="judge" data-missing={text === '' || undefined} title={name}>
            <span className="judge-name">{name}</span>
            <b>{text === '' ? '…' : text}</b>
            {corrected && <span title="corrected">*</span>}
          </li>
        ))}
      </ol>
      <p className={sentence === '' ? 'quiet small' : 'small'} data-testid="judges-missing" aria-live="polite">
        {sentence === '' ? 'All marks are in.' : missing.length === judges.length ? 'No mark is in yet.' : sentence}{' '}
        {closes && (
          <Button size="compact-xs" variant="default" data-testid="judges-close" onClick={() => void close()}>
            Close without
          </Button>
        )}
      </p>
      {problem !== null && (
        <p className="sentence warn small" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
