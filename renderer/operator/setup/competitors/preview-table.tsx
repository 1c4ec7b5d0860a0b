// The rows of a list as they would be imported. Only those in sight are drawn.
import { IconAlertTriangleFilled, IconCheck } from '@tabler/icons-react'
import { memo, useMemo, useRef } from 'react'
import type { Attribute } from '../../../../core/formats/format.ts'
import type { Target } from '../../../../core/import/columns.ts'
import type { EntryListPreview } from '../../../../core/import/entry-list.ts'
import type { Merged, MergePlan } from '../../../../core/import/merge.ts'
import type { PreviewRow } from '../../../../core/import/rows.ts'
import { useWindow } from '../../parts/use-window.ts'
import { mergeWords } from '../merge-words.ts'
import { useSetUpActions } from '../use-set-up.ts'

const ROW = 46
const LONGEST = 120

const TARGETS: readonly [Target, string][] = [
  ['id', 'Id of an export'],
  ['bib', 'Number'],
  ['name', 'Name'],
  ['first-name', 'First name'],
  ['last-name', 'Last name'],
  ['team', 'Team'],
  ['division', 'Division'],
  ['lot', 'Lot'],
]

const NOTHING = { is: 'conflict', words: '' } as const

const cut = (cell: string) => (cell.length > LONGEST ? `${cell.slice(0, LONGEST).toWellFormed()}…` : cell)

function ColumnHead({ preview, index, attributes }: { preview: EntryListPreview; index: number; attributes: readonly Attribute[] }) {
  const { option } = useSetUpActions()
  const { heading, target } = preview.columns[index]!
  const choose = (chosen: Target | null) =>
    // One column for each thing: whoever had it before gives it up.
    option({
      mapping: preview.columns.map((column) => (column.index === index ? chosen : column.target === chosen ? null : column.target)),
    })
  return (
    <th scope="col" data-unused={target === null || undefined}>
      <select
        className="preview-target"
        aria-label={`What column ${index + 1}${heading ? `, “${heading}”,` : ''} is`}
        data-testid="column-target"
        value={target ?? ''}
        onChange={(event) => choose(event.currentTarget.value === '' ? null : (event.currentTarget.value as Target))}
      >
        <option value="">Not imported</option>
        {TARGETS.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        {attributes.map(({ id, name }) => (
          <option key={id} value={`attribute:${id}`}>
            {name}
          </option>
        ))}
      </select>
      <span className="preview-heading said" title={heading}>
        {heading || `Column ${index + 1}`}
      </span>
    </th>
  )
}

interface RowParts {
  row: PreviewRow
  unused: readonly boolean[]
  problems: boolean
  numbering: boolean
  /** What becomes of it, where the list is merged. */
  merged: { is: Merged['is']; words: string } | null
}

const Row = memo(function Row({ row, unused, problems, numbering, merged }: RowParts) {
  const wrong = new Set(row.problems.map(({ column }) => column))
  const why = row.problems.map(({ message }) => message).join(' ')
  return (
    <tr data-testid="preview-row" data-line={row.line} data-ok={row.row !== null} aria-label={why === '' ? undefined : why}>
      <td className="number quiet preview-line">{row.line}</td>
      <td className={row.row ? 'good preview-state' : 'bad preview-state'}>
        {row.row ? (
          <IconCheck size={18} stroke={2.5} aria-label="ready" />
        ) : (
          <IconAlertTriangleFilled size={18} aria-label="has a problem" />
        )}
      </td>
      {(problems || merged) && (
        <td className="preview-why" data-is={merged?.is} data-testid={merged ? 'merged' : undefined} aria-label={why || merged?.words}>
          <span title={why || merged?.words}>
            <bdi>{why || merged?.words}</bdi>
          </span>
        </td>
      )}
      {numbering && <td className="number preview-given">{row.row?.bib ?? ''}</td>}
      {unused.map((skip, index) => {
        const cell = cut(row.cells[index] ?? '')
        return (
          <td key={index} data-unused={skip || undefined} data-wrong={wrong.has(index) || undefined}>
            <bdi dir="auto" className="said" title={cell}>
              {cell}
            </bdi>
          </td>
        )
      })}
    </tr>
  )
})

export function PreviewTable({
  preview,
  onlyBad,
  numbering,
  plan,
  attributes,
}: {
  preview: EntryListPreview
  onlyBad: boolean
  numbering: boolean
  plan: MergePlan | null
  attributes: readonly Attribute[]
}) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => (onlyBad ? preview.rows.filter(({ row }) => row === null) : preview.rows), [preview, onlyBad])
  const { from, to, above, below } = useWindow(box, rows.length, ROW)
  const unused = useMemo(() => preview.columns.map(({ target }) => target === null), [preview])
  const given = numbering && !preview.columns.some(({ target }) => target === 'bib')
  const problems = preview.bad > 0
  const merged = useMemo(
    () => plan && new Map(plan.lines.map((line) => [line.line, { is: line.is, words: mergeWords(line) }] as const)),
    [plan],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls is reachable by keyboard
    <section ref={box} className="scroll preview-box" tabIndex={0} aria-label="Lines of the list">
      <div style={{ paddingTop: above, paddingBottom: below }}>
        <table className="sheet preview-table" data-windowed={above + below > 0 || undefined}>
          <thead>
            <tr>
              <th scope="col" className="number preview-line">
                Line
              </th>
              <th scope="col">
                <span className="unseen">Ready</span>
              </th>
              {(problems || merged) && <th scope="col">{merged ? 'What happens' : 'What is wrong'}</th>}
              {given && (
                <th scope="col" className="number preview-given-head">
                  Number
                </th>
              )}
              {preview.columns.map(({ index }) => (
                <ColumnHead key={index} preview={preview} index={index} attributes={attributes} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, to).map((row) => (
              <Row
                key={row.line}
                row={row}
                unused={unused}
                problems={problems}
                numbering={given}
                merged={merged ? (merged.get(row.line) ?? NOTHING) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
