// Who is to join: chosen from what the event needs, one or all of them at once. Who has a part already is named before a code is made.
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import type { EntriesView } from '../../../core/views/view.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'
import { useWatched } from '../why/use-watched.ts'
import { type Choice, choicesOf } from './choices.ts'
import { StaffOffer } from './staff-offer.tsx'

/** Who has it now, or that a code waits: beside a choice. */
const nowWords = ({ owner, waits }: Choice): string => (owner ? `now ${owner.name}` : waits ? 'a code waits' : 'nobody yet')

interface Props {
  view: DevicesView
  entries: EntriesView
  close: () => void
}

export function InviteForm({ view, close }: Omit<Props, 'entries'>) {
  const entries = useWatched({ topic: 'entries' })
  return entries ? <Opened view={view} entries={entries} close={close} /> : null
}

function Opened({ view, entries, close }: Props) {
  const { call } = useActions()
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const { judges, others } = choicesOf(entries, view)
  const all = [...judges, ...others].filter(({ id }) => chosen.has(id))
  const free = judges.filter(({ owner, waits }) => !owner && !waits)
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  async function invite(event: SubmitEvent) {
    event.preventDefault()
    if (busy || all.length === 0) return
    setBusy(true)
    for (const { assignment } of all) {
      const answer = await call('device.invite', { assignment })
      if (answer.ok) continue
      setProblem(answer.error.message)
      return setBusy(false)
    }
    close()
  }
  const box = (choice: Choice) => (
    <label
      key={choice.id}
      className="choice-box"
      data-on={chosen.has(choice.id) || undefined}
      data-testid="invite-choice"
      data-choice={choice.id}
    >
      <input type="checkbox" className="unseen" checked={chosen.has(choice.id)} onChange={() => toggle(choice.id)} />
      <span className="choice-mark">{chosen.has(choice.id) && <IconCheck size={14} stroke={3} aria-hidden />}</span>
      <b>{choice.label}</b>
      {choice.assignment.partitions.length > 0 && <Said className={choice.owner ? 'small warn' : 'small quiet'} text={nowWords(choice)} />}
    </label>
  )
  const taken = all.flatMap(({ label, owner }) => (owner ? [`${label} from ${owner.name}`] : []))
  return (
    <form className="card stack invite" data-testid="invite-form" ref={form} onSubmit={(event) => void invite(event)}>
      {judges.length > 0 && (
        <fieldset className="invite-part">
          <legend className="row">
            <span className="eyebrow">Judges, in {judges[0]?.about}</span>
            {free.length > 1 && (
              <Button
                size="compact-xs"
                variant="default"
                data-testid="invite-all"
                onClick={() => setChosen((before) => new Set([...before, ...free.map(({ id }) => id)]))}
              >
                All {free.length} who are free
              </Button>
            )}
          </legend>
          <div className="choice-grid">{judges.map(box)}</div>
        </fieldset>
      )}
      {judges.length === 0 && <StaffOffer entries={entries} />}
      <fieldset className="invite-part">
        <legend className="eyebrow">Others</legend>
        {others.map((choice) => (
          <div key={choice.id} className="invite-other">
            {box(choice)}
            <span className="small quiet">{choice.about}</span>
          </div>
        ))}
      </fieldset>
      {taken.length > 0 && (
        <p className="sentence warn small" data-testid="invite-takes">
          Whoever joins takes over {taken.join(', ')}. What was not sent by then is kept, and waits here for you to take in or leave.
        </p>
      )}
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <Button type="submit" disabled={all.length === 0} data-testid="invite-make">
          {all.length === 0 ? 'Choose who is to join' : all.length === 1 ? 'Show the code' : `Show ${all.length} codes`}
        </Button>
        <Button variant="default" data-testid="invite-close" onClick={close}>
          Close
        </Button>
      </div>
    </form>
  )
}
