// The format editor: sections on the left, one of them in the middle, what it makes of sample results on the right. Nothing is kept before
// a person keeps it, every step can be taken back, and leaving with changes asks.
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconDownload, IconUpload } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import type { PresetChoice } from '../../../core/contract/contract.ts'
import type { Format } from '../../../core/formats/format.ts'
import { readFormatFile } from '../../../core/formats/problems.ts'
import type { ContestId } from '../../../core/ids.ts'
import { ChooseFile } from '../parts/choose-file.tsx'
import { useActions } from '../state/use-operator.ts'
import { createEditor, type Editor, isChanged, SECTIONS, sectionOf } from './edit/editor-store.ts'
import { PartEditor } from './edit/part-editor.tsx'
import { PartContext, Tool } from './edit/pieces.tsx'
import { TITLES } from './edit/page.tsx'
import { SectionPage } from './edit/sections.tsx'
import { EditorContext, useEditor, useEditorActions } from './edit/use-editor.ts'
import './formats.css'
import { fromFile, madeOurs } from './keep/own.ts'
import { Reformat } from './keep/reformat.tsx'
import { Sample } from './sample/sample.tsx'

export { Reformat }

interface Props {
  /** The format to begin with, and what changes are compared with. */
  format: Format
  choices: readonly PresetChoice[]
  /** The contest whose rules these are to be; null for a format to choose. */
  contest: ContestId | null
  /** Leaves; `said` and the id where something was kept. */
  leave(kept?: { id: string; said: string }): void
}

const drawPart = (path: Parameters<typeof PartEditor>[0]['path'], at: Parameters<typeof PartEditor>[0]['at']): ReactNode => (
  <PartEditor path={path} at={at} />
)

function Sections() {
  const editor = useEditorActions()
  const section = useEditor((state) => state.section)
  const problems = useEditor((state) => state.problems)
  return (
    <nav className="fmt-sections" aria-label="Parts of the format">
      <ul>
        {SECTIONS.map((each) => {
          const count = problems.filter(({ at }) => sectionOf(at) === each).length
          return (
            <li key={each}>
              <button
                type="button"
                className="fmt-section"
                aria-current={each === section ? 'page' : undefined}
                data-testid={`section-${each}`}
                onClick={() => editor.show(each)}
              >
                <span className="grow">{TITLES[each]}</span>
                {count > 0 && <span className="fmt-count">{count}</span>}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function saveAsFile(format: Format): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(format, null, 2)}\n`], { type: 'application/json' }))
  link.download = `${format.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.format.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function Files({ choices, say }: { choices: readonly PresetChoice[]; say(problem: string | null): void }) {
  const editor = useEditorActions()
  const sound = useEditor(({ problems, format }) => (problems.length === 0 ? format : null))
  const open = async (file: File) => {
    const read = readFormatFile(await file.text())
    say(read.ok ? null : read.error)
    if (read.ok) editor.replace({ ...fromFile(read.value, choices), id: editor.store.getState().format.id })
  }
  return (
    <>
      <ChooseFile label="File with a format" accept=".json,application/json" testId="format-file" take={(file) => void open(file)}>
        {(choose) => (
          <Tool label="Take over a format from a file" onClick={choose}>
            <IconUpload size={18} />
          </Tool>
        )}
      </ChooseFile>
      <Tool label="Save as a file" testId="format-save-file" disabled={sound === null} onClick={() => sound && saveAsFile(sound)}>
        <IconDownload size={18} />
      </Tool>
    </>
  )
}

function Frame({ choices, contest, leave }: Omit<Props, 'format'>) {
  const { call } = useActions()
  const editor = useEditorActions()
  const format = useEditor((state) => state.format)
  const origin = useEditor((state) => state.origin)
  const problems = useEditor((state) => state.problems)
  const past = useEditor((state) => state.past.length)
  const future = useEditor((state) => state.future.length)
  const section = useEditor((state) => state.section)
  const changed = useEditor(isChanged)
  const [asking, setAsking] = useState(false)
  const [using, setUsing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  // A window that is closed by mistake asks as well.
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [changed])

  const go = () => (changed ? setAsking(true) : leave())
  const keep = async () => {
    if (busy || problems.length > 0) {
      if (problems[0]) editor.show(sectionOf(problems[0].at))
      return
    }
    if (contest !== null) return setUsing(true)
    setBusy(true)
    const answer = await call('command', { name: 'format.keep', format })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    leave({
      id: format.id,
      said: `“${format.name}” is kept in this event. New divisions are scored by it; those that are there stay as they are.`,
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase()
    const command = event.ctrlKey || event.metaKey
    if (command && key === 'z') (event.shiftKey ? editor.redo : editor.undo)()
    else if (command && key === 'y') editor.redo()
    else if (command && key === 's') void keep()
    else if (event.key === 'Escape') {
      if (asking) setAsking(false)
      else if (using) setUsing(false)
      else go()
    } else return
    event.preventDefault()
  }

  return (
    // Keys of the whole editor, whatever in it has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="fmt" data-testid="format-editor" onKeyDown={onKeyDown}>
      <header className="fmt-head">
        <Button variant="subtle" leftSection={<IconArrowLeft size={18} />} data-testid="format-leave" onClick={go}>
          Leave
        </Button>
        <div className="fmt-title">
          <h1 className="said" title={format.name}>
            {format.name === '' ? 'Without a name' : format.name}
          </h1>
          <p className="quiet small said">compared with “{origin.name}”</p>
        </div>
        <Tool label="Undo (Ctrl Z)" testId="format-undo" disabled={past === 0} onClick={editor.undo}>
          <IconArrowBackUp size={18} />
        </Tool>
        <Tool label="Redo (Ctrl Y)" testId="format-redo" disabled={future === 0} onClick={editor.redo}>
          <IconArrowForwardUp size={18} />
        </Tool>
        <Files choices={choices} say={setProblem} />
        <Button data-testid="format-keep" title="Ctrl S" disabled={busy || using || problems.length > 0} onClick={() => void keep()}>
          {contest === null ? 'Keep it' : 'Use it: who moves?'}
        </Button>
      </header>
      {asking && (
        <div className="sentence warn row" role="alertdialog" aria-label="Leave without keeping?" data-testid="format-asking">
          <span className="grow">“{format.name}” has changes that are not kept. Leave them?</span>
          <Button color="red.8" size="xs" data-testid="format-discard" autoFocus onClick={() => leave()}>
            Leave without them
          </Button>
          <Button variant="default" size="xs" onClick={() => setAsking(false)}>
            Go on here
          </Button>
        </div>
      )}
      {problem && (
        <p className="sentence bad row" role="alert" data-testid="format-problem">
          <span className="grow">{problem}</span>
          <Button variant="default" size="xs" onClick={() => setProblem(null)}>
            Close
          </Button>
        </p>
      )}
      {using && contest !== null ? (
        <Reformat contest={contest} format={format} back={() => setUsing(false)} done={(said) => leave({ id: format.id, said })} />
      ) : (
        <div className="fmt-body">
          <Sections />
          <div className="fmt-middle scroll" key={section}>
            <SectionPage section={section} choices={choices} />
          </div>
          <Sample />
        </div>
      )}
    </main>
  )
}

export function FormatEditor({ format, ...props }: Props) {
  const { choices } = props
  // Made once: views that come meanwhile must not take away what was typed.
  const [first] = useState(() => ({ format, ours: madeOurs(format, choices) }))
  const editor: Editor = useMemo(() => createEditor(first.format, first.ours), [first])
  return (
    <EditorContext value={editor}>
      <PartContext value={drawPart}>
        <Frame {...props} />
      </PartContext>
    </EditorContext>
  )
}
