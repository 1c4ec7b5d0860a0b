// What a list comes to, row by row: what is good, what is not and why, and which column is what.
import { useMemo, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import { divisionCounts } from '../bad-lines.ts'
import type { Reading } from '../read-list.ts'
import { useSetUp } from '../use-set-up.ts'
import { Example } from './example.tsx'
import { MergeSummary } from './merge-summary.tsx'
import { PreviewTable } from './preview-table.tsx'

const ENCODINGS: Record<EntryListPreview['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
  pasted: '',
}
const DELIMITERS: Record<EntryListPreview['delimiter'], string> = { '\t': 'tabs', ';': 'semicolons', ',': 'commas', '|': 'bars' }

const number = (value: number) => value.toLocaleString('en')

function Summary({ preview, onlyBad, show }: { preview: EntryListPreview; onlyBad: boolean; show(onlyBad: boolean): void }) {
  const { rows, good, bad, encoding, delimiter, above } = preview
  const divisions = useMemo(() => divisionCounts(rows), [rows])
  const from = useSetUp(({ source }) => source?.from)
  // What stands between the cells of a spreadsheet nobody has ever seen.
  const between = preview.columns.length > 1 && from !== 'workbook' ? `cells separated by ${DELIMITERS[delimiter]}` : ''
  const words = [ENCODINGS[encoding] && `read as ${ENCODINGS[encoding]}`, between].filter(Boolean).join(', ')
  return (
    <div className="preview-summary">
      <div className="row">
        <strong className="good">{number(good)} ready</strong>
        {bad > 0 && <strong className="bad">{number(bad)} with problems</strong>}
        <span className="quiet small grow">{words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.`}</span>
        {bad > 0 && (
          <label className="import-check">
            <input type="checkbox" data-testid="only-bad" checked={onlyBad} onChange={(event) => show(event.currentTarget.checked)} />
            <span>Only lines with problems</span>
          </label>
        )}
      </div>
      {divisions.length > 0 && (
        <p className="quiet small preview-divisions">
          {divisions
            .slice(0, 12)
            .map(([name, count]) => `${name} (${number(count)})`)
            .join(', ')}
          {divisions.length > 12 && ` and ${number(divisions.length - 12)} more divisions`}
        </p>
      )}
      {above.length > 0 && (
        <p className="quiet small">Above the headings and not imported: {above.map(({ text }) => `“${text.slice(0, 60)}”`).join(', ')}</p>
      )}
      {preview.problems.map((problem) => (
        <p key={problem} className="sentence warn">
          {problem}
        </p>
      ))}
    </div>
  )
}

export function ListPreview({ reading, stale, preset }: { reading: Reading | null; stale: boolean; preset: PresetChoice | undefined }) {
  const [onlyBad, setOnlyBad] = useState(false)
  if (!reading) return <Example preset={preset} />
  const { outcome } = reading
  if (!outcome.ok)
    return (
      <section className="card import-preview" data-testid="preview" data-kind={outcome.error.kind}>
        <p className="sentence bad" role="alert" data-testid="preview-problem">
          {outcome.error.message}
        </p>
      </section>
    )
  const preview = outcome.value
  return (
    <section className="card import-preview" data-testid="preview" aria-label="Preview" aria-busy={stale}>
      {reading.plan && <MergeSummary plan={reading.plan} />}
      <Summary preview={preview} onlyBad={onlyBad && preview.bad > 0} show={setOnlyBad} />
      <PreviewTable
        preview={preview}
        onlyBad={onlyBad && preview.bad > 0}
        numbering={reading.numbering && !reading.plan}
        plan={reading.plan}
        attributes={preset?.attributes ?? []}
      />
    </section>
  )
}
