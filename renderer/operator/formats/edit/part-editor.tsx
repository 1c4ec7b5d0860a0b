// One part of a format's language: which kind it is, in words, and what it is made of. Where figures are reckoned with, a column may stand too.
import type { Operand } from '../../../../core/formats/part.ts'
import { type At, changedKind, kindName, kindsAt } from './kinds.ts'
import { columnsFor } from './refs.ts'
import { type Path, valueAt } from './tree.ts'
import { useEditorActions, useFormat, useProblem } from './use-editor.ts'
import { DataEditor } from './value-editor.tsx'

/** Parts that look at one attempt after the other: what lies inside them looks at one. */
const LOOKS = new Set(['best', 'last', 'total', 'average', 'best-sum', 'count', 'number-of-best', 'at-best', 'up-to-best', 'list', 'tally'])

const COLUMN = 'column:'

function KindSelect({ path, at, value }: { path: Path; at: At; value: Operand }) {
  const editor = useEditorActions()
  const format = useFormat()
  const columns = at === 'inside' ? columnsFor(format, path) : []
  const kinds = kindsAt(at)
  const current = typeof value === 'string' ? `${COLUMN}${value}` : value.part
  const known = typeof value === 'string' ? columns.some((column) => column.value === value) : kinds.some((kind) => kind.value === current)
  const name = typeof value === 'string' ? `${value} (not there)` : kindName(value.part)
  return (
    <select
      className="fmt-input fmt-kind"
      aria-label="What this is"
      data-testid={`part-${path.join('-')}`}
      value={current}
      onChange={(event) => {
        const kind = event.currentTarget.value
        editor.set(path, kind.startsWith(COLUMN) ? kind.slice(COLUMN.length) : changedKind(format, value, kind))
      }}
    >
      {!known && <option value={current}>{name}</option>}
      {columns.length > 0 && (
        <optgroup label="A column">
          {columns.map((column) => (
            <option key={column.value} value={`${COLUMN}${column.value}`}>
              {column.label}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={at === 'attempt' ? 'Of one attempt' : 'Reckoned'}>
        {kinds.map((kind) => (
          <option key={kind.value} value={kind.value}>
            {kind.label}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

export function PartEditor({ path, at }: { path: Path; at: At }) {
  const format = useFormat()
  const problem = useProblem(path)
  const value = valueAt(format, path) as Operand
  const inner: At = at === 'attempt' || (typeof value !== 'string' && LOOKS.has(value.part)) ? 'attempt' : 'inside'
  return (
    <div className="fmt-part" data-problem={problem ? true : undefined}>
      <KindSelect path={path} at={at} value={value} />
      {problem && <p className="fmt-problem">{problem}</p>}
      {typeof value !== 'string' && <DataEditor path={path} at={inner} />}
    </div>
  )
}
