// What every section of the editor stands on: its title, what it is about, and a line of text.
import { type ReactNode, useId } from 'react'
import { TextControl } from '../controls/controls.tsx'
import type { Section } from './editor-store.ts'
import { type Path, valueAt } from './tree.ts'
import { useEditorActions, useFormat, useProblem } from './use-editor.ts'

/** What each section is called. */
export const TITLES: Record<Section, string> = {
  about: 'Name and rule book',
  groups: 'What is taken',
  fields: 'What is typed',
  score: 'What an attempt comes to',
  results: 'Columns',
  ranking: 'Who is ahead',
  attributes: 'Of competitors',
  statuses: 'Who is out',
  next: 'The next stage',
}

/** A section with its heading. */
export function Page({ title, say, children }: { title: string; say: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="fmt-page" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="quiet">{say}</p>
      {children}
    </section>
  )
}

/** A text at a path. */
export function Text({ path, label, wide }: { path: Path; label: string; wide?: boolean }) {
  const editor = useEditorActions()
  const problem = useProblem(path)
  const value = valueAt(useFormat(), path) as string
  return (
    <TextControl
      label={label}
      value={value}
      problem={problem}
      testId={path.join('-')}
      onChange={(text) => editor.set(path, text)}
      {...(wide ? { wide } : {})}
    />
  )
}
