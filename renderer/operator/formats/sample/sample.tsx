// The standing that the format as it is would make of sample results, made by the same engine as a real one, with who moved.
import { useMemo } from 'react'
import { sampleStanding } from '../../../../core/views/sample.ts'
import { moveText } from '../../state/changes.ts'
import { sectionOf } from '../edit/editor-store.ts'
import { TITLES } from '../edit/page.tsx'
import { useEditor, useEditorActions } from '../edit/use-editor.ts'
import { placeMoves } from './moves.ts'

/** What keeps the format from ranking, each with the way to it. */
function Problems() {
  const editor = useEditorActions()
  const all = useEditor((state) => state.problems)
  // The same sentence about several places of a section is one thing to mend.
  const problems = all.filter(
    ({ at, message }, index) => all.findIndex((other) => other.message === message && sectionOf(other.at) === sectionOf(at)) === index,
  )
  if (problems.length === 0) return null
  return (
    <section className="sentence warn" aria-label="To mend" aria-live="polite" data-testid="format-problems">
      <p>
        <strong>{problems.length === 1 ? 'One thing' : `${problems.length} things`} to mend before it can rank:</strong>
      </p>
      <ul>
        {problems.map(({ at, message }) => (
          <li key={at.join('.')}>
            <button type="button" className="fmt-link" onClick={() => editor.show(sectionOf(at))}>
              {TITLES[sectionOf(at)]}
            </button>
            : {message}
          </li>
        ))}
      </ul>
    </section>
  )
}

const direction = (from: number | null, to: number | null) => ((to ?? Infinity) < (from ?? Infinity) ? 'up' : 'down')

export function Sample() {
  const sound = useEditor((state) => state.sound)
  const origin = useEditor((state) => state.origin)
  const waits = useEditor(({ problems }) => problems.length > 0)
  const before = useMemo(() => sampleStanding(origin), [origin])
  const after = useMemo(() => sampleStanding(sound), [sound])
  const moves = useMemo(() => placeMoves(before, after), [before, after])
  return (
    <aside className="fmt-sample" aria-label="With sample results">
      <div className="fmt-sample-head">
        <h2>With sample results</h2>
        <span className="quiet small" data-testid="sample-moves">
          {moves.size === 0 ? 'Nobody stands elsewhere than before' : `${moves.size} of ${after.rows.length} stand elsewhere than before`}
        </span>
      </div>
      <Problems />
      <div className="scroll" data-waits={waits || undefined}>
        <table className="sheet">
          <thead>
            <tr>
              <th className="number">
                <span className="unseen">Place</span>
              </th>
              <th>
                <span className="unseen">Change</span>
              </th>
              <th>Competitor</th>
              {after.columns.map(({ id, name, short }, at) => (
                <th key={id} className={at === after.decisive ? 'number fmt-decisive' : 'number'} title={name}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {after.rows.map((row) => {
              const move = moves.get(row.id)
              return (
                <tr
                  key={row.id}
                  data-testid="sample-row"
                  data-name={row.name}
                  data-place={row.place ?? ''}
                  data-moved={move ? true : undefined}
                >
                  <td className="number">
                    {row.place ?? '–'}
                    {row.tied && <span className="quiet">=</span>}
                  </td>
                  <td>
                    {move && (
                      <span className="fmt-move" data-move={direction(move.from, move.to)}>
                        <span aria-hidden>{direction(move.from, move.to) === 'up' ? '▲' : '▼'}</span> {moveText(move)}
                      </span>
                    )}
                  </td>
                  <td>
                    <div>{row.name}</div>
                    <div className="quiet small fmt-cells">
                      {row.note ?? row.cells.flatMap(({ text, state }) => (state === 'todo' ? [] : [text])).join(' · ')}
                    </div>
                  </td>
                  {row.results.map((text, at) => (
                    <td key={after.columns[at]!.id} className={at === after.decisive ? 'number fmt-decisive' : 'number'}>
                      {text}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </aside>
  )
}
