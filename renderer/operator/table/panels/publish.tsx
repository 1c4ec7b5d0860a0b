// Publishing: where the results go, how far they have come, and why they wait when they do.
import { Button, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import type { PublicationView } from '../../../../core/contract/contract.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { publicWords, waitingWords } from '../../state/words.ts'
import { NotPublished } from '../../rehearsal/not-published.tsx'
import { Panel } from './panel.tsx'

/** The server's address as its public page's address gives it away: the page of an event is below it. */
const serverOf = (publicUrl: string | null) => publicUrl?.replace(/\/e\/[^/]*$/, '') ?? ''

/** `from` is the address to begin with; `onDone` hears of a server that was reached. */
function Connect({ from = '', onDone }: { from?: string; onDone?: () => void }) {
  const operator = useActions()
  const [url, setUrl] = useState(from)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function connect(event: SyntheticEvent) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    const answer = await operator.call('public.connect', { url: url.trim(), ...(code.trim() === '' ? {} : { code: code.trim() }) })
    setBusy(false)
    if (answer.ok) onDone?.()
    else setProblem(answer.error.message)
  }
  return (
    <form className="stack" onSubmit={(event) => void connect(event)}>
      <p className="quiet">
        Results are public as soon as a server has them. Scoring needs no server: what is recorded waits here until then.
      </p>
      <TextInput
        label="Address of the server"
        placeholder="results.example.org"
        data-testid="server-url"
        autoFocus
        required
        withAsterisk={false}
        spellCheck={false}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="Code, if the server asks for one"
        data-testid="server-code"
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" data-testid="connect">
          {busy ? 'Reaching the server …' : 'Publish this event'}
        </Button>
      </div>
      {problem !== null && (
        <p className="sentence bad" role="alert" data-testid="publish-problem">
          {problem}
        </p>
      )}
    </form>
  )
}

function Published({ publication }: { publication: PublicationView }) {
  const operator = useActions()
  const [sure, setSure] = useState(false)
  const [again, setAgain] = useState(false)
  const { publicUrl, sentence, state } = publication
  const said = publicWords(publication)
  const waits = waitingWords(publication)
  return (
    <div className="stack">
      <div className={`sentence ${said.tone === 'quiet' ? '' : said.tone}`} data-testid="publish-state" data-state={state}>
        <p>
          <strong>{said.text}</strong>
        </p>
        {sentence && <p>{sentence}</p>}
        {waits && <p>{waits}</p>}
      </div>
      {publicUrl && (
        <p className="address">
          <span className="quiet small">The public page:</span>
          <a href={publicUrl} target="_blank" rel="noreferrer" data-testid="public-url">
            {publicUrl}
          </a>
        </p>
      )}
      {again ? (
        <Connect from={serverOf(publicUrl)} onDone={() => setAgain(false)} />
      ) : sure ? (
        <div className="stack">
          <p>What is public stays public. What is recorded from now on waits here until this event is published again.</p>
          <div className="row">
            <Button color="red.8" data-testid="disconnect-sure" onClick={() => void operator.call('public.disconnect', {})}>
              Stop publishing
            </Button>
            <Button variant="default" autoFocus onClick={() => setSure(false)}>
              Go on publishing
            </Button>
          </div>
        </div>
      ) : (
        <div className="row">
          {state === 'problem' && (
            <Button data-testid="connect-again" onClick={() => setAgain(true)}>
              Connect again …
            </Button>
          )}
          <Button variant="default" data-testid="disconnect" onClick={() => setSure(true)}>
            Stop publishing …
          </Button>
        </div>
      )}
    </div>
  )
}

export function PublishPanel() {
  const publication = useOperator(({ station }) => station?.publication)
  const rehearses = useOperator(({ station }) => (station?.rehearsal ?? null) !== null)
  return (
    <Panel name="publish" title="Publish">
      {rehearses && <NotPublished />}
      {!rehearses && publication && (publication.state === 'off' ? <Connect /> : <Published publication={publication} />)}
    </Panel>
  )
}
