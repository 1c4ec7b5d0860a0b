// What stands around whom the phone judges: the bar that says what it is, the sentence of the moment, the name, and the last entries.
import type { Field } from '../../../core/formats/field.ts'
import type { Given } from '../phone/given.ts'
import type { Call } from '../phone/part-view.ts'
import type { SessionState } from '../phone/session.ts'
import { isAtTable, whereIs } from '../phone/where.ts'
import type { Alert } from './alerts.ts'
import { givenText } from './sent.tsx'
import { Steps } from './steps.tsx'

/** What this phone is, and whether the table is there, always in words. */
export function TopBar({ session, onAbout }: { session: SessionState; onAbout: () => void }) {
  const { seen, here, hub, waiting } = session
  const reached = here ? 'Table here' : 'Table away'
  // What the table still lacks is at the server, where nothing waits on this phone.
  const waits = waiting > 0 ? `${waiting} waiting` : !here && hub.waiting > 0 ? 'sent to the server' : null
  return (
    <button type="button" className="top" data-testid="top" onClick={onAbout} aria-label={`${seen.title}. ${reached}. About this phone`}>
      <b dir="auto" data-testid="title">
        {seen.title}
      </b>
      <span data-here={here} data-testid="link">
        <i aria-hidden="true">{here ? '●' : '○'}</i> {reached}
        {waits && <em>{waits}</em>}
      </span>
    </button>
  )
}

export function Banner({ alert, onJoin }: { alert: Alert | null; onJoin: () => void }) {
  if (!alert) return null
  return (
    <div
      className="banner"
      data-level={alert.level}
      data-testid="banner"
      data-id={alert.id}
      role={alert.level === 'now' ? 'alert' : 'status'}
    >
      <p>{alert.text}</p>
      {alert.do === 'join' && (
        <button type="button" className="plain" data-testid="join-again" onClick={onJoin}>
          Join with a new code
        </button>
      )}
      {alert.do === 'update' && (
        <button type="button" className="plain" data-testid="update" onClick={() => location.reload()}>
          Update now
        </button>
      )}
    </div>
  )
}

/** Whom this is about. A name keeps its own direction. */
export function Person({ call }: { call: Call }) {
  return (
    <header className="person" data-testid="person">
      <p className="which">
        <span data-testid="bib">{call.bib}</span>
        <span dir="auto">{[call.attempt, call.declared].filter(Boolean).join(' · ')}</span>
      </p>
      <h1 dir="auto" data-testid="name" data-long={call.name.length > 24}>
        {call.name}
      </h1>
      {call.team && (
        <p className="team" dir="auto">
          {call.team}
        </p>
      )}
    </header>
  )
}

const LAST = 2

/** The last entries and where they are; one that is shown above is left out. A tap opens one, to change it. */
export function Foot({
  session,
  fields,
  shown,
  onOpen,
}: {
  session: SessionState
  fields: readonly Field[]
  shown: Given | null
  onOpen: (call: Call) => void
}) {
  const { given, seen, reach } = session
  const last = given
    .filter(({ partition, first }) => partition !== shown?.partition || first !== shown.first)
    .slice(-LAST)
    .reverse()
  return (
    <footer className="foot" data-testid="foot">
      {last.map((each) => {
        const person = seen.names[each.competitor]
        const call: Call = {
          id: each.competitor,
          bib: person?.bib ?? '',
          name: person?.name ?? each.competitor,
          slot: each.slot,
          attempt: '',
        }
        const taken = each.state === 'taken-back'
        return (
          <button type="button" key={`${each.partition} ${each.first}`} className="last" disabled={taken} onClick={() => onOpen(call)}>
            <span className="what" data-taken={taken}>
              <b>{givenText(fields, each)}</b> {call.bib} <bdi>{call.name}</bdi>
            </span>
            <Steps
              where={whereIs({ ...each, seq: each.newest }, reach)}
              atTable={isAtTable({ ...each, seq: each.newest }, reach)}
              taken={taken}
            />
          </button>
        )
      })}
    </footer>
  )
}
