// Small pieces of the editor: what adds, moves and takes away.
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { createContext, type ReactNode } from 'react'
import { CheckControl } from '../controls/controls.tsx'
import type { At } from './kinds.ts'
import { type Path, valueAt } from './tree.ts'
import { useEditorActions, useFormat } from './use-editor.ts'
import { labelOf } from './words.ts'

/** How a part is drawn. Parts hold values and values hold parts: neither imports the other. */
export const PartContext = createContext<(path: Path, at: At) => ReactNode>(() => null)

/** A button with a picture, and its words for whoever can't see it. */
export function Tool({
  label,
  onClick,
  children,
  disabled,
  testId,
}: {
  label: string
  onClick(): void
  children: ReactNode
  disabled?: boolean
  testId?: string
}) {
  return (
    <button type="button" className="plain" title={label} aria-label={label} disabled={disabled} data-testid={testId} onClick={onClick}>
      {children}
    </button>
  )
}

/** What can be added to something: what is yes or no by a box, the rest by a press. */
export function Add({ path, what }: { path: Path; what: Readonly<Record<string, unknown>> }) {
  const editor = useEditorActions()
  const keys = Object.keys(what)
  const others = keys.filter((key) => what[key] !== true)
  return (
    <>
      {keys
        .filter((key) => what[key] === true)
        .map((key) => (
          <CheckControl key={key} label={labelOf(key)} value={false} onChange={() => editor.set([...path, key], true)} />
        ))}
      {others.length > 0 && (
        <div className="fmt-add">
          {others.map((key) => (
            <button
              key={key}
              type="button"
              className="fmt-chip"
              data-testid={`add-${[...path, key].join('-')}`}
              onClick={() => editor.set([...path, key], structuredClone(what[key]))}
            >
              <IconPlus size={14} aria-hidden /> {key === 'of' ? 'Of something else than the score' : labelOf(key)}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** Takes something away that can be done without. */
export function Without({ path }: { path: Path }) {
  const editor = useEditorActions()
  return (
    <Tool label={`Without: ${labelOf(path.at(-1)!)}`} testId={`without-${path.join('-')}`} onClick={() => editor.set(path, undefined)}>
      <IconTrash size={14} />
    </Tool>
  )
}

/** Moves or takes away an item of a list. */
export function ItemTools({ path, name }: { path: Path; name: string }) {
  const editor = useEditorActions()
  const format = useFormat()
  const { length } = valueAt(format, path.slice(0, -1)) as readonly unknown[]
  const at = Number(path.at(-1))
  return (
    <span className="fmt-tools">
      <Tool label={`Move ${name} up`} testId={`up-${path.join('-')}`} disabled={at === 0} onClick={() => editor.move(path, -1)}>
        <IconArrowUp size={16} />
      </Tool>
      <Tool label={`Move ${name} down`} testId={`down-${path.join('-')}`} disabled={at === length - 1} onClick={() => editor.move(path, 1)}>
        <IconArrowDown size={16} />
      </Tool>
      <Tool label={`Remove ${name}`} testId={`remove-${path.join('-')}`} onClick={() => editor.set(path, undefined)}>
        <IconTrash size={16} />
      </Tool>
    </span>
  )
}

/** A group of values under a name. */
export function Nested({ path, children, removable }: { path: Path; children: ReactNode; removable: boolean }) {
  return (
    <fieldset className="fmt-nested">
      <legend>
        {labelOf(path.at(-1)!)}
        {removable && <Without path={path} />}
      </legend>
      {children}
    </fieldset>
  )
}
