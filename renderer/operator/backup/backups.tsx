// A copy of the event elsewhere: where it is kept, when it was made, and what is wrong where it is not.
import { Button, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import { backupWords } from '../state/words.ts'
import './keep-copy.css'

export function KeepCopy() {
  const { call } = useActions()
  const backup = useOperator(({ station }) => station?.backup ?? null)
  const [folder, setFolder] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function keep(to: string | null) {
    if (busy) return
    setBusy(true)
    const answer = await call('backup.keep', { folder: to })
    setBusy(false)
    setProblem(answer.ok ? null : answer.error.message)
  }
  function begin(event: SyntheticEvent) {
    event.preventDefault()
    void keep(folder.trim())
  }
  const said = backup && backupWords(backup)
  return (
    <section className="stack keep-copy" aria-label="A copy on a stick" data-testid="keep-copy">
      <h3>A copy on a stick</h3>
      {backup && said ? (
        <>
          <div className={`sentence ${said.tone === 'quiet' ? '' : said.tone}`} data-testid="copy-state" data-tone={said.tone}>
            {said.detail ? (
              <p>{said.detail}</p>
            ) : (
              <p>
                <strong>{said.text}</strong> to <span className="address">{backup.folder}</span>
              </p>
            )}
          </div>
          <div className="row">
            <Button variant="default" disabled={busy} data-testid="copy-now" onClick={() => void keep(backup.folder)}>
              Copy now
            </Button>
            <Button variant="default" disabled={busy} data-testid="copy-end" onClick={() => void keep(null)}>
              Copy no more
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={begin}>
          <p className="quiet">
            Copied at once, then every two minutes in which something was recorded. The copy is encrypted like the event itself, and opens
            with this computer’s key or the recovery key.
          </p>
          <TextInput
            label="Folder"
            placeholder="/media/stick"
            autoComplete="off"
            spellCheck={false}
            required
            withAsterisk={false}
            data-testid="copy-folder"
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" disabled={busy} data-testid="copy-keep">
              {busy ? 'Copying …' : 'Keep a copy there'}
            </Button>
          </div>
        </form>
      )}
      {problem !== null && backup?.problem == null && (
        <p className="sentence bad" role="alert" data-testid="copy-problem">
          {problem} Nothing is lost: everything saved is on this computer.
        </p>
      )}
    </section>
  )
}
