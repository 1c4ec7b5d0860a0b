// Begins a rehearsal of the open event: what it is, what it is not, and whether it begins with the results so far.
import { Button } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import './rehearsal.css'

const CHOICES = [
  { results: false, title: 'From the start', about: 'Everybody is entered, nothing is scored.' },
  { results: true, title: 'From where the event is now', about: 'With the results so far.' },
] as const

export function Rehearse() {
  const { call } = useActions()
  const rehearsal = useOperator(({ station }) => station?.rehearsal ?? null)
  const begun = useOperator(({ station }) => station?.event?.contests.some(({ done }) => done > 0) ?? false)
  const [results, setResults] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (rehearsal !== null)
    return <p className="quiet">You are rehearsing. The band above everything ends it, and leads back to the event itself.</p>

  async function begin() {
    if (busy) return
    setBusy(true)
    const answer = await call('event.rehearse', { results: begun && results })
    setBusy(false)
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <div className="stack" data-testid="rehearse">
      <p className="quiet">Try everything on a copy, with the phones and the screens that you will use. The event itself stays as it is.</p>
      <ul className="rehearsal-points quiet small">
        <li>Nothing of it is published, whatever is pressed.</li>
        <li>Every screen and every phone says REHEARSAL.</li>
        <li>Phones join it by codes of its own. Those of the event wait meanwhile, and keep what they have.</li>
      </ul>
      {begun && (
        <fieldset className="rehearsal-choices">
          <legend className="unseen">How it begins</legend>
          {CHOICES.map((choice) => (
            <button
              key={choice.title}
              type="button"
              className="choice"
              aria-pressed={results === choice.results}
              data-testid={choice.results ? 'rehearse-with-results' : 'rehearse-clean'}
              onClick={() => setResults(choice.results)}
            >
              <strong>{choice.title}</strong>
              <br />
              <span className="quiet small">{choice.about}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconMasksTheater size={18} />}
          disabled={busy}
          data-testid="rehearse-begin"
          onClick={() => void begin()}
        >
          {busy ? 'Making the copy …' : 'Rehearse on a copy'}
        </Button>
      </div>
      {problem !== null && (
        <p className="sentence bad" role="alert" data-testid="rehearse-problem">
          {problem}
        </p>
      )}
    </div>
  )
}
