// A code that waits for somebody: to be scanned, or typed. Large on demand, so that it can be held up.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DevicesView, InvitationView } from '../../../core/contract/hub.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'
import { leftWords } from './device-words.ts'
import { losesWords } from './move-words.ts'
import { ownerIn } from './owners.ts'
import { Qr } from './qr.tsx'

interface Props {
  invitation: InvitationView
  view: DevicesView
  now: number
  /** Nothing else is there to be scanned. */
  alone: boolean
}

export function InvitationCard({ invitation, view, now, alone }: Props) {
  const { call } = useActions()
  const [isLarge, setLarge] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { id, title, code, url, expires, assignment } = invitation
  const left = leftWords(expires, now)
  const part = view.partitions.find(({ partition }) => assignment.partitions.includes(partition))
  const loses = losesWords(part?.role ?? title, ownerIn(view, part))
  const withdraw = async () => {
    const answer = await call('device.withdraw', { invitation: id })
    setProblem(answer.ok ? null : answer.error.message)
  }
  const again = async () => {
    const answer = await call('device.invite', { assignment })
    if (answer.ok) await withdraw()
    else setProblem(answer.error.message)
  }
  const isLaptop = assignment.follows === 'all'
  return (
    <li
      className="code-card"
      data-testid="invitation"
      data-invitation={id}
      data-large={alone || isLarge || undefined}
      data-ended={left === null || undefined}
    >
      <h4>
        <span>{part?.role ?? title}</span>
        {part && part.role !== title && <Said className="small quiet" text={title.slice(part.role.length).replace(/^ · /, '')} />}
      </h4>
      {left === null ? (
        <p className="quiet">This code has ended. Nobody used it.</p>
      ) : (
        <>
          {url !== null && !isLaptop && (
            <button
              type="button"
              className="qr-button"
              aria-label={`QR code: join as ${title}`}
              title={isLarge ? 'Smaller' : 'Larger'}
              aria-pressed={isLarge}
              onClick={() => setLarge(!isLarge)}
            >
              <Qr text={url} />
            </button>
          )}
          <p className="code" data-testid="invitation-code" data-url={url}>
            {code}
          </p>
          {isLaptop && url !== null && (
            <p className="small">
              On the other laptop, start Scoretable, go to <b>Stand by for another table</b> and type{' '}
              <span className="code-address">{url}</span>
            </p>
          )}
          {loses !== null && (
            <p className="small sentence warn" data-testid="invitation-takes">
              {loses}
            </p>
          )}
        </>
      )}
      <p className="row code-foot">
        <span className="quiet small grow" data-testid="invitation-left">
          {left ?? ''}
        </span>
        {left === null && (
          <Button size="compact-xs" data-testid="invitation-again" onClick={() => void again()}>
            New code
          </Button>
        )}
        <Button size="compact-xs" variant="default" data-testid="invitation-withdraw" onClick={() => void withdraw()}>
          {left === null ? 'Take away' : 'Withdraw'}
        </Button>
      </p>
      {problem !== null && (
        <p className="small sentence bad" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}
