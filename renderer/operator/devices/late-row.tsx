// One entry that came too late: who wrote it and when, about whom, what it says, what stands there now; taken in, or left for a reason.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { LateView } from '../../../core/views/devices.ts'
import { Said } from '../parts/words.tsx'
import { clock } from '../state/words.ts'
import type { SettledAll } from './settle.ts'

interface Props {
  late: LateView
  /** Of the writer's clock, corrected by what it was found to be off; `isSure` where that was measured. */
  at: number
  isSure: boolean
  owner: string
  adopt: (confirmed: boolean) => Promise<SettledAll>
  dismiss: (reason: string) => Promise<SettledAll>
}

export function LateRow({ late, at, isSure, owner, adopt, dismiss }: Props) {
  const [leaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<{ odd: boolean; text: string } | null>(null)
  const { person, what, stands, by } = late

  async function run(settling: Promise<SettledAll>) {
    const { problem: failure } = await settling
    setProblem(failure && { odd: failure.kind === 'odd', text: failure.message })
  }
  function leave(event: SubmitEvent) {
    event.preventDefault()
    if (reason.trim() === '') return setProblem({ odd: false, text: 'Say why it is left.' })
    void run(dismiss(reason.trim()))
  }
  return (
    <li className="late" data-testid="late">
      <p className="late-head">
        <time
          className="quiet small"
          dateTime={new Date(at).toISOString()}
          title={isSure ? undefined : 'By its own clock, which was not measured'}
        >
          {clock(at)}
          {!isSure && '?'}
        </time>
        {person && (
          <>
            <b>{person.bib}</b>
            <Said text={person.name} />
          </>
        )}
        {by !== null && <Said className="quiet small late-by" text={`from ${by}`} />}
      </p>
      <p className="late-what">
        <b>{what}</b>
        {stands !== null && (
          <span className="quiet">
            {' '}
            · {stands} stands there now, from {owner}
          </span>
        )}
      </p>
      {leaving ? (
        <form className="row" onSubmit={leave}>
          <TextInput
            className="grow"
            size="xs"
            autoFocus
            aria-label="Why it is left"
            placeholder="Why it is left"
            maxLength={120}
            autoComplete="off"
            data-testid="late-reason"
            value={reason}
            onChange={({ currentTarget }) => {
              setReason(currentTarget.value)
              setProblem(null)
            }}
          />
          <Button type="submit" size="xs" data-testid="late-leave">
            Leave it out
          </Button>
          <Button size="xs" variant="default" onClick={() => setLeaving(false)}>
            Back
          </Button>
        </form>
      ) : (
        <div className="row">
          <Button size="compact-sm" data-testid="late-adopt" onClick={() => void run(adopt(problem?.odd === true))}>
            {problem?.odd ? 'Take it in all the same' : 'Take it in'}
          </Button>
          <Button size="compact-sm" variant="default" data-testid="late-dismiss" onClick={() => setLeaving(true)}>
            Leave it out …
          </Button>
        </div>
      )}
      {problem && (
        <p className="sentence warn small" role="alert" data-testid="late-problem">
          {problem.text}
        </p>
      )}
    </li>
  )
}
