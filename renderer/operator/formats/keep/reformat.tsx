// Another format for a contest: first who moves, then the reason, then one press. What was recorded stays as it was recorded.
import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Failure } from '../../../../core/contract/contract.ts'
import type { Format } from '../../../../core/formats/format.ts'
import type { ContestId } from '../../../../core/ids.ts'
import type { ReformatView } from '../../../../core/views/format.ts'
import { MovesTable } from '../../parts/moves-table.tsx'
import '../formats.css'
import { useActions } from '../../state/use-operator.ts'

function Moves({ view }: { view: ReformatView }) {
  const { moves, competitors, begun, unmarked } = view
  if (!begun) return <p>Nothing is recorded there yet, so nobody moves.</p>
  return (
    <>
      <MovesTable moves={moves} competitors={competitors} name="reformat" />
      {unmarked.length > 0 && (
        <p className="sentence warn">
          {unmarked.length === 1 ? 'One attempt has' : `${unmarked.length} attempts have`} a mark now and would have none:{' '}
          {unmarked
            .slice(0, 3)
            .map(({ person, what }) => `${person.name}, ${what}`)
            .join('; ')}
          {unmarked.length > 3 && ' …'}
        </p>
      )}
    </>
  )
}

export function Reformat({ contest, format, done, back }: { contest: ContestId; format: Format; done(said: string): void; back(): void }) {
  const { call } = useActions()
  const [view, setView] = useState<ReformatView | Failure | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let on = true
    void call('format.preview', { contest, format }).then((answer) => {
      if (on) setView(answer.ok ? answer.value : answer.error)
    })
    return () => {
      on = false
    }
  }, [call, contest, format])

  if (view === null) return <p className="quiet">Looking at what it would change …</p>
  const title = 'contest' in view ? `${view.division}: “${view.to}” instead of “${view.from}”` : 'This can’t be done'
  const fault = 'contest' in view ? view.fault : view.message

  const confirm = async () => {
    if (busy) return
    if (reason.trim() === '') return setProblem('Say why. The reason is told with it, and kept.')
    setBusy(true)
    const answer = await call('command', { name: 'contest.reformat', contest, format, reason: reason.trim(), confirmed: true })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    done(
      `${'contest' in view ? view.division : 'The contest'} is scored as “${format.name}” from now on. Everything that was recorded counts by it.`,
    )
  }
  return (
    <section className="card stack fmt-reformat" aria-label="Other rules for a contest" data-testid="reformat">
      <h2>{title}</h2>
      {fault === null && 'contest' in view ? (
        <>
          <Moves view={view} />
          <form
            className="row fmt-reason"
            onSubmit={(event) => {
              event.preventDefault()
              void confirm()
            }}
          >
            <TextInput
              className="grow"
              label="Reason"
              placeholder="The organisers decided, the rule book was read wrongly …"
              maxLength={200}
              autoComplete="off"
              autoFocus
              data-testid="reformat-reason"
              value={reason}
              error={problem}
              onChange={(event) => {
                setReason(event.currentTarget.value)
                setProblem(null)
              }}
            />
            <Button type="submit" disabled={busy} data-testid="reformat-confirm">
              {view.begun ? 'Change the rules' : 'Use these rules'}
            </Button>
            <Button variant="default" onClick={back}>
              Not now
            </Button>
          </form>
        </>
      ) : (
        <>
          <p className="sentence bad" data-testid="reformat-fault">
            {fault}
          </p>
          <div className="row">
            <Button variant="default" autoFocus onClick={back}>
              Back
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
