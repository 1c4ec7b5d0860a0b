// Taking competitors out: what that means is said first, and the reason is recorded with it.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { EntryRow } from '../../../../core/views/view.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

export function RemoveBar({ leaving, done }: { leaving: readonly EntryRow[]; done(): void }) {
  const { remove } = useSetUpActions()
  const busy = useSetUp(({ busy }) => busy)
  const [reason, setReason] = useState('')
  const recorded = leaving.filter((entry) => entry.recorded).length
  const who = leaving.length === 1 ? leaving[0]!.name : `${leaving.length.toLocaleString('en')} competitors`
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await remove(leaving, reason.trim())) done()
  }
  return (
    <form className="card entries-remove" data-testid="remove-bar" onSubmit={(event) => void submit(event)}>
      {recorded > 0 ? (
        <p className="grow">
          {recorded === leaving.length ? 'Results are recorded here already' : `For ${recorded} of these, results are recorded already`}:
          nobody with results can be removed. Record a withdrawal at the table instead.
        </p>
      ) : (
        <>
          <p className="grow">
            Remove <bdi>{who}</bdi>? The log keeps who it was and why.
          </p>
          <TextInput
            autoFocus
            required
            aria-label="Reason"
            placeholder="Reason, such as: entered twice"
            maxLength={200}
            data-testid="remove-reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={busy || reason.trim() === ''} data-testid="remove">
            Remove {leaving.length === 1 ? '' : leaving.length.toLocaleString('en')}
          </Button>
        </>
      )}
      <Button variant="default" onClick={done}>
        Keep
      </Button>
    </form>
  )
}
