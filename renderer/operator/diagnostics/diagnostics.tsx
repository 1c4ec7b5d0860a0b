// The diagnostic bundle: what would be in it and what would not, said before it is saved. It becomes a file on this computer; nothing is sent.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Answers } from '../../../core/contract/contract.ts'
import { saveFile } from '../parts/save-file.ts'
import { useActions } from '../state/use-operator.ts'
import { sizeWords } from './size-words.ts'
import './diagnostics.css'

type List = Answers['diagnostics.list']

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

export function Diagnostics({ focused = false }: { focused?: boolean }) {
  const { call } = useActions()
  const [list, setList] = useState<List | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let isHere = true
    void call('diagnostics.list', {}).then((answer) => {
      if (!isHere) return
      setList(answer.ok ? answer.value : null)
      setProblem(answer.ok ? null : answer.error.message)
    })
    return () => {
      isHere = false
    }
  }, [call])

  async function save() {
    setBusy(true)
    const answer = await call('diagnostics.save', {})
    setBusy(false)
    setProblem(answer.ok ? null : answer.error.message)
    if (!answer.ok) return
    saveFile(answer.value.name, bytesOf(answer.value.zip), 'application/zip')
    setSaved(answer.value.name)
  }

  return (
    <div className="stack diagnostics" data-testid="diagnostics">
      <p className="quiet">A file for whoever helps you with Scoretable. It is saved on this computer; nothing is sent by itself.</p>
      {list === null && problem === null && <output className="quiet">Looking what there is…</output>}
      {list && (
        <>
          <h3>In it</h3>
          <dl className="diagnostics-parts" data-testid="diagnostics-parts">
            {list.parts.map(({ name, about, bytes }) => (
              <div key={name}>
                <dt>
                  {name} <span className="quiet small">{sizeWords(bytes)}</span>
                </dt>
                <dd className="quiet small">{about}</dd>
              </div>
            ))}
          </dl>
          <h3>Not in it</h3>
          <ul className="diagnostics-left small" data-testid="diagnostics-left">
            {list.left.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <div>
            <Button
              leftSection={<IconDownload size={18} />}
              autoFocus={focused}
              disabled={busy}
              data-testid="diagnostics-save"
              onClick={() => void save()}
            >
              {busy ? 'Packing…' : 'Save the bundle'}
            </Button>
          </div>
        </>
      )}
      {saved !== null && (
        <output className="sentence good" data-testid="diagnostics-saved">
          Made: <span className="address">{saved}</span>. Look into it before you give it to anybody, if you like: it is a zip of texts.
        </output>
      )}
      {problem !== null && (
        <p className="sentence bad" role="alert" data-testid="diagnostics-problem">
          {problem}
        </p>
      )}
    </div>
  )
}
