// A line above everything on a laptop that is not the table, or has just become it: what it is, up to when, and what can be done.
import { ActionIcon } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconDeviceLaptop, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Answers } from '../../../core/contract/contract.ts'
import { useOperator } from '../state/use-operator.ts'
import './standby.css'
import { elsewhere, replaced, standingBy, tookOver } from './standby-words.ts'
import { TakeOver } from './take-over.tsx'

export function StandbyBanner() {
  const standby = useOperator(({ station }) => station?.standby ?? null)
  const event = useOperator(({ station }) => station?.event?.id ?? null)
  const [taken, setTaken] = useState<{ event: string | null; by: Answers['standby.take-over'] } | null>(null)
  if (standby === null) {
    if (taken === null || taken.event !== event) return null
    return (
      <aside className="standby-banner" data-tone="good" data-testid="standby" data-role="took-over">
        <IconCircleCheckFilled size={20} aria-hidden className="good" />
        <p className="grow">{tookOver(taken.by)}</p>
        <ActionIcon variant="subtle" color="gray" aria-label="I have read it" title="I have read it" onClick={() => setTaken(null)}>
          <IconX size={18} />
        </ActionIcon>
      </aside>
    )
  }
  const words = standby.role === 'standby' ? standingBy(standby) : standby.role === 'replaced' ? replaced(standby) : elsewhere
  const Shape = words.tone === 'bad' ? IconAlertTriangleFilled : IconDeviceLaptop
  return (
    <aside className="standby-banner" data-tone={words.tone} data-testid="standby" data-role={standby.role}>
      <Shape size={20} aria-hidden className={words.tone} />
      <output className="grow">
        <strong data-testid="standby-title">{words.title}</strong>
        {words.text && <span data-testid="standby-text"> {words.text}</span>}
      </output>
      <TakeOver
        again={standby.role === 'replaced'}
        cannot={standby.role === 'replaced' ? null : standby.cannot}
        done={(by) => setTaken({ event, by })}
      />
    </aside>
  )
}
