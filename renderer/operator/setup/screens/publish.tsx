// Publishing, if it is wanted: a server's address and the code its owner gave out.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { NotPublished } from '../../rehearsal/not-published.tsx'
import { publicWords } from '../../state/words.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'

export function Publish() {
  const { call } = useActions()
  const publication = useOperator(({ station }) => station?.publication)
  const rehearses = useOperator(({ station }) => (station?.rehearsal ?? null) !== null)
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (!publication) return null

  const connect = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    const answer = await call('public.connect', { url: url.trim(), ...(code.trim() === '' ? {} : { code: code.trim() }) })
    setBusy(false)
    if (!answer.ok) setProblem(answer.error.message)
  }
  const said = publicWords(publication)

  return (
    <section className="card stack" aria-labelledby="publish-title">
      <h2 id="publish-title">Public results</h2>
      {rehearses ? (
        <NotPublished />
      ) : publication.state === 'off' ? (
        <form className="stack" onSubmit={(event) => void connect(event)}>
          <p className="quiet">
            If you like: results are public as soon as a server has them. Scoring needs none: what is recorded waits here until then.
          </p>
          <TextInput
            label="Address of the server"
            placeholder="results.example.org"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            data-testid="setup-public-url"
            spellCheck={false}
          />
          <TextInput
            label="Code, if the server asks for one"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data-testid="setup-public-code"
            spellCheck={false}
            autoComplete="off"
          />
          {problem && (
            <p className="sentence bad" role="alert">
              {problem}
            </p>
          )}
          <div>
            <Button type="submit" variant="default" disabled={url.trim() === '' || busy} data-testid="setup-public-connect">
              {busy ? 'Reaching the server …' : 'Publish this event'}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className={said.tone}>{said.text}</p>
          {publication.sentence && <p className="sentence warn">{publication.sentence}</p>}
          {publication.publicUrl && (
            <p>
              <a href={publication.publicUrl} target="_blank" rel="noreferrer" className="setup-link">
                {publication.publicUrl}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}
