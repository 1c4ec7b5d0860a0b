// Step three: what is contested in each division. One contest each is there from the import; more are added here, and overalls of them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Sessions } from '../../sessions/sessions.tsx'
import { useOperator } from '../../state/use-operator.ts'
import { Foot } from '../foot.tsx'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'
import { AddContest } from './add-contest.tsx'
import { DivisionContests } from './division-contests.tsx'
import './contests.css'

/** The competition's sessions, opened where somebody wants them: most have none. */
function SessionsHere() {
  const planned = useOperator(({ station }) => station?.event?.sessions?.length ?? 0)
  const [open, setOpen] = useState(false)
  const words = planned === 0 ? 'Sessions of the day…' : `Sessions of the day (${planned})…`
  return (
    <section className="stack contests-sessions" aria-label="Sessions">
      <div>
        <Button variant="default" aria-expanded={open} data-testid="contests-sessions" onClick={() => setOpen(!open)}>
          {open ? 'Close the sessions' : words}
        </Button>
      </div>
      {open && (
        <div className="card contests-sessions-body">
          <Sessions />
        </div>
      )}
    </section>
  )
}

export function ContestsStep() {
  const { go } = useSetUpActions()
  const entries = useSetUp((state) => state.entries)
  const adding = useSetUp((state) => state.adding)
  if (!entries) return <div className="setup-body" aria-busy="true" />
  if (adding && entries.divisions.some(({ id }) => id === adding.division))
    return <AddContest key={adding.division} adding={adding} entries={entries} />
  return (
    <>
      <div className="setup-body contests">
        <p className="quiet">
          Each division has its contests. Add another one for a second event, or an overall that adds contests up; then the next step.
        </p>
        {entries.divisions.length === 0 && (
          <p className="quiet">There is no division yet. Import the competitors first: each new division comes with its contest.</p>
        )}
        {entries.contests.length > 0 && <SessionsHere />}
        <ul className="contests-divisions">
          {entries.divisions.map((division) => (
            <DivisionContests key={division.id} division={division} entries={entries} />
          ))}
        </ul>
      </div>
      <Foot>
        <Button variant="default" size="md" onClick={() => go('competitors')}>
          Back
        </Button>
        <Button size="md" autoFocus data-testid="next" onClick={() => go('order')}>
          Next: running order
        </Button>
      </Foot>
    </>
  )
}
