// How a list is read, where a person can know better.
import { NativeSelect, TextInput } from '@mantine/core'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import type { Identity } from '../../../../core/import/merge-identity.ts'
import type { Reading } from '../read-list.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

const IDENTITIES: readonly [Identity, string][] = [
  ['number', 'number'],
  ['name', 'name and division'],
  ['id', 'id of an export'],
]

export function ListOptionsForm({ reading, preview }: { reading: Reading; preview: EntryListPreview }) {
  const { option } = useSetUpActions()
  const header = useSetUp(({ options }) => options.header)
  const chosen = useSetUp(({ options }) => options.division)
  const hasDivisions = preview.columns.some(({ target }) => target === 'division')
  return (
    <fieldset className="import-options">
      <legend className="unseen">How to read the list</legend>
      <label className="import-check">
        <input
          type="checkbox"
          data-testid="option-header"
          checked={header ?? preview.headerLine !== null}
          onChange={(event) => option({ header: event.currentTarget.checked, mapping: null })}
        />
        <span>
          {preview.headerLine === null || preview.headerLine === 1
            ? 'The first line has headings'
            : `Line ${preview.headerLine} has headings`}
        </span>
      </label>
      {(preview.offersNumbering || reading.numbering) && (
        <label className="import-check">
          <input
            type="checkbox"
            data-testid="option-number"
            checked={reading.numbering}
            onChange={(event) => option({ numbering: event.currentTarget.checked })}
          />
          <span>Number those without a number</span>
        </label>
      )}
      {reading.recalled && (
        <p className="small import-recalled" data-testid="recalled">
          The columns are read as in your last list with these headings.{' '}
          <button type="button" className="link" data-testid="forget-columns" onClick={() => option({ recall: false })}>
            Read them by their headings
          </button>
        </p>
      )}
      {reading.canMerge && (
        <label className="import-check">
          <input
            type="checkbox"
            data-testid="option-merge"
            checked={reading.plan !== null}
            onChange={(event) => option({ merge: event.currentTarget.checked })}
          />
          <span>Merge with who is in already</span>
        </label>
      )}
      {reading.plan && (
        <NativeSelect
          size="xs"
          label="The same person is told by"
          data-testid="option-identity"
          value={reading.plan.identity}
          data={IDENTITIES.map(([value, label]) => ({ value, label }))}
          onChange={(event) => option({ identity: event.currentTarget.value as Identity })}
        />
      )}
      <TextInput
        size="xs"
        label={hasDivisions ? 'Division for lines without one' : 'Division for all'}
        data-testid="option-division"
        value={chosen ?? reading.division}
        maxLength={200}
        onChange={(event) => option({ division: event.currentTarget.value })}
      />
    </fieldset>
  )
}
