// Results that were entered for the wrong competitors: whose they are is typed, who moves is seen, a reason is given, and one press moves all.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useState } from 'react'
import type { MoveView } from '../../../core/views/move.ts'
import type { TableView } from '../../../core/views/view.ts'
import { slotLabel } from '../input/target.ts'
import { MovesTable } from '../parts/moves-table.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { Panel } from '../table/panels/panel.tsx'
import { readPairs } from './read-pairs.ts'

const ALL = 'all'

function MoveForm({ table }: { table: TableView }) {
  const { call, send, say, show } = useActions()
  const { standing, contest } = table
  const [entered, setEntered] = useState('')
  const [belongs, setBelongs] = useState('')
  const [which, setWhich] = useState(ALL)
  const [reason, setReason] = useState('')
  const [planned, setPlanned] = useState<{ asked: string; view: MoveView } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const read = readPairs(standing.rows, entered, belongs)
  const pairs = JSON.stringify(read?.ok ? read.value : null)
  const slot = which === ALL ? undefined : Number(which)
  const asked = `${which} ${pairs}`
  // While another one is asked for, the last answer is none of it.
  const plan = planned?.asked === asked ? planned.view : null

  useEffect(() => {
    if (pairs === 'null') return
    let on = true
    void call('attempts.plan', { contest, pairs: JSON.parse(pairs) as never, ...(slot === undefined ? {} : { slot }) }).then((answer) => {
      const view = answer.ok ? answer.value : { fault: answer.error.message, results: 0, competitors: 0, moves: [] }
      if (on) setPlanned({ asked, view })
    })
    return () => {
      on = false
    }
  }, [call, contest, pairs, slot, asked])

  async function move(event: SyntheticEvent) {
    event.preventDefault()
    if (busy || !read?.ok || !plan || plan.fault !== null) return
    if (reason.trim() === '') return setProblem('Say why. The reason is kept with it.')
    setBusy(true)
    const answer = await send({
      name: 'attempts.move',
      contest,
      pairs: read.value,
      ...(slot === undefined ? {} : { slot }),
      reason: reason.trim(),
      confirmed: true,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    say({
      tone: 'good',
      text: `${plan.results === 1 ? 'One result' : `${plan.results} results`} moved to whom they belong. Recorded with the reason “${reason.trim()}”.`,
    })
    show('standing')
  }

  const slots = standing.rows[0]?.cells.length ?? 0
  return (
    <form className="stack" onSubmit={(event) => void move(event)}>
      <p>
        Type two lines of numbers in the same order: for whom it was entered, and whose it is. Nothing moves before you have seen who does.
      </p>
      <TextInput
        label="Entered for"
        placeholder="12 14 17"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        data-testid="move-entered"
        value={entered}
        onChange={(event) => setEntered(event.currentTarget.value)}
      />
      <TextInput
        label="Belongs to"
        placeholder="14 17 12"
        autoComplete="off"
        spellCheck={false}
        data-testid="move-belongs"
        value={belongs}
        error={read && !read.ok ? read.error : null}
        onChange={(event) => setBelongs(event.currentTarget.value)}
      />
      {slots > 1 && (
        <NativeSelect
          label="Which results"
          data-testid="move-which"
          value={which}
          onChange={(event) => setWhich(event.currentTarget.value)}
        >
          <option value={ALL}>All that are recorded for them</option>
          {Array.from({ length: slots }, (_, index) => (
            <option key={index} value={index}>
              {slotLabel(standing.groups, index)}
            </option>
          ))}
        </NativeSelect>
      )}
      {plan?.fault != null && (
        <p className="sentence warn" role="alert" data-testid="move-fault">
          {plan.fault}
        </p>
      )}
      {plan && plan.fault === null && (
        <>
          <MovesTable moves={plan.moves} competitors={plan.competitors} name="shift" />
          <TextInput
            label="Reason"
            placeholder="The heat was entered in the wrong order …"
            maxLength={200}
            autoComplete="off"
            data-testid="move-reason"
            value={reason}
            error={problem}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setProblem(null)
            }}
          />
          <Button type="submit" disabled={busy} data-testid="move-confirm">
            {plan.results === 1 ? 'Move this result' : `Move ${plan.results} results`}
          </Button>
        </>
      )}
    </form>
  )
}

export function MovePanel() {
  const table = useOperator((state) => state.table)
  return (
    <Panel name="move" title="Results that belong to others">
      {table?.takes === 'attempts' ? (
        <MoveForm key={table.contest} table={table} />
      ) : (
        <p className="quiet">
          Results here come from{' '}
          {table?.takes === 'matches' ? 'matches: correct the match, and both sides have theirs' : 'other contests: move them there'}.
        </p>
      )}
    </Panel>
  )
}
