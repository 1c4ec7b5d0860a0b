// Rehearsing from the welcome screen: beside what it is a copy of.
import { ActionIcon, Button } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import type { Calls } from '../../../core/contract/contract.ts'
import type { Opening } from '../welcome/use-opening.ts'

interface Props {
  opening: Opening
  /** As the screen names what is being opened. */
  what: string
  input: Calls['event.rehearse']
  /** Where there is room for words. */
  label?: string
}

export function RehearseButton({ opening, what, input, label }: Props) {
  const busy = opening.doing === what
  const press = {
    disabled: opening.doing !== null,
    'data-testid': 'welcome-rehearse',
    onClick: () => void opening.open(what, 'event.rehearse', input),
  }
  if (label === undefined)
    return (
      <ActionIcon
        className="rehearse-file"
        size="xl"
        variant="subtle"
        color="gray"
        aria-label="Rehearse on a copy"
        title="Rehearse on a copy"
        aria-busy={busy}
        {...press}
      >
        <IconMasksTheater size={22} />
      </ActionIcon>
    )
  return (
    <Button size="lg" variant="subtle" leftSection={<IconMasksTheater size={18} />} {...press}>
      {busy ? 'Making the copy…' : label}
    </Button>
  )
}
