// Entering for one competitor: the value, its keys, and Send. Several fields come one after the other.
import { type ReactNode, useState } from 'react'
import type { Field } from '../../../core/formats/field.ts'
import type { Value } from '../../../core/formats/value.ts'
import type { Given } from '../phone/given.ts'
import { REASONS } from '../words.ts'
import { readDraft, typedText } from './draft.ts'
import { FieldInput } from './field-input.tsx'

interface Props {
  fields: readonly Field[]
  kind: 'judge' | 'second'
  /** What is changed, where something stands already. */
  before: Given | null
  /** Why nothing can be sent yet; null where it can. */
  wait: string | null
  /** What the phone has to say meanwhile. It has a place of its own, so that no key moves under a finger when it comes or goes. */
  said: ReactNode
  onTyping: () => void
  /** Answers with what went wrong, or null where it is kept. */
  onSend: (values: Record<string, Value>, reason: string | null) => Promise<string | null>
  onCancel: (() => void) | null
}

export function Enter({ fields, kind, before, wait, said, onTyping, onSend, onCancel }: Props) {
  const [texts, setTexts] = useState(() => fields.map((field) => typedText(field, before?.values[field.id])))
  const [at, setAt] = useState(0)
  const [reason, setReason] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const readings = fields.map((field, index) => readDraft(field, texts[index] ?? '', kind))
  const field = fields[at]
  const reading = readings[at]
  if (!field || !reading) return null

  const isLast = at === fields.length - 1
  const isWhole = readings.every(({ is }) => is === 'value')
  const isChanged = before === null || fields.some((each, index) => typedText(each, before.values[each.id]) !== texts[index])
  const type = (text: string) => {
    setTexts(texts.map((each, index) => (index === at ? text : each)))
    setFault(null)
    onTyping()
  }
  const send = async () => {
    if (saving || wait !== null || !isWhole || (before && reason === null)) return
    setSaving(true)
    const values = Object.fromEntries(fields.map(({ id }, index) => [id, (readings[index] as { value: Value }).value]))
    const said = await onSend(values, reason)
    setFault(said)
    setSaving(false)
  }

  return (
    <>
      <div className="said">
        {said}
        {(fault ?? (reading.is === 'fault' ? reading.fault : null)) && (
          <p className={fault ? 'fault loud' : 'fault'} role="alert" data-testid="enter-fault">
            {fault ?? (reading.is === 'fault' ? reading.fault : '')}
          </p>
        )}
        {saving && (
          <output className="wait slow" data-testid="enter-saving">
            Being saved on this phone. A moment.
          </output>
        )}
        {wait !== null && (
          <output className="wait" data-testid="enter-wait">
            {wait}
          </output>
        )}
      </div>
      {fields.length > 1 && (
        <nav className="fields" aria-label="What to give">
          {fields.map((each, index) => (
            <button type="button" key={each.id} aria-current={index === at ? 'step' : undefined} onClick={() => setAt(index)}>
              {each.name} {index !== at && readings[index]?.is === 'value' ? (readings[index] as { text: string }).text : ''}
            </button>
          ))}
        </nav>
      )}
      <output className="value" data-testid="value" data-empty={reading.is === 'empty'} aria-live="polite">
        {fields.length === 1 && <small dir="auto">{field.name}</small>}
        <b>{reading.is === 'value' ? reading.text : reading.is === 'fault' ? texts[at] : '–'}</b>
      </output>
      <FieldInput field={field} text={texts[at] ?? ''} onText={type} />
      {before && (
        <fieldset className="reasons">
          <legend>Why?</legend>
          {REASONS.map((each) => (
            <button type="button" key={each} aria-pressed={reason === each} onClick={() => setReason(each)}>
              {each}
            </button>
          ))}
        </fieldset>
      )}
      <div className="doing">
        {onCancel && (
          <button type="button" className="plain" onClick={onCancel}>
            Leave it
          </button>
        )}
        {isLast || isWhole ? (
          <button
            type="button"
            className="primary send"
            data-testid="send"
            disabled={saving || wait !== null || !isWhole || !isChanged || (before !== null && reason === null)}
            onClick={() => void send()}
          >
            {before ? 'Send change' : 'Send'}
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            data-testid="next-field"
            disabled={reading.is !== 'value'}
            onClick={() => setAt(at + 1)}
          >
            Next: {fields[at + 1]?.name}
          </button>
        )}
      </div>
    </>
  )
}
