// Brings the editor onto the page once its format is here. The editor itself is loaded then, and not with the table.
import { type ReactNode, useEffect, useState } from 'react'
import type { Format } from '../../../core/formats/format.ts'
import type { Editing } from '../setup/set-up-store.ts'
import { usePresets, useSetUpActions } from '../setup/use-set-up.ts'
import { useActions } from '../state/use-operator.ts'
import { apart } from '../apart/apart.tsx'
import { chunk } from '../apart/chunk.ts'

const Waiting = () => <p className="quiet whole">Opening the rules …</p>
const InPlace = ({ children }: { children: ReactNode }) => (children ? <main className="whole">{children}</main> : <Waiting />)

const editor = chunk(() => import('./editor.tsx'))
const FormatEditor = apart(editor, (module) => module.FormatEditor, InPlace)
const Reformat = apart(editor, (module) => module.Reformat, InPlace)

export function OpenEditor({ editing }: { editing: Editing }) {
  const { call } = useActions()
  const setUp = useSetUpActions()
  const choices = usePresets()
  const [format, setFormat] = useState<Format | null>(null)
  useEffect(() => {
    let on = true
    const which = 'with' in editing ? { id: editing.with } : 'contest' in editing ? { contest: editing.contest } : { id: editing.id }
    void call('format.read', which).then((answer) => {
      if (!on) return
      if (answer.ok) setFormat(answer.value.format)
      else setUp.kept(null, { tone: 'bad', text: answer.error.message })
    })
    return () => {
      on = false
    }
  }, [call, editing, setUp])

  if (!format || choices.length === 0) return <Waiting />
  // No division begins with an overall: one that is kept is not chosen for the next import.
  const leave = (kept?: { id: string; said: string }) =>
    setUp.kept(format.takes === 'contests' ? null : (kept?.id ?? null), kept ? { tone: 'good', text: kept.said } : null)
  return 'with' in editing ? (
    <main className="setup">
      <Reformat contest={editing.contest} format={format} back={() => leave()} done={(said) => leave({ id: format.id, said })} />
    </main>
  ) : (
    <FormatEditor format={format} choices={choices} contest={'contest' in editing ? editing.contest : null} leave={leave} />
  )
}
