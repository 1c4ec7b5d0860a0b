// A list in the editor: its items one under the other, each with what moves and removes it, and one more.
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ItemTools } from './pieces.tsx'
import { newItem } from './shapes.ts'
import { type Path, valueAt } from './tree.ts'
import { useEditorActions, useFormat, useProblem } from './use-editor.ts'

const nameIn = (item: unknown): string | null => {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : null
  return typeof name === 'string' ? name : null
}

export function ListEditor({ path, add, children }: { path: Path; add: string; children: (path: Path) => ReactNode }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(path)
  const list = (valueAt(format, path) ?? []) as readonly unknown[]
  return (
    <div className="fmt-list">
      {problem && <p className="fmt-problem">{problem}</p>}
      {list.map((item, index) => {
        const at = [...path, index]
        return (
          <div key={index} className="fmt-item" data-testid={`item-${at.join('-')}`}>
            <div className="fmt-item-body">{children(at)}</div>
            <ItemTools path={at} name={nameIn(item) ?? String(index + 1)} />
          </div>
        )
      })}
      <button
        type="button"
        className="fmt-chip"
        data-testid={`add-${path.join('-')}`}
        onClick={() => editor.set([...path, list.length], newItem(format, path))}
      >
        <IconPlus size={14} aria-hidden /> {add}
      </button>
    </div>
  )
}
