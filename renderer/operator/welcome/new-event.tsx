// A new event: what it is called, where and when. Only the name is needed, and all can be changed later.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Opening } from './use-opening.ts'
import { dayWords } from './words.ts'

export function NewEvent({ opening }: { opening: Opening }) {
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [date, setDate] = useState(() => dayWords(Date.now()))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const filled = (text: string) => (text.trim() === '' ? undefined : text.trim())
    void opening.open('new', 'event.create', { name: name.trim(), place: filled(place), date: filled(date) })
  }
  return (
    <form className="card stack" data-testid="new-event" aria-labelledby="new-title" onSubmit={submit}>
      <h2 id="new-title">New event</h2>
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        data-testid="event-name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Place"
        maxLength={200}
        dir="auto"
        autoComplete="off"
        data-testid="event-place"
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <TextInput
        label="Date"
        maxLength={200}
        autoComplete="off"
        data-testid="event-date"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" disabled={name.trim() === '' || opening.doing !== null} data-testid="event-create">
          {opening.doing === 'new' ? 'Creating…' : 'Create the event'}
        </Button>
      </div>
    </form>
  )
}
