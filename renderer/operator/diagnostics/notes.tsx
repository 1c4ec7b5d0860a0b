// What the first screen says of the station itself: that it ended unexpectedly, and that no keychain keeps this laptop's key.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { shortClock } from '../state/words.ts'
import { useOperator } from '../state/use-operator.ts'
import { Diagnostics } from './diagnostics.tsx'

/** The last start did not end in order. One line, and the bundle for whoever looks why. */
export function EndedNote({ onBundle }: { onBundle: () => void }) {
  const endedAt = useOperator(({ station }) => station?.notes?.endedAt ?? null)
  const [hidden, setHidden] = useState(false)
  if (endedAt === null || hidden) return null
  return (
    <div className="sentence warn row ended-note" data-testid="ended-note">
      <span className="grow">
        <strong>Scoretable ended unexpectedly last time</strong>, at about {shortClock(endedAt)}. Everything it had called saved is kept.
      </span>
      <Button variant="default" size="compact-sm" data-testid="ended-bundle" onClick={onBundle}>
        Diagnostic bundle…
      </Button>
      <Button variant="subtle" size="compact-sm" data-testid="ended-hide" onClick={() => setHidden(true)}>
        Hide
      </Button>
    </div>
  )
}

/** Where the key of this laptop lies in a file, because the system has nothing that keeps it better. */
export function KeychainNote() {
  const none = useOperator(({ station }) => station?.notes?.noKeychain ?? null)
  if (none === null) return null
  return (
    <p className="sentence warn" data-testid="keychain-note">
      {none} Recovery keys work as ever.
    </p>
  )
}

/** In the foot of the first screen: which version this is, and the bundle for whoever helps. */
export function Foot({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const version = useOperator(({ station }) => station?.version)
  return (
    <>
      {open && (
        <section className="card stack" aria-labelledby="diagnostics-title">
          <h2 id="diagnostics-title">Diagnostic bundle</h2>
          <Diagnostics focused />
        </section>
      )}
      <footer className="quiet small row">
        <span>Version {version}</span>
        <Button variant="subtle" size="compact-sm" aria-expanded={open} data-testid="welcome-diagnostics" onClick={onToggle}>
          {open ? 'Close the diagnostic bundle' : 'Save a diagnostic bundle…'}
        </Button>
      </footer>
    </>
  )
}
