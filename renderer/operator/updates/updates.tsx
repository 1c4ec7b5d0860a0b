// New versions of the app: where it stands, what is new, and the one thing to press. A quiet matter: no colour of an alarm, nothing that pops up.
import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../../core/contract/contract.ts'
import type { UpdatesView, VersionNotes } from '../../../core/contract/updates.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { changedWords } from '../welcome/words.ts'
import { isNews, STEP_WORDS, updateStep, updateWords } from './update-words.ts'
import './updates.css'

/** What its makers say of a version: text, whatever it looks like. */
function Notes({ of: { version, notes } }: { of: VersionNotes }) {
  if (notes === null) return null
  return (
    <pre className="update-notes scroll" dir="auto" aria-label={`What is new in ${version}`} data-testid="update-notes">
      {notes}
    </pre>
  )
}

/** That the version that runs is new, until a person has read it. */
function News({ of }: { of: VersionNotes }) {
  const operator = useActions()
  return (
    <section className="card stack" aria-label="Updated" data-testid="update-news">
      <h2>
        Updated to {of.version}
        {of.notes === null ? '' : ': what is new'}
      </h2>
      <Notes of={of} />
      <div>
        <Button variant="default" data-testid="update-read" onClick={() => void operator.call('updates.read', {})}>
          Read
        </Button>
      </div>
    </section>
  )
}

function Standing({ updates, titled }: { updates: UpdatesView; titled: boolean }) {
  const operator = useActions()
  const isOpen = useOperator(({ station }) => station?.phase === 'open')
  const [problem, setProblem] = useState<Failure | null>(null)
  const [now] = useState(() => Date.now())
  const step = updateStep(updates, isOpen)
  const press = async () => {
    if (step === null) return
    const answer = await operator.call(`updates.${step}`, {})
    setProblem(answer.ok ? null : answer.error)
  }
  const { offer, percent, checked, state } = updates
  const sentence =
    state === 'ready' && isOpen
      ? 'It is put in place when you say so, once the event is closed. Until then nothing changes.'
      : (updates.sentence ?? problem?.message)
  return (
    <div className="stack" data-testid="updates" data-state={state}>
      {titled ? <h2>{updateWords(updates)}</h2> : <p className="update-state">{updateWords(updates)}</p>}
      {state === 'fetching' && <Progress value={percent ?? 0} animated={percent === null} aria-label="How much of it is here" />}
      {sentence && (
        <p className="quiet" data-testid="update-sentence">
          {sentence}
        </p>
      )}
      {offer && <Notes of={offer} />}
      {step && (
        <div className="row">
          <Button variant={step === 'install' ? 'filled' : 'default'} data-testid={`update-${step}`} onClick={() => void press()}>
            {STEP_WORDS[step]}
          </Button>
          {step === 'install' && <span className="quiet small">Nothing of your events changes.</span>}
        </div>
      )}
      {checked !== null && <p className="quiet small">{changedWords(checked, now).replace('Changed', 'Looked')}</p>}
    </div>
  )
}

/** On the first screen, where there is something to press or to read. */
export function UpdateCards() {
  const updates = useOperator(({ station }) => station?.updates)
  if (!updates || !isNews(updates)) return null
  return (
    <>
      {updates.news && <News of={updates.news} />}
      {updates.offer && (
        <section className="card stack" aria-label="Update">
          <Standing updates={updates} titled />
        </section>
      )}
    </>
  )
}

/** Near the foot of the first screen: how it stands, where that is no more than a line. */
export function UpdateLine() {
  const updates = useOperator(({ station }) => station?.updates)
  const operator = useActions()
  if (!updates || isNews(updates)) return null
  return (
    <div className="quiet small update-line" data-testid="update-line">
      <span>{updates.sentence ?? updateWords(updates)}</span>
      {updateStep(updates, false) === 'check' && (
        <Button size="compact-sm" variant="subtle" data-testid="update-check" onClick={() => void operator.call('updates.check', {})}>
          {STEP_WORDS.check}
        </Button>
      )}
    </div>
  )
}

/** All of it, for the panel. */
export function Updates() {
  const updates = useOperator(({ station }) => station?.updates)
  const version = useOperator(({ station }) => station?.version)
  if (!updates) return <p className="quiet">This station does not tell of updates.</p>
  return (
    <div className="stack">
      <p className="quiet">Version {version} runs.</p>
      {updates.news && <News of={updates.news} />}
      <Standing updates={updates} titled={false} />
    </div>
  )
}
