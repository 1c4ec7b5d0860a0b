// On the first screen: an event's file that lies elsewhere on this computer, such as a backup on a stick. Where this laptop has no key for it,
// the recovery key is asked for.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Opening } from './use-opening.ts'

export function Elsewhere({ opening }: { opening: Opening }) {
  const [path, setPath] = useState('')
  const [key, setKey] = useState('')
  const problem = opening.problem?.what === 'elsewhere' ? opening.problem : null
  const asksKey = problem?.field === 'key'
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = asksKey && key.trim() !== '' ? { key: key.trim() } : {}
    void opening.open('elsewhere', 'event.bring', { path: path.trim(), ...typed })
  }
  return (
    <form className="card stack" data-testid="elsewhere" aria-labelledby="elsewhere-title" onSubmit={submit}>
      <h2 id="elsewhere-title">Open a file from elsewhere</h2>
      <p className="quiet">A backup on a stick, or an event of another laptop. It is copied here, and stays there as it is.</p>
      <TextInput
        label="The file, or its folder"
        placeholder="/media/stick"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        data-testid="elsewhere-path"
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      {asksKey && (
        <TextInput
          label="Recovery key of this event"
          description="This laptop goes on with the event from then on; the one that had it before does not."
          autoFocus
          autoComplete="off"
          spellCheck={false}
          data-testid="elsewhere-key"
          classNames={{ input: 'recovery-typed' }}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
      )}
      {problem && (
        <p className="sentence bad" role="alert" data-testid="elsewhere-problem">
          {problem.text}
        </p>
      )}
      <div>
        <Button type="submit" variant="default" disabled={path.trim() === '' || opening.doing !== null} data-testid="elsewhere-open">
          {opening.doing === 'elsewhere' ? 'Opening …' : 'Open it here'}
        </Button>
      </div>
    </form>
  )
}
