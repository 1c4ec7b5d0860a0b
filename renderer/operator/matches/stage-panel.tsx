// Who goes on: by the rule of the format, or by so many best; a person chooses among equals whom the rules leave open.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { CompetitorId, ContestId } from '../../../core/ids.ts'
import type { Cut } from '../../../core/stages/cut.ts'
import type { StageView } from '../../../core/views/match-view.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { Panel } from '../table/panels/panel.tsx'
import { goingOn, isSameField, type OpenChoice } from './going.ts'
import './matches.css'
import { useFormats } from './use-formats.ts'

type Contender = StageView['field'][number]

const Who = ({ one }: { one: Contender }) => (
  <>
    <span className="lane">{one.place ?? '–'}</span>
    <b className="bib">{one.person.bib}</b>
    <Said text={one.person.name} />
  </>
)

function Choice({ choice, chosen, choose }: { choice: OpenChoice; chosen: ReadonlySet<string>; choose: (id: string) => void }) {
  const { people, open, all, settled } = choice
  return (
    <fieldset className="card choice-of" data-testid="choice" data-settled={settled}>
      <legend>
        Equal, and the rules don’t say who goes on: choose {open}
        {all ? ` or all ${people.length}` : ''} of {people.length}
      </legend>
      {people.map((one) => (
        <label key={one.id} className="row">
          <input type="checkbox" data-testid="choose" checked={chosen.has(one.id)} onChange={() => choose(one.id)} />
          <b className="bib">{one.person.bib}</b>
          <Said text={one.person.name} />
        </label>
      ))}
    </fieldset>
  )
}

function Stage({ stage, contest, attempts }: { stage: StageView; contest: ContestId; attempts: boolean }) {
  const operator = useActions()
  const formats = useFormats()
  const { field, next, made } = stage
  const [format, setFormat] = useState(made?.format ?? next?.format ?? '')
  const [count, setCount] = useState<number | null>(next ? null : Math.min(8, field.length))
  const [title, setTitle] = useState(made?.name ?? next?.name ?? 'Final')
  const [start, setStart] = useState<'best-first' | 'best-last'>(attempts ? 'best-last' : 'best-first')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])

  const cut: Cut = count === null && next ? next.cut : { rule: { by: 'places', count: count ?? 1 }, ties: 'undecided' }
  const going = goingOn(field, cut, chosen)
  const same = made !== null && made.format === format && isSameField(going, chosen, made.people)
  const choose = (id: string) => {
    setChosen((ids) => new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]))
    setProblem(null)
  }
  async function advance(event: SyntheticEvent) {
    event.preventDefault()
    const undecided = new Set(going.choices.flatMap(({ people }) => people.map(({ id }) => id)))
    const answer = await operator.send({
      name: 'stage.advance',
      contest,
      format: format || (formats[0]?.id ?? ''),
      title: title.trim() || 'Next stage',
      cut,
      chosen: [...chosen].filter((id) => undecided.has(id)) as CompetitorId[],
      start,
    })
    if (!answer.ok) return setProblem(answer.error.message)
    operator.show('standing')
    operator.say({
      tone: 'good',
      text: answer.value.already ? `${title} stands already, with these.` : `${title} is made of those who go on.`,
    })
  }
  return (
    <form className="stage" data-testid="stage" onSubmit={(event) => void advance(event)}>
      {next && count === null ? (
        <p className="row">
          <span className="grow">{next.words}</span>
          <button type="button" className="plain" data-testid="other-cut" onClick={() => setCount(going.sure.length || 1)}>
            Another number
          </button>
        </p>
      ) : (
        <TextInput
          className="short"
          label="How many go on"
          inputMode="numeric"
          data-testid="stage-count"
          value={count ?? 1}
          onChange={({ currentTarget: { value } }) => setCount(Math.max(1, Math.min(field.length, Math.trunc(Number(value)) || 1)))}
        />
      )}
      <div className="row">
        <TextInput
          className="grow"
          label="Name of the next stage"
          maxLength={60}
          data-testid="stage-title"
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        <NativeSelect
          className="grow"
          label="Scored as"
          data-testid="stage-format"
          value={format}
          data={formats.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => setFormat(value)}
        />
      </div>
      <NativeSelect
        label="Its start list"
        data-testid="stage-start"
        value={start}
        data={[
          { value: 'best-last', label: 'The best start last' },
          { value: 'best-first', label: 'The best first, as they are seeded' },
        ]}
        onChange={({ currentTarget: { value } }) => setStart(value === 'best-first' ? 'best-first' : 'best-last')}
      />
      {going.choices.map((choice) => (
        <Choice key={choice.people[0]!.id} choice={choice} chosen={chosen} choose={choose} />
      ))}
      <section>
        <h3>
          {going.sure.length} {going.sure.length === 1 ? 'goes' : 'go'} on
          {going.choices.length > 0 && ' for certain'}
        </h3>
        <ol className="going" data-testid="going">
          {going.sure.map((one) => (
            <li key={one.id}>
              <Who one={one} />
            </li>
          ))}
        </ol>
        <p className="quiet small">
          {going.out} of {field.length} do not.
        </p>
      </section>
      {problem !== null && (
        <p className="sentence warn small" role="alert" data-testid="stage-problem">
          {problem}
        </p>
      )}
      {made && !same && (
        <p className="sentence warn small">
          {made.name} was made with another field.{' '}
          {made.begun ? 'It has begun and stays as it is.' : 'Make it again to bring its start list up to date.'}
        </p>
      )}
      <div className="row">
        <Button type="submit" ref={button} disabled={!going.settled || going.sure.length + chosen.size === 0} data-testid="advance">
          {made ? (same ? `${made.name} is made of these` : `Bring ${made.name} up to date`) : `Make ${title.trim() || 'the next stage'}`}
        </Button>
        {made && (
          <Button variant="default" data-testid="go-to-stage" onClick={() => void operator.focus(made.contest)}>
            Go to {made.name}
          </Button>
        )}
      </div>
    </form>
  )
}

export function StagePanel() {
  const stage = useOperator(({ table }) => table?.stage)
  const contest = useOperator(({ table }) => table?.contest)
  const attempts = useOperator(({ table }) => table?.takes !== 'matches')
  return (
    <Panel name="stage" title="Who goes on">
      {stage && contest ? (
        <Stage key={contest} stage={stage} contest={contest} attempts={attempts} />
      ) : (
        <p className="quiet">Who goes on is known once everything of this contest is recorded.</p>
      )}
    </Panel>
  )
}
