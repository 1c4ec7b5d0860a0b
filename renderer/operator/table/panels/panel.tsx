// The frame of a panel that stands in the right column in place of the standing. Esc closes it; scoring goes on beside it.
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Panel as Name } from '../../state/operator.ts'
import { useActions } from '../../state/use-operator.ts'
import './panels.css'

export function Panel({ name, title, children }: { name: Name; title: string; children: ReactNode }) {
  const operator = useActions()
  return (
    <aside className="side panel" aria-label={title} data-testid="panel" data-panel={name}>
      <div className="region-head">
        <h2>{title}</h2>
        <ActionIcon
          className="close"
          variant="subtle"
          color="gray"
          aria-label="Close (Esc)"
          title="Close (Esc)"
          onClick={() => operator.show('standing')}
        >
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className="panel-body scroll">{children}</div>
    </aside>
  )
}
