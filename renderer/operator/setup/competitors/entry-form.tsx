// One competitor by hand: a late entry, or a change with its reason.
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type SubmitEvent, useState } from 'react'
import { divisionKey } from '../../../../core/decide/division-name.ts'
import type { Command, EntryListRow } from '../../../../core/decide/command.ts'
import type { Target } from '../../../../core/import/columns.ts'
import type { EntryRow } from '../../../../core/views/view.ts'
import { type EntryFields, type FieldProblems, fieldsOf, readFields, typedFrom } from '../entry-fields.ts'
import { nextNumber, usualDivision } from '../read-list.ts'
import { usePreset, usePresets, useSetUp, useSetUpActions } from '../use-set-up.ts'

const LABELS: Partial<Record<Target, string>> = { bib: 'Number', name: 'Name', team: 'Team', division: 'Division', lot: 'Lot' }

export function EntryForm({ entry, close }: { entry: EntryRow | null; close(): void }) {
  const { send } = useSetUpActions()
  const entries = useSetUp(({ entries }) => entries)
  const busy = useSetUp(({ busy }) => busy)
  const presets = usePresets()
  const chosen = usePreset()
  const divisions = entries?.divisions ?? []
  const blank = (): EntryFields => ({ bib: String(nextNumber(entries)), division: usualDivision(entries, chosen?.id ?? '') })
  const [fields, setFields] = useState<EntryFields>(() =>
    entry ? typedFrom(entry, divisions.find(({ id }) => id === entry.division)?.name ?? '') : blank(),
  )
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})

  // A division that is there asks for what its own format wants.
  const division = divisions.find(({ name }) => divisionKey(name) === divisionKey(fields.division ?? ''))
  const usual = presets.find(({ id }) => id === division?.preset) ?? chosen
  if (!usual) return null
  const preset = division ? { ...usual, attributes: division.attributes } : usual

  const commandOf = (row: EntryListRow): Command | string => {
    if (!entry) return { name: 'entry-list.import', preset: preset.id, rows: [row] }
    const { division: _, ...rest } = row
    if (!division) return 'Choose a division that is in the event. A new one comes with an import or with “Add one”.'
    return { name: 'competitor.change', competitor: { ...rest, competitor: entry.id, division: division.id }, reason: reason.trim() }
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const others = (entries?.competitors ?? []).filter(({ id }) => id !== entry?.id)
    const read = readFields(fields, preset, others)
    if (!read.ok) return setProblems(read.error)
    const command = commandOf(read.value)
    if (typeof command === 'string') return setProblems({ division: command })
    const failure = await send(
      command,
      entry ? `${read.value.name} is changed.` : `${read.value.name} is in, with number ${read.value.bib}.`,
    )
    if (failure) setProblems({ row: failure.message })
    else close()
  }
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close()
  }
  const input = (target: Target) => {
    const attribute = preset.attributes.find(({ id }) => target === `attribute:${id}`)
    const label = attribute ? `${attribute.name}${attribute.unit ? ` (${attribute.unit})` : ''}` : LABELS[target]
    return (
      <TextInput
        key={target}
        label={label}
        className={`entry-field-${target.replace(':', '-')}`}
        data-testid={`entry-${target.replace('attribute:', '')}`}
        autoFocus={target === 'name'}
        autoComplete="off"
        dir="auto"
        list={target === 'division' ? 'entry-divisions' : undefined}
        value={fields[target] ?? ''}
        error={problems[target]}
        onKeyDown={escape}
        onChange={(event) => {
          setFields({ ...fields, [target]: event.currentTarget.value })
          setProblems({})
        }}
      />
    )
  }

  return (
    <form className="card entry-form" data-testid="entry-form" onSubmit={(event) => void submit(event)}>
      <h2>{entry ? 'Change a competitor' : 'Add a competitor'}</h2>
      <datalist id="entry-divisions">
        {divisions.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <div className="entry-fields">
        {fieldsOf(preset).map(input)}
        {entry && (
          <TextInput
            label="Reason"
            className="entry-field-reason"
            data-testid="entry-reason"
            required
            maxLength={200}
            placeholder="such as: name misspelt"
            value={reason}
            onKeyDown={escape}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
      {problems.row && <p className="sentence bad">{problems.row}</p>}
      <div className="row">
        <Button type="submit" disabled={busy || (entry !== null && reason.trim() === '')} data-testid="entry-save">
          {entry ? 'Save the change' : 'Add'}
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
