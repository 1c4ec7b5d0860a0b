// The sections of the editor: one for each thing a rule book says, in its order.
import { useContext, useState } from 'react'
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import { CheckControl, NumberControl, SelectControl } from '../controls/controls.tsx'
import type { Section } from './editor-store.ts'
import { ListEditor } from './list-editor.tsx'
import { Page, Text, TITLES } from './page.tsx'
import { Add, PartContext } from './pieces.tsx'
import { Score } from './score-section.tsx'
import { sentenceOf } from './sentence.ts'
import { FURTHER, NEXT_STAGE, TEAMS } from './shapes.ts'
import type { Path } from './tree.ts'
import { useEditor, useEditorActions, useFormat, useProblem } from './use-editor.ts'
import { DataEditor, ValueEditor } from './value-editor.tsx'

function About() {
  const editor = useEditorActions()
  const format = useFormat()
  return (
    <Page title={TITLES.about} say="What people choose it by, and which rules it follows.">
      <div className="fmt-data">
        <Text path={['name']} label="Name" wide />
        <Text path={['about']} label="What it is, in a sentence" wide />
        <Text path={['rules', 'book']} label="Rule book" wide />
        <Text path={['rules', 'article']} label="Article" wide />
        <NumberControl
          label="Year"
          value={format.rules.year}
          decimals={0}
          problem={useProblem(['rules', 'year'])}
          onChange={(year) => editor.set(['rules', 'year'], year)}
        />
      </div>
    </Page>
  )
}

function Groups() {
  const format = useFormat()
  return (
    <Page title={TITLES.groups} say="Groups of attempts, in the order they are taken: all of one before the next.">
      <div className="fmt-data">
        <Text path={['attempt', 'name']} label="What one attempt is called" />
        <ValueEditor path={['order']} />
      </div>
      <ListEditor path={['groups']} add="One more group">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
      {format.draw && <ValueEditor path={['draw']} />}
      {format.bracket && <ValueEditor path={['bracket']} />}
    </Page>
  )
}

function Fields() {
  return (
    <Page title={TITLES.fields} say="What is typed for each attempt, in this order.">
      <ListEditor path={['fields']} add="One more field">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
      <h3>Worth a question</h3>
      <p className="quiet small">Values that are asked about once, before they are recorded.</p>
      <ListEditor path={['oddities']} add="One more question">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
    </Page>
  )
}

/** One column: its name and what it comes to in a phrase, and everything about it where it is opened. */
function ColumnEditor({ path, open }: { path: Path; open: boolean }) {
  const format = useFormat()
  const drawPart = useContext(PartContext)
  const wrong = useEditor(({ problems }) => problems.some(({ at }) => at[0] === 'results' && at[1] === path[1]))
  const { name, from, hidden } = format.results[Number(path[1])]!
  return (
    <details className="fmt-fold" open={open || wrong}>
      <summary data-testid={`open-${path.join('-')}`}>
        <strong>{name}</strong>
        {hidden && <span className="quiet"> (not shown)</span>}
        <span className="quiet">: {sentenceOf(format, from)}</span>
      </summary>
      <DataEditor path={path} />
      {drawPart([...path, 'from'], 'column')}
    </details>
  )
}

/** So few columns are shown open from the start. */
const FEW = 3

function Results() {
  const format = useFormat()
  // Those that were there: one that is added comes open.
  const [few] = useState(format.results.length <= FEW)
  const [before] = useState(format.results.length)
  return (
    <Page title={TITLES.results} say="The columns of the standing. Each can reckon with those above it.">
      <ListEditor path={['results']} add="One more column">
        {(path) => <ColumnEditor path={path} open={few || Number(path[1]) >= before} />}
      </ListEditor>
      {format.carries && (
        <>
          <h3>From the stage before</h3>
          <ListEditor path={['carries']} add="One more column">
            {(path) => <DataEditor path={path} />}
          </ListEditor>
        </>
      )}
    </Page>
  )
}

function Ranking() {
  const format = useFormat()
  const { rankings, teams } = format
  return (
    <Page
      title={TITLES.ranking}
      say="Compared one after the other: the next only where those before are equal. Who is equal in all shares the place."
    >
      <ListEditor path={['ranking']} add="Then compare">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
      {teams && (
        <>
          <h3>Teams</h3>
          <p className="quiet small">What the best members of a team come to, beside the standing of competitors.</p>
          <DataEditor path={['teams']} />
        </>
      )}
      <Add path={[]} what={{ ...(teams ? {} : { teams: TEAMS }), ...(rankings ? {} : { rankings: [FURTHER(format)] }) }} />
      {rankings && (
        <>
          <h3>Further rankings</h3>
          <ListEditor path={['rankings']} add="One more ranking">
            {(path) => <DataEditor path={path} />}
          </ListEditor>
        </>
      )}
    </Page>
  )
}

function Attributes() {
  return (
    <Page title={TITLES.attributes} say="What the entry list says of each competitor, for ranking by it or showing it.">
      <ListEditor path={['attributes']} add="One more">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
    </Page>
  )
}

function Statuses() {
  return (
    <Page title={TITLES.statuses} say="The letters a competitor may get, and what they do to a place.">
      <ListEditor path={['statuses']} add="One more status">
        {(path) => <DataEditor path={path} />}
      </ListEditor>
    </Page>
  )
}

function Next({ choices }: { choices: readonly PresetChoice[] }) {
  const editor = useEditorActions()
  const format = useFormat()
  const problem = useProblem(['next', 'format'])
  return (
    <Page title={TITLES.next} say="Who goes on, and how the stage after this one is scored.">
      <CheckControl
        label="There is a stage after this one"
        value={format.next !== undefined}
        testId="has-next"
        onChange={(on) => editor.set(['next'], on ? NEXT_STAGE(format) : undefined)}
      />
      {format.next && (
        <>
          <SelectControl
            label="It is scored as"
            value={format.next.format}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            problem={problem}
            onChange={(id) => editor.set(['next', 'format'], id)}
          />
          <DataEditor path={['next', 'cut']} />
        </>
      )}
    </Page>
  )
}

export function SectionPage({ section, choices }: { section: Section; choices: readonly PresetChoice[] }) {
  switch (section) {
    case 'about':
      return <About />
    case 'groups':
      return <Groups />
    case 'fields':
      return <Fields />
    case 'score':
      return <Score />
    case 'results':
      return <Results />
    case 'ranking':
      return <Ranking />
    case 'attributes':
      return <Attributes />
    case 'statuses':
      return <Statuses />
    case 'next':
      return <Next choices={choices} />
  }
}
