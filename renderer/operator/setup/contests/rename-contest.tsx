// Another name for a contest, in its own line: Enter saves it, Esc leaves it as it was.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { EntriesView } from '../../../../core/views/view.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

export function RenameContest({ contest, close }: { contest: EntriesView['contests'][number]; close(): void }) {
  const { send } = useSetUpActions()
  const busy = useSetUp((state) => state.busy)
  const [title, setTitle] = useState(contest.name)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const wanted = title.trim()
    if (wanted === contest.name) return close()
    const failure = await send(
      { name: 'contest.rename', contest: contest.contest, title: wanted },
      `${contest.name} is called ${wanted} now.`,
    )
    if (failure) setProblem(failure.message)
    else close()
  }
  return (
    <form className="row contests-rename" onSubmit={(event) => void submit(event)}>
      <TextInput
        className="grow"
        aria-label={`Another name for ${contest.name}`}
        dir="auto"
        autoFocus
        autoComplete="off"
        maxLength={200}
        data-testid="rename-title"
        value={title}
        error={problem}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close()
        }}
        onChange={({ currentTarget }) => {
          setTitle(currentTarget.value)
          setProblem(null)
        }}
      />
      <Button type="submit" disabled={busy || title.trim() === ''} data-testid="rename-save">
        Rename
      </Button>
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
    </form>
  )
}
