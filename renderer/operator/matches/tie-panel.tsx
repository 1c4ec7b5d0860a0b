// Decisions between the tied: the order that a draw of lots, a jump-off or a chairman gave them, typed by their numbers.
import { Button, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { ContestId } from '../../../core/ids.ts'
import type { TieView } from '../../../core/views/match-view.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { ordinal } from '../state/words.ts'
import { Panel } from '../table/panels/panel.tsx'
import './matches.css'
import { readOrder } from './tied-order.ts'

function Tie({ tie, contest, first }: { tie: TieView; contest: ContestId; first: boolean }) {
  const operator = useActions()
  const { place, people, because } = tie
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (first) field.current?.focus()
  }, [first])
  const read = readOrder(people, typed)
  const at = (id: string) => (read.ok ? read.value.findIndex((group) => group.some((one) => one.id === id)) : -1)

  async function decide(event: SyntheticEvent) {
    event.preventDefault()
    if (busy) return
    if (!read.ok) return setProblem(read.error)
    setBusy(true)
    const answer = await operator.send({
      name: 'tie.decide',
      contest,
      order: read.value.map((group) => group.map(({ id }) => id)),
      reason: reason.trim() || because,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    const told = read.value.map((group) => group.map(({ name }) => name).join(' = ')).join(', ')
    operator.say({ tone: 'good', text: `Decided, from place ${place}: ${told}.` })
    operator.show('standing')
  }
  const add = (bib: string) => {
    setTyped((text) => `${text.trim()} ${bib}`.trim())
    setProblem(null)
    field.current?.focus()
  }
  return (
    <form className="card tie" data-testid="tie" data-place={place} onSubmit={(event) => void decide(event)}>
      <h3>
        {people.length} share the {ordinal(place)} place
      </h3>
      <p className="quiet small">The rules leave it to this: {because}. What was drawn is recorded; nothing is drawn by this app.</p>
      <ol className="tied-people">
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="plain" data-testid="tied" onClick={() => add(person.bib)}>
              <span className="lane">{at(person.id) >= 0 ? place + at(person.id) : '·'}</span>
              <b className="bib">{person.bib}</b>
              <Said text={person.name} />
            </button>
          </li>
        ))}
      </ol>
      <div className="amend-fields">
        <TextInput
          ref={field}
          label="Numbers in the order drawn, best first"
          placeholder={people.map(({ bib }) => bib).join(' ')}
          autoComplete="off"
          spellCheck={false}
          data-testid="tie-order"
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            setProblem(null)
          }}
        />
        <TextInput
          className="grow"
          label="How it was decided"
          placeholder={because}
          autoComplete="off"
          maxLength={200}
          data-testid="tie-reason"
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </div>
      {problem !== null && (
        <p className="sentence warn small" role="alert" data-testid="tie-problem">
          {problem}
        </p>
      )}
      <Button type="submit" disabled={busy} data-testid="tie-decide">
        Record this order
      </Button>
    </form>
  )
}

export function TiePanel() {
  const ties = useOperator(({ table }) => table?.ties)
  const contest = useOperator(({ table }) => table?.contest)
  return (
    <Panel name="tie" title="Shared places">
      {contest && ties?.map((tie, index) => <Tie key={tie.place} tie={tie} contest={contest} first={index === 0} />)}
      {ties?.length === 0 && (
        <p className="quiet">Nobody is tied whom a decision could part. Ties are offered here once everything is recorded.</p>
      )}
    </Panel>
  )
}
