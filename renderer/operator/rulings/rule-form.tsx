// The form of the referee's table: whom it is about, what counts instead, and the reason. What was recorded stays in sight.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { RefereeView } from '../../../core/views/referee.ts'
import type { TableView } from '../../../core/views/view.ts'
import { slotLabel } from '../input/target.ts'
import { Pills } from '../parts/pills.tsx'
import { Said } from '../parts/words.tsx'
import type { RulingAbout } from '../state/operator.ts'
import { useActions } from '../state/use-operator.ts'
import { kindsOf, readRuling, rowOf, type RulingDraft, type RulingKind } from './read-ruling.ts'

const NAMES: Record<RulingKind, string> = { overrule: 'Overrule', match: 'Overrule', penalise: 'Penalise', status: 'Disqualify, status' }
const VALUES: Record<RulingKind, string> = { overrule: 'What counts', match: 'What counts', penalise: 'How much', status: '' }

const WHY = 'Say why. The reason is kept with the ruling, and told with it.'

/** The newest attempt that somebody has: that is what a ruling is about, mostly. */
const lastSlot = (table: TableView, who: string): number =>
  rowOf(table, who)?.cells.findLast(({ state, waits }) => state === 'mark' || state === 'none' || waits !== undefined)?.slot ?? 0

function firstDraft(table: TableView, view: RefereeView, about: RulingAbout | null): RulingDraft {
  const kind = kindsOf(table, view)[0]!
  const person = table.standing.rows.find(({ id }) => id === about?.competitor)
  const who = kind === 'match' ? String(about?.match ?? '') : (person?.bib ?? '')
  const status = view.statuses.some(({ code }) => code === 'DQ') ? 'DQ' : (view.statuses[0]?.code ?? '')
  return { kind, who, slot: about?.slot ?? lastSlot(table, who), value: '', status }
}

interface Props {
  table: TableView
  view: RefereeView
  about: RulingAbout | null
  /** The panel was opened for a ruling, so the cursor stands in this form. */
  focused: boolean
}

export function RuleForm({ table, view, about, focused }: Props) {
  const operator = useActions()
  const [draft, setDraft] = useState(() => firstDraft(table, view, about))
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const whoField = useRef<HTMLInputElement>(null)
  const valueField = useRef<HTMLInputElement>(null)
  const reasonField = useRef<HTMLInputElement>(null)
  const { kind, who, slot, value, status } = draft
  const known = about !== null
  useEffect(() => {
    if (focused) (known ? valueField : whoField).current?.focus()
  }, [known, focused])
  const change = (changes: Partial<RulingDraft>) => {
    setDraft((before) => ({ ...before, ...changes }))
    setProblem(null)
  }
  const row = kind === 'match' ? undefined : rowOf(table, who)
  const read = readRuling(table, view, draft)

  async function rule(event: SyntheticEvent) {
    event.preventDefault()
    if (busy) return
    if (!read.ok) return setProblem(read.error)
    if (reason.trim() === '') {
      // Enter in the value goes on to the reason; from anywhere else it says why that must be.
      if (document.activeElement !== valueField.current) setProblem(WHY)
      return reasonField.current?.focus()
    }
    setBusy(true)
    const answer = await operator.send(read.value.command(reason.trim()))
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    operator.say({ tone: 'good', text: `Ruled: ${read.value.what}: ${read.value.says}.` })
    setReason('')
    change({ value: '' })
    ;(kind === 'status' ? whoField : valueField).current?.focus()
  }
  return (
    <form className="card rule-form" data-testid="rule-form" onSubmit={(event) => void rule(event)}>
      <Pills
        legend="What is ruled"
        name="rule-kind"
        testId="rule"
        choices={kindsOf(table, view).map((value) => ({ value, label: NAMES[value] }))}
        value={kind}
        choose={(to) => change({ kind: to, value: '' })}
      />
      <div className="rule-fields">
        <TextInput
          ref={whoField}
          className="rule-number"
          label={kind === 'match' ? 'Match' : 'Number'}
          autoComplete="off"
          data-testid="rule-who"
          value={who}
          onChange={({ currentTarget }) => change({ who: currentTarget.value, slot: lastSlot(table, currentTarget.value) })}
        />
        {kind === 'overrule' && (
          <NativeSelect
            className="grow"
            label="Attempt"
            data-testid="rule-slot"
            value={String(slot)}
            onChange={({ currentTarget }) => change({ slot: Number(currentTarget.value) })}
            data={(row?.cells ?? []).map((cell) => ({
              value: String(cell.slot),
              label: `${slotLabel(table.standing.groups, cell.slot) ?? ''}${cell.text === '' ? '' : ` · ${cell.text}`}`,
            }))}
          />
        )}
        {kind === 'status' && (
          <NativeSelect
            className="grow"
            label="Status"
            data-testid="rule-status"
            value={status}
            onChange={({ currentTarget }) => change({ status: currentTarget.value })}
            data={view.statuses.map(({ code, name }) => ({ value: code, label: `${code} (${name})` }))}
          />
        )}
      </div>
      {row && <Said text={row.name} className="rule-who" />}
      {kind !== 'status' && (
        <TextInput
          ref={valueField}
          label={kind === 'penalise' && view.penalty ? `${VALUES[kind]}, ${view.penalty.name.toLowerCase()}` : VALUES[kind]}
          placeholder={kind === 'penalise' ? '' : (row?.cells[slot]?.input ?? 'as typed at the table')}
          autoComplete="off"
          spellCheck={false}
          data-testid="rule-value"
          value={value}
          onChange={({ currentTarget }) => change({ value: currentTarget.value })}
        />
      )}
      <TextInput
        ref={reasonField}
        label="Reason"
        placeholder="Jury decision 3, rule 4.2 …"
        autoComplete="off"
        maxLength={200}
        data-testid="rule-reason"
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value)
          setProblem(null)
        }}
      />
      <div className="rule-end">
        <p
          className={problem === null ? 'grow small quiet' : 'grow sentence warn small'}
          role={problem === null ? undefined : 'alert'}
          data-testid="rule-word"
        >
          {problem ??
            (read.ok
              ? `Will count: ${read.value.says}.${read.value.was === '' ? '' : ` Now: ${read.value.was}.`}`
              : value === ''
                ? ''
                : read.error)}
        </p>
        <Button type="submit" disabled={busy} color={kind === 'status' ? 'red.8' : undefined} data-testid="rule-send">
          Rule
        </Button>
      </div>
    </form>
  )
}
