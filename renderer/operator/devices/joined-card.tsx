// Who has just joined, in the place where the code was: as what, and the digits that its own screen shows too.
import { Button } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceView } from '../../../core/contract/hub.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'

/** For so long a device is new, unless somebody has compared its digits. */
export const NEW_MS = 10 * 60_000

export function JoinedCard({ device, onSame }: { device: DeviceView; onSame: () => void }) {
  const { call } = useActions()
  const [problem, setProblem] = useState<string | null>(null)
  const { id, name, title, check } = device
  const remove = async () => {
    const answer = await call('device.remove', { device: id })
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <li className="code-card joined" data-testid="joined">
      <p className="joined-head">
        <IconCircleCheckFilled size={20} aria-hidden className="good" />
        <span className="joined-who">
          <Said text={name} />
          <span>
            joined as <b>{title}</b>
          </span>
        </span>
      </p>
      <p className="code check" data-testid="joined-check">
        {check}
      </p>
      <p className="small quiet">
        Its own screen shows the same digits: tap the line at its top. Where they differ, somebody else joined in its place.
      </p>
      <p className="row code-foot">
        <Button size="compact-sm" data-testid="joined-same" onClick={onSame}>
          They are the same
        </Button>
        <Button size="compact-sm" variant="default" data-testid="joined-other" onClick={() => void remove()}>
          They differ: remove it
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
