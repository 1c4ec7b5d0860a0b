// The codes that wait and who has just joined, side by side: for one judge, or for all of them at once.
import { useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import { useClock } from '../life/use-clock.ts'
import type { Operator } from '../state/operator.ts'
import { useActions } from '../state/use-operator.ts'
import { InvitationCard } from './invitation-card.tsx'
import { JoinedCard, NEW_MS } from './joined-card.tsx'

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
      {typed && view.address !== null && (
        <p>
          Scan the code with the phone’s camera, or open{' '}
          <b className="code-address" data-testid="join-address">
            {view.address}
          </b>{' '}
          on it and type the letters. Each code is good once.
        </p>
      )}
      <ul className="codes" data-testid="codes">
        {fresh.map((device) => (
          <JoinedCard
            key={device.id}
            device={device}
            onSame={() => {
              comparedBy(operator).add(keyOf(device))
              setKnown(new Set(comparedBy(operator)))
            }}
          />
        ))}
        {view.invitations.map((invitation) => (
          <InvitationCard
            key={invitation.id}
            invitation={invitation}
            view={view}
            now={now}
            alone={view.invitations.length + fresh.length === 1}
          />
        ))}
      </ul>
    </section>
  )
}
