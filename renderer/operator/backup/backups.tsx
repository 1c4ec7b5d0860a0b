// Backups of the event: where they are kept, when the last one was made and verified, and what is wrong where there is none.
import { Button, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import { backupWords } from '../state/words.ts'
import './backups.css'
import { Places } from './places.tsx'

/** Who can open a backup, in a sentence. */
function Opens() {
  const recovery = useOperator(({ station }) => station?.recovery ?? 'none')
  const words = {
    none: 'This event has no recovery key, so this laptop alone opens its backups.',
    'to-confirm': 'The recovery key is not on paper yet: without it this laptop alone opens the backups.',
    missing: 'No recovery key opens this event here yet, so this laptop alone opens its backups.',
    confirmed: 'Another laptop opens them with the recovery key.',
  }[recovery]
  return <p className={recovery === 'to-confirm' || recovery === 'missing' ? 'warn small' : 'quiet small'}>{words}</p>
}

export function Backups({ focused = false }: { focused?: boolean }) {
  const { call, say } = useActions()
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
  async function take(path: string) {
    setBusy(true)
    const answer = await call('event.take', { path })
    setBusy(false)
    say(answer.ok ? { tone: 'good', text: answer.value.said } : { tone: 'bad', text: answer.error.message })
  }
  function begin(event: SyntheticEvent) {
    event.preventDefault()
    void keep(folder.trim())
  }
  const said = backup && backupWords(backup)
  return (
    <div className="stack backups" data-testid="backups">
      {backup && said ? (
        <>
          <div className={`sentence ${said.tone === 'quiet' ? '' : said.tone}`} data-testid="backup" data-tone={said.tone}>
            <p>
              <strong>{said.text}</strong>
            </p>
            <p className="address">{backup.folder}</p>
            {said.detail && <p>{said.detail.replace(`${said.text}. `, '')}</p>}
          </div>
          {backup.other !== null && (
            <div className="stack" data-testid="backup-other">
              <p className="address small">It is {backup.other}</p>
              <div>
                <Button disabled={busy} data-testid="backup-take" onClick={() => void take(backup.other ?? '')}>
                  Take what is missing from it
                </Button>
              </div>
            </div>
          )}
          <p className="quiet small">One is made after each result, by itself. It is encrypted like the event, and never half written.</p>
          <Opens />
          <div className="row">
            <Button variant="default" disabled={busy} data-testid="backup-now" onClick={() => void keep(backup.folder)}>
              {busy ? 'Backing up …' : 'Back up now'}
            </Button>
            <Button variant="default" disabled={busy} data-testid="backup-end" onClick={() => void keep(null)}>
              No more backups
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={begin}>
          <p className="quiet">
            A backup on a stick, or on another disk, is made now and after each result. If this laptop is lost, the event goes on from it.
          </p>
          <Places
            busy={busy}
            choose={(chosen) => {
              setFolder(chosen)
              void keep(chosen)
            }}
          />
          <TextInput
            label="Folder"
            placeholder="/media/stick"
            autoFocus={focused}
            autoComplete="off"
            spellCheck={false}
            required
            withAsterisk={false}
            maxLength={500}
            data-testid="backup-folder"
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          <Opens />
          <div>
            <Button type="submit" variant="default" disabled={busy} data-testid="backup-keep">
              {busy ? 'Backing up …' : 'Keep backups there'}
            </Button>
          </div>
        </form>
      )}
      {problem !== null && (
        <p className="sentence bad" role="alert" data-testid="backup-problem">
          {problem} Nothing is lost: everything saved is on this laptop.
        </p>
      )}
    </div>
  )
}
