// The draw: which way, what it would be, and one Enter that makes it so. Nothing is drawn before it was seen.
import { counted } from '../../../core/formats/plural.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { DrawPlan } from '../../../core/decide/draw-plan.ts'
import type { HowToDraw } from '../../../core/decide/match-commands.ts'
import type { ContestId } from '../../../core/ids.ts'
import type { MatchesView } from '../../../core/views/match-view.ts'
import type { Person } from '../../../core/views/view.ts'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'
import { isField } from '../table/is-field.ts'
import { Panel } from '../table/panels/panel.tsx'
import './matches.css'
import { howOf, type Options, readByHand, roundByHand, type Way, waysOf } from './ways.ts'

type Planned = { plan: DrawPlan } | { problem: string }

/** One match of a plan, by names. */
function Planned({
  sides,
  lanes,
  people,
}: {
  sides: readonly (readonly string[])[]
  lanes: readonly number[] | undefined
  people: ReadonlyMap<string, Person>
}) {
  const named = sides.map((side) => side.map((id) => people.get(id)?.name ?? id).join(' + '))
  if (sides.length > 2)
    return (
      <ol className="planned-lanes">
        {named.map((name, side) => (
          <li key={name}>
            <span className="lane">{lanes?.[side] ?? side + 1}</span>
            <Said text={name} />
          </li>
        ))}
      </ol>
    )
  return (
    <span className="planned-pair">
      <Said text={named[0] ?? ''} />
      <span className="versus">{sides.length === 1 ? 'bye' : '–'}</span>
      {named[1] !== undefined && <Said text={named[1]} />}
    </span>
  )
}

function Preview({ plan, entrants }: { plan: DrawPlan; entrants: readonly Person[] }) {
  const people = useMemo(() => new Map<string, Person>(entrants.map((person) => [person.id, person])), [entrants])
  const rounds = [...Map.groupBy(plan.matches, ({ round }) => round)].sort(([a], [b]) => a - b)
  return (
    <div className="plan scroll" data-testid="plan">
      {rounds.map(([round, matches]) => (
        <section key={round}>
          <h3>Round {round}</h3>
          <ol>
            {matches.map(({ match, sides, lanes }) => (
              <li key={match} data-testid="planned" className="planned">
                <span className="bib">{match}</span>
                <Planned sides={sides} lanes={lanes} people={people} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {plan.removes.length > 0 && <p className="quiet small">Taken off: {plan.removes.join(', ')}.</p>}
    </div>
  )
}

interface Asked {
  matches: MatchesView
  contest: ContestId
}

/** What a draw would be, asked of the station whenever the way or the results change. */
function usePlan({ matches, contest }: Asked, way: Way['id'], options: Options, typed: string): Planned | null {
  const operator = useActions()
  const [answered, setAnswered] = useState<{ to: string; planned: Planned } | null>(null)
  const { entrants, draw } = matches
  const read = way === 'hand' ? readByHand(typed, entrants, roundByHand(matches)) : null
  const how = read ? (read.ok ? read.value : null) : howOf(way, draw.how, options)
  // What there is to draw may change with every result, and the same question has another answer then.
  const asked = how && JSON.stringify({ contest, how, matches: matches.rounds.map(({ done, total }) => [done, total]) })
  useEffect(() => {
    if (asked === null) return undefined
    let stale = false
    const { contest: id, how: way } = JSON.parse(asked) as { contest: ContestId; how: HowToDraw }
    void operator.call('match.plan', { contest: id, how: way }).then((answer) => {
      if (!stale) setAnswered({ to: asked, planned: answer.ok ? { plan: answer.value } : { problem: answer.error.message } })
    })
    return () => {
      stale = true
    }
  }, [operator, asked])
  if (read && !read.ok) return { problem: read.error }
  return answered?.to === asked ? answered.planned : null
}

function Draw({ matches, contest }: Asked) {
  const operator = useActions()
  const ways = waysOf(matches)
  const [way, setWay] = useState<Way['id']>(ways[0]!.id)
  const [options, setOptions] = useState<Options>({ lanes: 8, strength: 'even', cycles: 1 })
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const planned = usePlan({ matches, contest }, way, options, typed)
  const plan = planned && 'plan' in planned ? planned.plan : null
  const ready = plan !== null
  // Enter draws, as soon as it was seen what; a person who is choosing or typing is left alone.
  useEffect(() => {
    if (ready && !isField(document.activeElement?.closest('.draw') ? document.activeElement : null)) button.current?.focus()
  }, [ready])

  async function draw(event: SyntheticEvent) {
    event.preventDefault()
    if (!plan || busy) return
    setBusy(true)
    // What was seen is what is drawn.
    const answer = await operator.send({ name: 'match.draw', contest, how: { by: 'these', matches: plan.matches, removes: plan.removes } })
    setBusy(false)
    if (!answer.ok) return operator.say({ tone: 'bad', text: answer.error.message })
    operator.show('standing')
    const count = plan.matches.length
    operator.say({
      tone: 'good',
      text: `Drawn: ${counted(count, matches.word)}. To draw again, press F6 before the first result.`,
    })
  }
  const number = (text: string, least: number, most: number) => Math.min(most, Math.max(least, Math.trunc(Number(text)) || least))
  const lanes = way === 'heats' || way === 'every-lane'
  return (
    <form className="draw" onSubmit={(event) => void draw(event)}>
      <div className="row">
        <NativeSelect
          className="grow"
          label="Which way"
          data-testid="draw-way"
          value={way}
          data={ways.map(({ id, label }) => ({ value: id, label }))}
          onChange={({ currentTarget: { value } }) => setWay(ways.find(({ id }) => id === value)?.id ?? 'hand')}
        />
        {lanes && (
          <TextInput
            className="short"
            label="Lanes"
            inputMode="numeric"
            data-testid="draw-lanes"
            value={options.lanes}
            onChange={({ currentTarget: { value } }) => setOptions({ ...options, lanes: number(value, 2, 16) })}
          />
        )}
        {way === 'round-robin' && (
          <TextInput
            className="short"
            label="Times"
            inputMode="numeric"
            data-testid="draw-cycles"
            value={options.cycles}
            onChange={({ currentTarget: { value } }) => setOptions({ ...options, cycles: number(value, 1, 4) })}
          />
        )}
      </div>
      {way === 'heats' && (
        <NativeSelect
          label="Who meets whom"
          value={options.strength}
          data={[
            { value: 'even', label: 'Equally strong, by the start list' },
            { value: 'graded', label: 'By strength, the best together and last' },
          ]}
          onChange={({ currentTarget: { value } }) => setOptions({ ...options, strength: value === 'graded' ? 'graded' : 'even' })}
        />
      )}
      {way === 'hand' && (
        <label className="by-hand">
          <span className="small">A line a {matches.word}, by numbers; several on one side with a plus</span>
          <textarea
            placeholder={'12 7\n11+14 9+3'}
            rows={4}
            spellCheck={false}
            data-testid="draw-hand"
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
        </label>
      )}
      {planned && 'problem' in planned && (
        <p className="sentence warn" data-testid="draw-problem">
          {planned.problem}
        </p>
      )}
      {plan && <Preview plan={plan} entrants={matches.entrants} />}
      <div className="row">
        <Button type="submit" ref={button} disabled={!plan || busy} data-testid="draw">
          {plan
            ? `Draw ${plan.matches.length === 1 ? `this ${matches.word}` : `these ${counted(plan.matches.length, matches.word)}`}`
            : 'Draw'}
        </Button>
        <span className="quiet small">Results can be typed at once. Open matches can be drawn again.</span>
      </div>
    </form>
  )
}

export function DrawPanel() {
  const matches = useOperator(({ table }) => table?.matches)
  const contest = useOperator(({ table }) => table?.contest)
  return (
    <Panel name="draw" title="Draw">
      {matches && contest ? (
        <Draw key={contest} matches={matches} contest={contest} />
      ) : (
        <p className="quiet">In this contest nobody meets anybody; there is nothing to draw.</p>
      )}
    </Panel>
  )
}
