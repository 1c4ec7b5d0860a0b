// One sheet: a line for each of its boxes, typed blind. Enter goes on to the next, and after the last one compares.
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react'
import type { PaperCompared } from '../../../core/paper-check/compare.ts'
import type { SheetView } from '../../../core/paper-check/sheet.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { useChecked } from './checked.ts'
import { Differences } from './differences.tsx'

const STATUS = -1

export function TypeSheet({ sheet, done }: { sheet: SheetView; done: () => void }) {
  const { call } = useActions()
  const event = useOperator(({ station }) => station?.event?.id ?? null)
  const note = useChecked((state) => state.note)
  const form = useRef<HTMLFormElement>(null)
  const [texts, setTexts] = useState<Readonly<Record<number, string>>>({})
  const [at, setAt] = useState(0)
  const [compared, setCompared] = useState<PaperCompared | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const hint = at === STATUS ? `${sheet.statuses.join(', ')}; empty for none` : (sheet.lines[at]?.hint ?? '')

  async function compare() {
    const lines = sheet.lines.map(({ slot }) => ({ slot, text: texts[slot] ?? '' }))
    const status = texts[STATUS]
    const answer = await call('paper.compare', { of: sheet.of, lines, ...(status ? { status } : {}) })
    if (!answer.ok) return setProblem(answer.error.message)
    setProblem(null)
    setCompared(answer.value)
    if (answer.value.unread.length === 0) note(event, sheet.of, answer.value.differences.length)
  }
  function submit(submitted: SyntheticEvent) {
    submitted.preventDefault()
    void compare()
  }
  const type = (slot: number, text: string) => {
    setTexts({ ...texts, [slot]: text })
    setCompared(null)
  }
  function onKeyDown(pressed: KeyboardEvent<HTMLInputElement>) {
    if (pressed.key !== 'Enter' || pressed.ctrlKey || pressed.nativeEvent.isComposing) return
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])]
    const next = inputs[inputs.indexOf(pressed.currentTarget) + 1]
    if (!next) return
    pressed.preventDefault()
    next.focus()
    next.select()
  }
  const unread = (slot: number | null) => compared?.unread.find((each) => each.slot === slot)?.message
  const field = (slot: number, label: string, index: number, fault: string | undefined) => (
    <TextInput
      key={slot}
      label={label}
      autoFocus={index === 0}
      autoComplete="off"
      spellCheck={false}
      maxLength={500}
      error={fault}
      data-testid={slot === STATUS ? 'paper-status' : `paper-line-${slot}`}
      value={texts[slot] ?? ''}
      onFocus={() => setAt(slot === STATUS ? STATUS : index)}
      onChange={(changed) => type(slot, changed.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
  return (
    <form className="stack paper-sheet" ref={form} data-testid="paper-sheet" onSubmit={submit}>
      <div>
        <h3>
          <Said text={sheet.who} />
        </h3>
        <p className="quiet">{sheet.contest}</p>
      </div>
      <p className="quiet small paper-hint" aria-live="polite">
        {hint}
      </p>
      <div className="paper-lines">
        {sheet.lines.map(({ slot, label }, index) => field(slot, label, index, unread(slot)))}
        {sheet.statuses.length > 0 && field(STATUS, 'Status', sheet.lines.length, unread(null))}
      </div>
      {compared && compared.unread.length === 0 ? (
        <Differences compared={compared} again={compare} done={done} />
      ) : (
        <div className="row">
          <Button type="submit" data-testid="paper-compare">
            Compare
          </Button>
          <Button variant="subtle" color="gray" onClick={done}>
            Another sheet
          </Button>
        </div>
      )}
      {problem !== null && (
        <p className="sentence bad" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
