// Taking over, in place: one press opens the line for the key, Enter takes over. What was taken is said until it was read.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Answers } from '../../../core/contract/contract.ts'
import { useActions } from '../state/use-operator.ts'

interface Props {
  /** This laptop was the table before. */
  again: boolean
  cannot: string | null
  done(taken: Answers['standby.take-over']): void
}

export function TakeOver({ again, cannot, done }: Props) {
  const { call } = useActions()
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (cannot !== null) return <p className="small">{cannot}</p>
  if (!isOpen)
    return (
      <Button variant="default" data-testid="take-over" onClick={() => setOpen(true)}>
        {again ? 'Take over again …' : 'Take over …'}
      </Button>
    )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const answer = await call('standby.take-over', { key })
    setBusy(false)
    if (answer.ok) done(answer.value)
    else setProblem(answer.error.message)
  }
  return (
    <form className="take-over" onSubmit={(event) => void submit(event)}>
      <TextInput
        label="Recovery key, from the paper"
        description={`Only if ${again ? 'that' : 'the table’s'} laptop is gone: it records nothing more from then on. What it has and is not here is kept, and offered here when it comes back.`}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={key}
        error={problem}
        data-testid="take-over-key"
        classNames={{ input: 'recovery-typed' }}
        onChange={(event) => setKey(event.currentTarget.value)}
        onKeyDown={({ key: pressed }) => {
          if (pressed === 'Escape') setOpen(false)
        }}
      />
      <div className="row">
        <Button type="submit" disabled={key.trim() === '' || isBusy} data-testid="take-over-do">
          {isBusy ? 'Taking over …' : 'Take over'}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setOpen(false)}>
          {again ? 'Leave it there' : 'Go on standing by'}
        </Button>
      </div>
    </form>
  )
}
