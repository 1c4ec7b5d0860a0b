// The head of set-up: which event this is, and the ways out of it. Name, place and date can be put right at any time.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPencil } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import type { StationView } from '../../../core/contract/contract.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'
import { useSetUp, useSetUpActions } from './use-set-up.ts'

type EventView = NonNullable<StationView['event']>

function Describe({ event, close }: { event: EventView; close(): void }) {
  const { send } = useSetUpActions()
  const busy = useSetUp(({ busy }) => busy)
  const [typed, setTyped] = useState({ name: event.name, place: event.place ?? '', date: event.date ?? '' })
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (submitted: SubmitEvent) => {
    submitted.preventDefault()
    const filled = (text: string) => (text.trim() === '' ? undefined : text.trim())
    const about = { name: typed.name.trim(), place: filled(typed.place), date: filled(typed.date) }
    const failure = await send({ name: 'event.describe', event: about }, 'The event is described anew.')
    if (failure) setProblem(failure.message)
    else close()
  }
  const input = (field: keyof typeof typed, label: string) => (
    <TextInput
      aria-label={label}
      placeholder={label}
      className={`setup-about-${field}`}
      data-testid={`about-${field}`}
      dir="auto"
      autoComplete="off"
      maxLength={200}
      autoFocus={field === 'name'}
      value={typed[field]}
      error={field === 'name' ? problem : null}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
      onChange={({ currentTarget }) => setTyped({ ...typed, [field]: currentTarget.value })}
    />
  )
  return (
    <form className="row grow" data-testid="about-event" onSubmit={(submitted) => void submit(submitted)}>
      {input('name', 'Name')}
      {input('place', 'Place')}
      {input('date', 'Date')}
      <Button type="submit" disabled={busy || typed.name.trim() === ''} data-testid="about-save">
        Save
      </Button>
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
    </form>
  )
}

export function EventHead({ event }: { event: EventView }) {
  const { go, call } = useActions()
  const busy = useSetUp(({ busy }) => busy)
  const [describing, setDescribing] = useState(false)
  if (describing)
    return (
      <header className="setup-head">
        <Describe event={event} close={() => setDescribing(false)} />
      </header>
    )
  return (
    <header className="setup-head">
      <div className="setup-name">
        <h1>
          <Said text={event.name} />
        </h1>
        <p className="quiet small">
          {event.place && <bdi>{event.place}</bdi>}
          {event.place && event.date && ' · '}
          {event.date && <bdi>{event.date}</bdi>}
        </p>
      </div>
      <ActionIcon variant="subtle" aria-label="Change name, place or date" data-testid="describe-event" onClick={() => setDescribing(true)}>
        <IconPencil size={18} />
      </ActionIcon>
      <span className="grow" />
      {event.contests.length > 0 && (
        <Button variant="default" leftSection={<IconArrowLeft size={18} />} data-testid="back-to-table" onClick={() => go('table')}>
          Back to the table
        </Button>
      )}
      <Button variant="subtle" data-testid="close-event" disabled={busy} onClick={() => void call('event.close', {})}>
        Close the event
      </Button>
    </header>
  )
}
