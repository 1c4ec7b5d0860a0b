// The band above everything while a rehearsal is open, and how it is ended: asked once what becomes of the copy.
import { Button } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import './rehearsal.css'
import { endWords, rehearsalWords } from './rehearsal-words.ts'

export function RehearsalBanner() {
  const rehearsal = useOperator(({ station }) => station?.rehearsal ?? null)
  const event = useOperator(({ station }) => station?.event?.id ?? null)
  if (rehearsal === null) return null
  return <Band key={event} rehearsal={rehearsal} />
}

function Band({ rehearsal }: { rehearsal: Parameters<typeof rehearsalWords>[0] }) {
  const { call } = useActions()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function end(keep: boolean) {
    if (busy) return
    setBusy(true)
    const answer = await call('event.end-rehearsal', { keep })
    setBusy(false)
    setAsking(false)
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <aside className="rehearsal-banner" data-testid="rehearsal" aria-label="Rehearsal">
      <IconMasksTheater size={24} aria-hidden />
      <b>REHEARSAL</b>
      <output className="grow" data-testid="rehearsal-text">
        {asking ? endWords(rehearsal) : problem !== null ? <span className="bad">{problem}</span> : rehearsalWords(rehearsal)}
      </output>
      {asking ? (
        <>
          <Button size="compact-md" color="red.8" disabled={busy} data-testid="rehearsal-throw-away" onClick={() => void end(false)}>
            Throw it away
          </Button>
          <Button size="compact-md" variant="default" disabled={busy} data-testid="rehearsal-keep" onClick={() => void end(true)}>
            Keep it
          </Button>
          <Button
            size="compact-md"
            variant="default"
            autoFocus
            disabled={busy}
            data-testid="rehearsal-go-on"
            onClick={() => setAsking(false)}
          >
            Go on rehearsing
          </Button>
        </>
      ) : (
        <Button size="compact-md" variant="default" data-testid="rehearsal-end" onClick={() => setAsking(true)}>
          End the rehearsal…
        </Button>
      )}
    </aside>
  )
}
