// The referee's table in the right column: how far the results have come, a ruling, and what was ruled. Scoring goes on beside it.
import { useHeldKeys } from '../apart/use-held-keys.ts'
import { ResultsLife } from '../life/results-life.tsx'
import { useOperator } from '../state/use-operator.ts'
import { Panel } from '../table/panels/panel.tsx'
import { useWatched } from '../why/use-watched.ts'
import { RuleForm } from './rule-form.tsx'
import { RulingList } from './ruling-list.tsx'
import './rulings.css'

function Opened({ contest }: { contest: NonNullable<ReturnType<typeof useContest>> }) {
  const table = useOperator((state) => state.table)
  const about = useOperator(({ ruling }) => ruling)
  const view = useWatched({ topic: 'referee', contest })
  // Whoever opens it types a number at once, and that is none for the line.
  useHeldKeys(view && table ? 'here' : 'coming')
  if (!view || !table) return null
  return (
    <>
      <ResultsLife versions={view.versions} focused={about === 'results'} />
      <section className="rulings">
        <h3>Rulings</h3>
        <RuleForm
          key={JSON.stringify(about)}
          table={table}
          view={view}
          about={about === 'results' ? null : about}
          focused={about !== 'results'}
        />
        <RulingList rulings={view.rulings} />
      </section>
    </>
  )
}

const useContest = () => useOperator(({ table }) => table?.contest)

export function RefereePanel() {
  const contest = useContest()
  return (
    <Panel name="referee" title="Referee’s table">
      {contest && <Opened key={contest} contest={contest} />}
    </Panel>
  )
}
