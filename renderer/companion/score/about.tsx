// What this phone is and what it keeps, on a sheet of its own: for whoever asks, and for the table to compare.
import { keyInWords } from '../../../core/wire/join.ts'
import type { Joined } from '../keys/identity.ts'
import { Limits } from '../parts/limits.tsx'
import { useStorageSafety } from '../parts/storage.ts'
import type { Call } from '../phone/part-view.ts'
import type { Phone } from '../phone/phone.ts'
import type { SessionState } from '../phone/session.ts'
import type { Sending } from '../send/sending.ts'
import { isAllowed } from '../send/ways.ts'
import { closedWay } from '../words.ts'
import { SaveFile } from './save-file.tsx'

interface Props {
  session: SessionState
  identity: Joined
  phone: Phone
  others: readonly Joined[]
  onChoose: (call: Call) => void
  onClose: () => void
}

const timeOf = (at: number): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
const dayOf = (at: number): string => new Date(at).toLocaleDateString([], { day: 'numeric', month: 'long' })

const serverText = ({ at, trouble }: Sending): string =>
  at === null && trouble === 'not-yet'
    ? 'this phone is not known there yet; it is once the table has published its part'
    : at === null
      ? 'not reached yet'
      : `last heard ${timeOf(at)}`

export function About({ session, identity, phone, others, onChoose, onClose }: Props) {
  const { seen, hub, server, waiting, view, outside } = session
  const closed = seen.ways.filter((way) => !isAllowed(location.href, way))
  const safety = useStorageSafety()
  const order = view && view !== 'unreadable' ? view.next : []
  return (
    <dialog className="about" open data-testid="about" aria-label="About this phone">
      <button type="button" className="plain close" onClick={onClose} data-testid="about-close">
        Back to judging
      </button>
      <h1 dir="auto">{seen.title}</h1>
      <p dir="auto">{seen.event}</p>
      <dl>
        <dt>At the table</dt>
        <dd>{hub.at === null ? 'not reached yet' : `last heard ${timeOf(hub.at)}`}</dd>
        {server && (
          <>
            <dt>At the server</dt>
            <dd data-testid="about-server">{serverText(server)}</dd>
          </>
        )}
        <dt>Waiting on this phone</dt>
        <dd>{waiting === 0 ? 'nothing' : `${waiting}${hub.since === null ? '' : ` since ${timeOf(hub.since)}`}`}</dd>
        {outside > 0 && (
          <>
            <dt>Outside the results</dt>
            <dd>{outside}, kept at the table and here; whoever had the part decides</dd>
          </>
        )}
        <dt>This phone’s check</dt>
        <dd data-testid="check">{keyInWords(identity.publicKey)}</dd>
      </dl>
      <p>The table’s list shows the same check. Where it shows another one, tell the table.</p>
      <SaveFile phone={phone} waiting={waiting} />
      {safety?.sentences.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {safety?.safeUntil && <p>Until {dayOf(safety.safeUntil)} nothing is deleted.</p>}
      <Limits />
      {closed.map(({ url }) => (
        <p key={url}>{closedWay(new URL(url).host)}</p>
      ))}
      {order.length > 0 && (
        <>
          <h2>Judge somebody else now</h2>
          {order.map((call) => (
            <button type="button" className="plain person-choice" key={`${call.id} ${call.slot}`} onClick={() => onChoose(call)}>
              {call.bib} <bdi>{call.name}</bdi> · {call.attempt}
            </button>
          ))}
        </>
      )}
      <h2>Another part</h2>
      <button type="button" className="plain" data-testid="about-join" onClick={() => phone.askForCode()}>
        Join with another code
      </button>
      {others.map((other) => (
        <button type="button" className="plain" key={other.publicKey} onClick={() => void phone.switchTo(other)}>
          Go on with {other.joined.title}, {other.joined.name}
        </button>
      ))}
    </dialog>
  )
}
