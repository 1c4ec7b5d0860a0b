// The recovery key as it is printed: a sheet of its own, and nothing else of the screen. On the screen it is not there.
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useOperator } from '../state/use-operator.ts'
import { dayWords } from '../welcome/words.ts'

export function Paper({ groups }: { groups: readonly string[] }) {
  const event = useOperator(({ station }) => station?.event ?? null)
  // Of two papers of one event the date tells which one opens what.
  const [today] = useState(() => dayWords(Date.now()))
  return createPortal(
    <section className="recovery-paper" aria-hidden="true">
      <h1>Recovery key</h1>
      <p className="recovery-paper-event">{[event?.name, event?.place, event?.date].filter(Boolean).join(' · ')}</p>
      <p className="recovery-paper-event">Printed on {today}</p>
      <ol>
        {groups.map((group, index) => (
          <li key={index}>
            <span>{index + 1}</span>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      <p>
        With this key another laptop opens the event and goes on with it. In Scoretable, on a laptop that stands by: press <b>Take over</b>{' '}
        and type it. On a laptop that has a copy of the event’s two files: open the event and type it.
      </p>
      <p>
        There is no I, L, O or U in it; capitals and dashes do not matter. Keep it away from the laptop: whoever has it can take the event
        over.
      </p>
    </section>,
    document.body,
  )
}
