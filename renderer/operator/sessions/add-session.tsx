// A further session: its name, its start where there is one, Enter. The field is empty again for the next.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useRef, useState } from 'react'
import { added } from './plan.ts'
import type { Planner } from './use-plan.ts'

export function AddSession({ planner, first }: { planner: Planner; first: boolean }) {
  const [name, setName] = useState('')
  const [starts, setStarts] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    field.current?.focus()
    if (name.trim() === '') return setProblem('Say what it is called, such as Saturday morning.')
    // Empty at once, for whoever types the next one without looking; what was refused comes back.
    setName('')
    setStarts('')
    const refused = await planner.change(added(name, starts))
    setProblem(refused)
    if (refused === null) return
    setName((now) => now || name)
    setStarts((now) => now || starts)
  }
  return (
    <form className="session-add" data-testid="session-add" onSubmit={(event) => void submit(event)}>
      <TextInput
        ref={field}
        className="grow"
        size="xs"
        dir="auto"
        label={first ? 'The first session' : 'Another session'}
        placeholder="Saturday morning"
        maxLength={200}
        autoComplete="off"
        autoFocus={first}
        data-testid="session-new-name"
        value={name}
        error={problem}
        onChange={({ currentTarget: { value } }) => {
          setName(value)
          setProblem(null)
        }}
      />
      <TextInput
        className="session-add-starts"
        size="xs"
        dir="auto"
        label="Start (if you like)"
        placeholder="Sat 9:00"
        maxLength={200}
        autoComplete="off"
        data-testid="session-new-starts"
        value={starts}
        onChange={({ currentTarget: { value } }) => setStarts(value)}
      />
      <Button type="submit" size="xs" data-testid="session-save">
        Add
      </Button>
    </form>
  )
}
