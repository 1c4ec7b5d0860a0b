// Under an event's file that this laptop has no key for: the recovery key opens it, and the event goes on here.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Opening } from '../welcome/use-opening.ts'

export function RecoverForm({ file, opening }: { file: string; opening: Opening }) {
  const [key, setKey] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void opening.open(`file:${file}`, 'event.recover', { file, key })
  }
  return (
    <form className="stack recover" onSubmit={submit}>
      <TextInput
        label="Recovery key of this event"
        description="This laptop goes on with the event from then on; the one that had it before does not."
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={key}
        data-testid="recover-key"
        classNames={{ input: 'recovery-typed' }}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" disabled={key.trim() === '' || opening.doing !== null} data-testid="recover-do">
          {opening.doing === `file:${file}` ? 'Opening …' : 'Open it here'}
        </Button>
      </div>
    </form>
  )
}
