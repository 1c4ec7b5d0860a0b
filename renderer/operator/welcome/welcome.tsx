// The first screen: a sample to try, a new event, or one of the events that are here.
import { Button } from '@mantine/core'
import { IconFileText, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { EndedNote, Foot, KeychainNote } from '../diagnostics/notes.tsx'
import { Said } from '../parts/words.tsx'
import { useOperator } from '../state/use-operator.ts'
import { RecoverForm } from '../standby/recover-form.tsx'
import { StandByForm } from '../standby/stand-by-form.tsx'
import { UpdateCards, UpdateLine } from '../updates/updates.tsx'
import '../standby/standby.css'
import { RehearseButton } from '../rehearsal/rehearse-button.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { ImportEvent } from './import-event.tsx'
import { NewEvent } from './new-event.tsx'
import { type Opening, useOpening } from './use-opening.ts'
import './welcome.css'
import { changedWords } from './words.ts'

function Samples({ opening, first }: { opening: Opening; first: boolean }) {
  const samples = useOperator(({ station }) => station?.samples)
  const [main, ...others] = samples ?? []
  if (!main) return null
  const busy = (id: string) => opening.doing === `sample:${id}`
  return (
    <section className="card stack" aria-labelledby="samples-title">
      <h2 id="samples-title">Try it on a real competition</h2>
      <p className="quiet">{main.about} The last part is left for you to score.</p>
      <div>
        <Button
          size="lg"
          autoFocus={first}
          variant={first ? 'filled' : 'default'}
          leftSection={<IconPlayerPlayFilled size={18} />}
          disabled={opening.doing !== null}
          data-testid="open-sample"
          data-sample={main.id}
          onClick={() => void opening.open(`sample:${main.id}`, 'event.openSample', { sample: main.id })}
        >
          {busy(main.id) ? 'Entering its results…' : 'Open the sample event'}
        </Button>
        <RehearseButton opening={opening} what={`rehearse:${main.id}`} input={{ sample: main.id }} label="Rehearse on it" />
      </div>
      <ul className="stack welcome-samples">
        {others.map(({ id, name, about }) => (
          <li key={id}>
            <button
              type="button"
              className="choice"
              disabled={opening.doing !== null}
              data-testid={`sample-${id}`}
              onClick={() => void opening.open(`sample:${id}`, 'event.openSample', { sample: id })}
            >
              <span className="welcome-name">{busy(id) ? 'Entering its results…' : name}</span>
              <span className="quiet small">{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Longer lists than this begin folded: the newest are what one looks for. */
const SHOWN = 6

function Files({ opening }: { opening: Opening }) {
  const files = useOperator(({ station }) => station?.files)
  const [all, setAll] = useState(false)
  const [now] = useState(() => Date.now())
  if (!files || files.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="files-title">
      <h2 id="files-title">Your events</h2>
      <ul className="welcome-files scroll">
        {(all ? files : files.slice(0, SHOWN)).map(({ file, name, changed }, index) => (
          <li key={file}>
            <button
              type="button"
              className="choice row"
              autoFocus={index === 0}
              disabled={opening.doing !== null}
              data-testid="event-file"
              data-file={file}
              onClick={() => void opening.open(`file:${file}`, 'event.open', { file })}
            >
              <IconFileText size={22} aria-hidden className="quiet" />
              <span className="grow welcome-file">
                <Said text={name} className="welcome-name" />
                <span className="quiet small">{opening.doing === `file:${file}` ? 'Opening…' : changedWords(changed, now)}</span>
              </span>
            </button>
            <RehearseButton opening={opening} what={`file:rehearse:${file}`} input={{ file, results: false }} />
            {opening.problem?.what === `file:rehearse:${file}` && (
              <p className="sentence bad" role="alert">
                {opening.problem.text}
              </p>
            )}
            {opening.problem?.what === `file:${file}` && (
              <p className="sentence bad" role="alert">
                {opening.problem.text}
              </p>
            )}
            {opening.problem?.what === `file:${file}` && opening.problem.field === 'key' && <RecoverForm file={file} opening={opening} />}
            {opening.problem?.what === `file:${file}` && opening.problem.field === 'damaged' && (
              <Button
                variant="default"
                data-testid="open-damaged"
                disabled={opening.doing !== null}
                onClick={() => void opening.open(`file:${file}`, 'event.salvage', { file })}
              >
                Open what is whole
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && files.length > SHOWN && (
        <div>
          <Button variant="subtle" onClick={() => setAll(true)}>
            Show all {files.length}
          </Button>
        </div>
      )}
    </section>
  )
}

export function Welcome() {
  const opening = useOpening()
  const [bundle, setBundle] = useState(false)
  const some = useOperator(({ station }) => (station?.files.length ?? 0) > 0)
  const connected = useOperator(({ connected }) => connected)
  const elsewhere = /^(file:|stand-by$|elsewhere$)/.test(opening.problem?.what ?? '') ? null : opening.problem
  return (
    <main className="welcome" data-testid="welcome" aria-busy={opening.doing !== null}>
      <header>
        <h1>Scoretable</h1>
        <p className="quiet">The scoring table of a competition. It works without a network, and nothing you enter is lost.</p>
      </header>
      {connected === false && (
        <p className="sentence bad">
          <strong>No connection to the station.</strong> This page goes on by itself when it is back.
        </p>
      )}
      <EndedNote onBundle={() => setBundle(true)} />
      <KeychainNote />
      {elsewhere && (
        <p className="sentence bad" role="alert" data-testid="welcome-problem">
          {elsewhere.text}
        </p>
      )}
      <UpdateCards />
      <div className="welcome-columns">
        {some && <Files opening={opening} />}
        <Samples opening={opening} first={!some} />
        <NewEvent opening={opening} />
        <Elsewhere opening={opening} />
        <ImportEvent isBusy={opening.doing !== null} />
        <StandByForm opening={opening} />
      </div>
      <UpdateLine />
      <Foot open={bundle} onToggle={() => setBundle(!bundle)} />
    </main>
  )
}
