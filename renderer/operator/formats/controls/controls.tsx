// The controls of the editor: a label, the browser's own element, and what is wrong there. They know no format, only a value.
import { type ReactNode, useId, useState } from 'react'
import { formatScaled, parseScaled } from '../../../../core/formats/decimal.ts'
import type { Option } from '../edit/words.ts'

interface Labelled {
  label: string
  problem?: string | undefined
  testId?: string | undefined
}

/** A label over an element, a problem under it. */
function Labelled({
  label,
  problem,
  children,
  wide,
}: Labelled & { wide?: boolean; children: (ids: { id: string; describedBy?: string }) => ReactNode }) {
  const id = useId()
  return (
    <div className="fmt-control" data-wide={wide || undefined} data-problem={problem ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(problem ? { describedBy: `${id}-problem` } : {}) })}
      {problem && (
        <p id={`${id}-problem`} className="fmt-problem">
          {problem}
        </p>
      )}
    </div>
  )
}

export function TextControl({
  value,
  onChange,
  wide,
  ...labelled
}: Labelled & { value: string; onChange(value: string): void; wide?: boolean }) {
  return (
    <Labelled {...labelled} {...(wide ? { wide } : {})}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className="fmt-input"
          value={value}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          aria-describedby={describedBy}
          aria-invalid={describedBy ? true : undefined}
          data-testid={labelled.testId}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Labelled>
  )
}

/** A number as a person types it. What can't be read yet stays in the box, and the format keeps the last number that could. */
export function NumberControl({
  value,
  decimals,
  onChange,
  ...labelled
}: Labelled & { value: number; decimals: number; onChange(value: number): void }) {
  const shown = formatScaled(value, decimals)
  const [draft, setDraft] = useState<{ of: string; text: string } | null>(null)
  const text = draft?.of === shown ? draft.text : shown
  const read = parseScaled(text, decimals)
  const why = read.ok ? undefined : read.error === 'too-many-decimals' ? `At most ${decimals} decimals.` : 'A number.'
  const { problem = why } = labelled
  return (
    <Labelled {...labelled} problem={problem}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className="fmt-input fmt-number"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-describedby={describedBy}
          aria-invalid={describedBy ? true : undefined}
          data-testid={labelled.testId}
          onChange={(event) => {
            const typed = event.currentTarget.value
            const parsed = parseScaled(typed, decimals)
            setDraft({ of: parsed.ok ? formatScaled(parsed.value, decimals) : shown, text: typed })
            if (parsed.ok) onChange(parsed.value)
          }}
          onBlur={() => setDraft(null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            setDraft(null)
            onChange(value + (event.key === 'ArrowUp' ? 1 : -1))
          }}
        />
      )}
    </Labelled>
  )
}

export function SelectControl({
  value,
  options,
  onChange,
  ...labelled
}: Labelled & { value: string; options: readonly Option[]; onChange(value: string): void }) {
  const unknown = options.some((option) => option.value === value) ? [] : [{ value, label: value === '' ? 'choose' : value }]
  return (
    <Labelled {...labelled}>
      {({ id, describedBy }) => (
        <select
          id={id}
          className="fmt-input"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={describedBy ? true : undefined}
          data-testid={labelled.testId}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {[...unknown, ...options].map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

export function CheckControl({ label, value, onChange, testId }: Labelled & { value: boolean; onChange(value: boolean): void }) {
  return (
    <label className="fmt-check">
      <input type="checkbox" checked={value} data-testid={testId} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

/** Numbers one after the other, as one line: `12 9 8 7`. */
export function NumbersControl({
  value,
  decimals,
  onChange,
  ...labelled
}: Labelled & { value: readonly number[]; decimals: number; onChange(value: number[]): void }) {
  const write = (numbers: readonly number[]) => numbers.map((number) => formatScaled(number, decimals)).join(', ')
  const shown = write(value)
  const [draft, setDraft] = useState<{ of: string; text: string } | null>(null)
  const text = draft?.of === shown ? draft.text : shown
  const read = (typed: string) =>
    typed
      .split(/[\s;]+|,\s*(?=\S)/)
      .filter((token) => token !== '')
      .map((token) => parseScaled(token.replace(/,$/, ''), decimals))
  const wrong = read(text).some((number) => !number.ok)
  return (
    <Labelled {...labelled} wide problem={labelled.problem ?? (wrong ? 'Numbers, with commas or spaces between.' : undefined)}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className="fmt-input"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-describedby={describedBy}
          data-testid={labelled.testId}
          onChange={(event) => {
            const typed = event.currentTarget.value
            const numbers = read(typed)
            const good = numbers.flatMap((number) => (number.ok ? [number.value] : []))
            const all = good.length === numbers.length
            setDraft({ of: all ? write(good) : shown, text: typed })
            if (all) onChange(good)
          }}
          onBlur={() => setDraft(null)}
        />
      )}
    </Labelled>
  )
}

/** Some of a few, each with a box to tick. */
export function SomeControl({
  label,
  value,
  options,
  onChange,
  problem,
}: Labelled & { value: readonly string[]; options: readonly Option[]; onChange(value: string[]): void }) {
  const lost = value.filter((id) => !options.some((option) => option.value === id)).map((id) => ({ value: id, label: `${id} (not there)` }))
  return (
    <fieldset className="fmt-some" data-problem={problem ? true : undefined}>
      <legend>{label}</legend>
      {[...options, ...lost].map((option) => (
        <CheckControl
          key={option.value}
          label={option.label}
          value={value.includes(option.value)}
          onChange={(on) => onChange(on ? [...value, option.value] : value.filter((id) => id !== option.value))}
        />
      ))}
      {problem && <p className="fmt-problem">{problem}</p>}
    </fieldset>
  )
}
