// The codes that wait, for one judge or for all of them at once, and above them who has just joined.
import { useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import { useClock } from '../life/use-clock.ts'
import type { Operator } from '../state/operator.ts'
import { useActions } from '../state/use-operator.ts'
import { InvitationCard } from './invitation-card.tsx'
import { JoinedRow, NEW_MS } from './joined-row.tsx'

/** Devices whose digits were compared, for as long as the app runs: also while the panel is closed. */
const compared = new WeakMap<Operator, Set<string>>()

function comparedBy(operator: Operator): Set<string> {
  const known = compared.get(operator) ?? new Set()
  compared.set(operator, known)
  return known
}

export function Codes({ view }: { view: DevicesView }) {
  const operator = useActions()
  const [known, setKnown] = useState(() => comparedBy(operator))
  const ends = [...view.invitations.map(({ expires }) => expires), ...view.devices.map(({ joined }) => joined + NEW_MS)]
  const now = useClock(ends.length === 0 ? null : Math.max(...ends))
  const keyOf = ({ id, joined }: DevicesView['devices'][number]) => `${id} ${joined}`
  const fresh = view.devices.filter((device) => device.state !== 'removed' && device.joined > now - NEW_MS && !known.has(keyOf(device)))
  if (fresh.length + view.invitations.length === 0) return null
  const typed = view.invitations.some(({ assignment }) => assignment.follows !== 'all')
  return (
    <section className="stack" aria-label="Codes">
      {fresh.length > 0 && (
        <div className="joined-box">
          <ul className="scroll">
            {fresh.map((device) => (
              <JoinedRow
                key={device.id}
                device={device}
                onSame={() => {
                  comparedBy(operator).add(keyOf(device))
                  setKnown(new Set(comparedBy(operator)))
                }}
              />
            ))}
          </ul>
          <p className="small quiet">
            Its own screen shows these digits too: tap the line at its top. Where they differ, somebody else joined in its place; remove it.
          </p>
        </div>
      )}
      {typed && view.address !== null && (
        <p>
          Scan the code with the phone’s camera, or open{' '}
          <b className="code-address" data-testid="join-address">
            {view.address}
          </b>{' '}
          on it and type the letters. Each code is good once.
        </p>
      )}
      <ul className="codes" data-testid="codes" data-many={view.invitations.length > 3 || undefined}>
        {view.invitations.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} view={view} now={now} alone={view.invitations.length === 1} />
        ))}
      </ul>
    </section>
  )
}
