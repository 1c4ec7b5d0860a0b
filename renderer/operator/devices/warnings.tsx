// What the table has to know of its network: codes that were guessed, entries that were not what they said. Read, they go.
import { Button } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import type { DevicesView, HubWarning } from '../../../core/contract/hub.ts'
import { useActions } from '../state/use-operator.ts'
import { shortClock } from '../state/words.ts'
import { inPlain } from './owners.ts'

/** What to do about it. */
const DO: Record<HubWarning['kind'], string> = {
  guessing: 'Somebody mistyped, or tries codes. If it goes on, look who is on the network.',
  forged: 'Nothing of it was taken in. Ask whoever has that device; if nobody knows it, remove it.',
  fork: 'The first version counts; the other is kept. That device may have been copied or restored: invite it again.',
  unreadable: 'Nothing of it was taken in. Load the page on that device again; if it goes on, invite it again.',
}

export function Warnings({ view }: { view: DevicesView }) {
  const { call } = useActions()
  if (view.warnings.length === 0) return null
  return (
    <section className="sentence warn stack warnings" aria-label="Warnings" data-testid="warnings">
      <ul className="stack">
        {view.warnings.toReversed().map(({ kind, message, count, at }) => (
          <li key={`${kind} ${message}`} data-testid="warning" data-kind={kind}>
            <p>
              <IconAlertTriangleFilled size={15} aria-hidden className="warn" /> {inPlain(message, view)}
            </p>
            <p className="small">
              {DO[kind]}{' '}
              <span className="quiet">
                {count > 1 ? `${count} times, last ` : ''}
                {shortClock(at)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <div>
        <Button size="compact-sm" variant="default" data-testid="warnings-read" onClick={() => void call('device.heed', {})}>
          Read
        </Button>
      </div>
    </section>
  )
}
