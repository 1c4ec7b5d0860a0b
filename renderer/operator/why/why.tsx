// "Why this place?" in the right column: the neighbours and what decided, how the figures came about, and what the next attempt would need.
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { CompetitorId, ContestId } from '../../../core/ids.ts'
import type { WhyView } from '../../../core/views/why.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { ordinal } from '../state/words.ts'
import { Panel } from '../table/panels/panel.tsx'
import { certainWords, inTheRunning, valueWord } from './needed-words.ts'
import { Neighbour } from './neighbour.tsx'
import { Steps } from './steps.tsx'
import { Words } from './needed-line.tsx'
import { useWatched } from './use-watched.ts'
import './why.css'

function Head({ view }: { view: WhyView }) {
  const { person, place, shares } = view
  const isShared = shares.people.length > 0
  return (
    <header className="why-head">
      <p className="why-place" data-testid="why-place">
        {place === null ? 'No place' : `${isShared ? '=' : ''}${ordinal(place)}`}
      </p>
      <div className="grow">
        <h2 className="name" dir="auto" data-testid="why-name">
          {person.bib} <Said text={person.name} />
        </h2>
        {person.team && <Said text={person.team} className="quiet" />}
      </div>
    </header>
  )
}

function NeededBox({ contest, competitor }: { contest: ContestId; competitor: CompetitorId }) {
  const view = useWatched({ topic: 'needed', contest, competitor })
  const standing = useOperator(({ table }) => inTheRunning(table))
  if (!view) return null
  const certain = certainWords(view, standing)
  if (view.attempt === null && certain.length === 0) return null
  return (
    <section data-testid="why-needed">
      <h3>{view.attempt === null ? 'What is certain' : `What ${view.attempt.name} would take`}</h3>
      {view.untold !== null && <p className="quiet">{view.untold}</p>}
      {view.places.length > 0 && (
        <ul className="why-needed">
          {view.places.map((each) => (
            <li key={each.place}>
              <Words words={[valueWord(each)]} />
            </li>
          ))}
        </ul>
      )}
      {view.attempt !== null && view.untold === null && view.places.length === 0 && (
        <p className="quiet">{view.isOut ? 'No place can be reached any more.' : 'It changes no place as things stand.'}</p>
      )}
      {certain.length > 0 && (
        <p>
          <Words words={certain} />
        </p>
      )}
    </section>
  )
}

function Explained({ contest, competitor }: { contest: ContestId; competitor: CompetitorId }) {
  const operator = useActions()
  const view = useWatched({ topic: 'why', contest, competitor })
  const box = useRef<HTMLDivElement>(null)
  // The row that was asked from is gone: the keyboard goes on from here, and Esc closes.
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <div className="why" ref={box} tabIndex={-1}>
      {view === null && <p className="quiet">Not in this contest any more.</p>}
      {view && (
        <>
          <Head view={view} />
          {view.sentences.map((sentence) => (
            <p key={sentence} data-testid="why-sentence">
              {sentence}
            </p>
          ))}
          <div>
            <Button size="compact-sm" variant="default" data-testid="why-rule" onClick={() => operator.rule({ competitor })}>
              Rule on this …
            </Button>
          </div>
          {view.before && <Neighbour word="Behind" neighbour={view.before} own={view.person} />}
          {view.after && <Neighbour word="Ahead of" neighbour={view.after} own={view.person} />}
          <NeededBox contest={contest} competitor={competitor} />
          <section>
            <h3>How it came about</h3>
            <Steps steps={view.columns} />
          </section>
          <p className="quiet small">
            {view.rules.book}, {view.rules.article} ({view.rules.year})
          </p>
        </>
      )}
    </div>
  )
}

export function WhyPanel() {
  const contest = useOperator(({ table }) => table?.contest)
  const competitor = useOperator(({ why }) => why)
  return (
    <Panel name="why" title="Why this place?">
      {contest && competitor && <Explained key={competitor} contest={contest} competitor={competitor} />}
    </Panel>
  )
}
