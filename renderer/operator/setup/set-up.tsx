// Set-up: a path of five steps from a preset to a table that can run, each with a good default. Safe to come back to while scoring.
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { StationView } from '../../../core/contract/contract.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { CompetitorsStep } from './competitors/competitors-step.tsx'
import { OpenEditor } from '../formats/open-editor.tsx'
import { ContestsStep } from './contests/contests-step.tsx'
import { EventHead } from './event-head.tsx'
import { OrderStep } from './order/order-step.tsx'
import { ScreensStep } from './screens/screens-step.tsx'
import { type Step, STEPS } from './set-up-store.ts'
import './set-up.css'
import { SportStep } from './sport-step.tsx'
import { SetUpContext, setUpFor, usePreset, useSetUp, useSetUpActions } from './use-set-up.ts'

const TITLES: Record<Step, string> = {
  sport: 'Sport',
  competitors: 'Competitors',
  contests: 'Contests',
  order: 'Running order',
  screens: 'Screens',
}

/** What each step has come to, in a few words. */
function useSummaries(): Record<Step, string> {
  const preset = usePreset()
  const entries = useSetUp(({ entries }) => entries)
  const unsaved = useSetUp(({ orders }) => orders.size)
  const screens = useOperator(({ station }) => station?.screens.filter(({ connected }) => connected).length ?? 0)
  const count = entries?.competitors.length ?? 0
  const divisions = entries?.divisions.length ?? 0
  const contests = entries?.contests.length ?? 0
  const started = entries?.contests.filter(({ takes }) => takes !== 'contests').length ?? 0
  const drawn = entries?.contests.filter(({ drawn }) => drawn).length ?? 0
  return {
    sport: preset?.name ?? '',
    competitors: count === 0 ? 'Nobody yet' : `${count} in ${divisions} ${divisions === 1 ? 'division' : 'divisions'}`,
    contests: contests === divisions ? 'One in each division' : `${contests} in ${divisions} ${divisions === 1 ? 'division' : 'divisions'}`,
    order: unsaved > 0 ? `${unsaved} not saved` : drawn > 0 ? `${drawn} of ${started} set` : 'By lot, then as entered',
    screens: screens === 0 ? 'None yet' : `${screens} connected`,
  }
}

function Path({ step }: { step: Step }) {
  const { go } = useSetUpActions()
  const summaries = useSummaries()
  const entered = useSetUp(({ entries }) => (entries?.competitors.length ?? 0) > 0)
  return (
    <nav aria-label="Steps of the set-up">
      <ol className="setup-path">
        {STEPS.map((each, index) => {
          // Nothing after the sport is done while there is nobody.
          const done =
            each !== step && (each === 'sport' ? entered || step !== 'sport' : entered && (index < 2 || index < STEPS.indexOf(step)))
          return (
            <li key={each}>
              <button
                type="button"
                className="setup-step"
                data-testid={`step-${each}`}
                data-done={done}
                aria-current={each === step ? 'step' : undefined}
                onClick={() => go(each)}
              >
                <span className="setup-mark" aria-hidden>
                  {done ? <IconCheck size={16} stroke={3} /> : index + 1}
                </span>
                <span className="grow">
                  <span className="setup-title">{TITLES[each]}</span>
                  <span className="setup-summary">{summaries[each]}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What was just done or refused. It stays until the next action. */
function Notice() {
  const notice = useSetUp(({ notice }) => notice)
  const connected = useOperator(({ connected }) => connected)
  return (
    <output className="setup-notice">
      {connected === false && (
        <span className="sentence bad">
          <strong>No connection to the station.</strong> What you have here stays; it goes on by itself when the station is back.
        </span>
      )}
      {notice && (
        <span className={`sentence ${notice.tone}`} data-testid="setup-notice">
          {notice.text}
        </span>
      )}
    </output>
  )
}

const PARTS: Record<Step, () => React.ReactNode> = {
  sport: SportStep,
  competitors: CompetitorsStep,
  contests: ContestsStep,
  order: OrderStep,
  screens: ScreensStep,
}

function Frame({ event }: { event: NonNullable<StationView['event']> }) {
  const step = useSetUp(({ step }) => step)
  const editing = useSetUp(({ editing }) => editing)
  const Part = PARTS[step]
  if (editing) return <OpenEditor key={JSON.stringify(editing)} editing={editing} />
  return (
    <main className="setup" data-testid="setup" data-step={step}>
      <EventHead event={event} />
      <Path step={step} />
      <Notice />
      <Part />
    </main>
  )
}

export function SetUp() {
  const operator = useActions()
  const event = useOperator(({ station }) => station?.event ?? null)
  const id = event?.id
  const setUp = useMemo(() => (id === undefined ? null : setUpFor(operator, id)), [operator, id])

  // The first import makes a contest; without this the table would come up in the middle of the path.
  useEffect(() => operator.go('setup'), [operator])
  useEffect(() => {
    if (!setUp) return
    const stops = [
      operator.watch({ topic: 'entries' }, (entries) => setUp.store.setState({ entries })),
      operator.watch({ topic: 'formats' }, ({ choices }) => setUp.store.setState({ choices })),
    ]
    return () => stops.forEach((stop) => stop())
  }, [operator, setUp])

  if (!event || !setUp) return null
  return (
    <SetUpContext value={setUp}>
      <Frame event={event} />
    </SetUpContext>
  )
}
