// The sessions of the competition: which there are, when they start, and which contests are in each. Every change is saved as it is made.
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useOperator } from '../state/use-operator.ts'
import { AddSession } from './add-session.tsx'
import { MOST_KEYS, PlaceContests } from './place-contests.tsx'
import { SessionRow } from './session-row.tsx'
import './sessions.css'
import { usePlan } from './use-plan.ts'

/** The focus was on the line that is gone: it goes to what brings the line back, and never away from anything else. */
function whereNothingIs(button: HTMLButtonElement | null): void {
  if (document.activeElement === document.body) button?.focus()
}

export function Sessions() {
  const sessions = useOperator(({ station }) => station?.event?.sessions) ?? []
  const contests = useOperator(({ station }) => station?.event?.contests) ?? []
  const planner = usePlan()
  const { said } = planner
  const body = useRef<HTMLDivElement>(null)
  const hadSome = useRef(sessions.length > 0)
  useEffect(() => {
    // Where sessions are planned, contests are what is mostly put right; else the first session has the focus itself.
    if (!hadSome.current) return
    const open = body.current?.querySelector<HTMLElement>('[data-none] select') ?? body.current?.querySelector<HTMLElement>('select')
    open?.focus()
  }, [])
  return (
    <div className="stack sessions" ref={body} data-testid="sessions">
      {sessions.length === 0 && (
        <p className="quiet">
          No session is planned, and none is needed. Where the day has several, name them here: the table, phones, displays and the public
          page then say them, and documents are printed a session at a time.
        </p>
      )}
      {sessions.length > 0 && (
        <ol className="session-list">
          {sessions.map((session, index) => (
            <SessionRow key={session.session} session={session} index={index} count={sessions.length} planner={planner} />
          ))}
        </ol>
      )}
      {sessions.length > 0 && (
        <p className="quiet small">
          In its line <kbd>Enter</kbd> saves, <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> moves it, <kbd>Alt</kbd> <kbd>Del</kbd> removes it
        </p>
      )}
      <AddSession planner={planner} first={sessions.length === 0} />
      <output className="session-said">
        {said && (
          <span className={`sentence ${said.tone} row`} data-testid="session-said">
            <span className="grow">{said.text}</span>
            {said.undo && (
              <Button ref={whereNothingIs} size="compact-xs" variant="default" data-testid="session-undo" onClick={said.undo}>
                Undo
              </Button>
            )}
          </span>
        )}
      </output>
      {sessions.length > 0 && contests.length > 0 && (
        <section className="stack" aria-label="Contests">
          <div className="row">
            <h3 className="grow">Contests</h3>
            <span className="quiet small">
              <kbd>1</kbd>
              {sessions.length > 1 && (
                <>
                  …<kbd>{Math.min(MOST_KEYS, sessions.length)}</kbd>
                </>
              )}{' '}
              puts it there, <kbd>0</kbd> nowhere, <kbd>↑</kbd> <kbd>↓</kbd> goes on
            </span>
          </div>
          <PlaceContests contests={contests} sessions={sessions} planner={planner} />
        </section>
      )}
    </div>
  )
}
