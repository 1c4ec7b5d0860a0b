// One result that claims a record: what it would be, and the officials' ruling. A refusal says why.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { ClaimRow } from '../../../core/views/records.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'

const WOULD = { new: 'would be the', joint: 'would equal the' }
const IS = { new: 'is the', joint: 'equals the' }

/** `Total 620.5 kg would be the Meet record`. */
function says({ whatName, text, makes, bookName, state }: ClaimRow): string {
  return `${whatName} ${text} ${(state === 'ratified' ? IS : WOULD)[makes]} ${bookName}`
}

export function Claim({ claim }: { claim: ClaimRow }) {
  const operator = useActions()
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { contest, competitor, book, what, value, person, divisionName, attempt, state, note } = claim
  const named = { contest, competitor, book, what, value }

  async function rule(command: Parameters<typeof operator.send>[0]) {
    const answer = await operator.send(command)
    setProblem(answer.ok ? null : answer.error.message)
    if (answer.ok) setRefusing(false)
  }
  const refuse = (event: SubmitEvent) => {
    event.preventDefault()
    void rule({ name: 'record.refuse', claim: named, reason: reason.trim() })
  }
  return (
    <li className="card record-claim" data-testid="record-claim" data-state={state}>
      <p>
        <b className="bib">{person.bib}</b>
        <Said text={person.name} className="record-who" /> <span className="quiet small">{attempt}</span>
      </p>
      <p>
        {says(claim)} of {divisionName}.{note !== undefined && <span className="warn"> The competitor is {note}.</span>}
      </p>
      {state !== 'waiting' && (
        <p className={state === 'ratified' ? 'good small' : 'bad small'} data-testid="record-ruling">
          {state === 'ratified' ? '✓ Ratified' : '✕ Refused'}
          {claim.reason !== undefined && `: ${claim.reason}`}
        </p>
      )}
      {refusing ? (
        <form className="row" onSubmit={refuse}>
          <TextInput
            className="grow"
            size="xs"
            autoFocus
            aria-label="Why it is refused"
            placeholder="Why, such as: wind over 2.0"
            maxLength={120}
            data-testid="refuse-reason"
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={reason.trim() === ''} data-testid="refuse-send">
            Refuse
          </Button>
          <Button size="xs" variant="default" onClick={() => setRefusing(false)}>
            Not now
          </Button>
        </form>
      ) : (
        <div className="row">
          {state !== 'ratified' && (
            <Button size="xs" data-testid="ratify" onClick={() => void rule({ name: 'record.ratify', claim: named })}>
              Ratify
            </Button>
          )}
          {state !== 'refused' && (
            <Button size="xs" variant="default" data-testid="refuse" onClick={() => setRefusing(true)}>
              Refuse
            </Button>
          )}
        </div>
      )}
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}
