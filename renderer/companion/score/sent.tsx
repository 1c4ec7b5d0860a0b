// What was given for whoever is up: the value, how far it has come, and what may still be done with it.
import { useState } from 'react'
import type { Field } from '../../../core/formats/field.ts'
import type { Given } from '../phone/given.ts'
import type { Call } from '../phone/part-view.ts'
import type { Where } from '../phone/where.ts'
import { REASONS } from '../words.ts'
import { valueText } from './draft.ts'
import { Steps } from './steps.tsx'

interface Props {
  fields: readonly Field[]
  given: Given
  where: Where
  atTable: boolean
  next: Call | null
  onNext: () => void
  onChange: () => void
  /** Whether this phone may still write about it: not once its part is another's. */
  owns: boolean
  /** Answers with what went wrong, or null. */
  onTakeBack: (reason: string) => Promise<string | null>
}

/** A line of what was given: `7.5`, or `Form 7.5 · Time 8.0`. */
export const givenText = (fields: readonly Field[], { values }: Given): string =>
  Object.entries(values)
    .map(([id, value]) => {
      const field = fields.find((each) => each.id === id)
      const text = field ? valueText(field, value) : String(value ?? '–')
      return fields.length > 1 && field ? `${field.name} ${text}` : text
    })
    .join(' · ')

export function Sent({ fields, given, where, atTable, next, owns, onNext, onChange, onTakeBack }: Props) {
  const [asks, setAsks] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  return (
    <div className="sent" data-testid="sent">
      <p className="value done">
        <small>{given.state === 'changed' ? 'You changed it to' : 'You gave'}</small>
        <b data-testid="sent-value">{givenText(fields, given)}</b>
      </p>
      <Steps where={where} atTable={atTable} />
      {fault && (
        <p className="fault loud" role="alert">
          {fault}
        </p>
      )}
      {!owns ? null : asks ? (
        <fieldset className="reasons">
          <legend>Take it back: why?</legend>
          {REASONS.map((reason) => (
            <button type="button" key={reason} onClick={() => void onTakeBack(reason).then(setFault)}>
              {reason}
            </button>
          ))}
          <button type="button" onClick={() => setAsks(false)}>
            Leave it
          </button>
        </fieldset>
      ) : (
        <div className="doing">
          <button type="button" className="plain" data-testid="take-back" onClick={() => setAsks(true)}>
            Take back
          </button>
          <button type="button" className="plain" data-testid="change" onClick={onChange}>
            Change
          </button>
        </div>
      )}
      {next && owns && (
        <button type="button" className="primary" data-testid="go-next" onClick={onNext}>
          Go on with <bdi>{next.name}</bdi>
        </button>
      )}
    </div>
  )
}
