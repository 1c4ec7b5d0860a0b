// Another recovery key in place of the one before: one press opens what it means, another does it.
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions } from '../state/use-operator.ts'

/** `isFirst`: the event has none yet; `focused`: Enter makes it then. `done` hears that there is another. */
export function RenewKey({ isFirst = false, focused = false, done }: { isFirst?: boolean; focused?: boolean; done: () => void }) {
  const { call } = useActions()
  const [isOpen, setOpen] = useState(isFirst)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function renew() {
    setBusy(true)
    const answer = await call('event.renew-key', {})
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    setOpen(false)
    done()
  }

  if (!isOpen)
    return (
      <div>
        <Button variant="default" leftSection={<IconKey size={18} />} data-testid="renew-open" onClick={() => setOpen(true)}>
          Make a new key…
        </Button>
      </div>
    )
  return (
    <div className="stack" data-testid="renew">
      {!isFirst && (
        <>
          <p>
            Do this where the paper was lost, or somebody saw it. The event is encrypted anew on this laptop: the paper from before opens it
            no more, and takes it over nowhere that has heard of the new key.
          </p>
          <ul className="renew-kept small" data-testid="renew-kept">
            <li>
              <strong>Copies and backups that were made before still open with the old paper.</strong> Destroy the ones you don’t need. The
              backup that is kept now is made anew.
            </li>
            <li>
              A laptop that stands by, the results server and phones have to be reached once to hear of it; until then they believe the old
              paper.
            </li>
            <li>The table pauses for a moment. Phones and screens come back by themselves.</li>
          </ul>
        </>
      )}
      <div className="row">
        <Button autoFocus={focused} disabled={busy} data-testid="renew-do" onClick={() => void renew()}>
          {busy ? 'Encrypting anew …' : isFirst ? 'Make a recovery key' : 'Make a new key'}
        </Button>
        {!isFirst && (
          <Button variant="subtle" color="gray" autoFocus disabled={busy} onClick={() => setOpen(false)}>
            Keep the one there is
          </Button>
        )}
      </div>
      {problem !== null && (
        <p className="sentence bad" role="alert" data-testid="renew-problem">
          {problem}
        </p>
      )}
    </div>
  )
}
