// Who has just joined, above the codes that still wait: as what, and the digits that its own screen shows too.
import { Button } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceView } from '../../../core/contract/hub.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'

/** For so long a device is new, unless somebody has compared its digits. */
export const NEW_MS = 10 * 60_000

export function JoinedRow({ device, onSame }: { device: DeviceView; onSame: () => void }) {
  const { call } = useActions()
  const [problem, setProblem] = useState<string | null>(null)
  const { id, name, title, check } = device
  const remove = async () => {
    const answer = await call('device.remove', { device: id })
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <li className="joined" data-testid="joined">
      <IconCircleCheckFilled size={20} aria-hidden className="good" />
      <p className="joined-who">
        <Said text={name} />
        <span className="joined-as small" title={title}>
          joined as {title}
        </span>
      </p>
      <b className="joined-check" data-testid="joined-check">
        {check}
      </b>
      <Button size="compact-sm" data-testid="joined-same" onClick={onSame}>
        Same
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        title="Somebody else joined in its place: remove it"
        data-testid="joined-other"
        onClick={() => void remove()}
      >
        Differs
      </Button>
      {problem !== null && (
        <p className="small sentence bad" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}
