// What was ruled, newest first: what counts, what it was before, why; and each can be taken back, with a reason.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { RULINGS } from '../../../core/ids.ts'
import type { RulingRow } from '../../../core/views/rulings.ts'
import { Said } from '../parts/words.tsx'
import { useActions } from '../state/use-operator.ts'
import { shortClock } from '../state/words.ts'

function TakeBack({ ruling, close }: { ruling: RulingRow; close: () => void }) {
  const operator = useActions()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  async function takeBack(event: SubmitEvent) {
    event.preventDefault()
    if (reason.trim() === '') return setProblem('Say why it is taken back.')
    const answer = await operator.send({ name: 'entry.void', partition: RULINGS, voids: ruling.seq, reason: reason.trim() })
    if (!answer.ok) return setProblem(answer.error.message)
    operator.say({ tone: 'good', text: `Taken back: ${ruling.what}.` })
    close()
  }
  return (
    <form className="row" onSubmit={(event) => void takeBack(event)}>
      <TextInput
        className="grow"
        size="xs"
        autoFocus
        aria-label="Why it is taken back"
        placeholder="Why it is taken back"
        maxLength={200}
        autoComplete="off"
        data-testid="ruling-back-reason"
        error={problem}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button type="submit" size="xs" data-testid="ruling-back-send">
        Take back
      </Button>
      <Button size="xs" variant="default" onClick={close}>
        Leave it
      </Button>
    </form>
  )
}

function Row({ ruling }: { ruling: RulingRow }) {
  const [backing, setBacking] = useState(false)
  const { at, person, what, was, reason, counts, back } = ruling
  return (
    <li className="ruling" data-testid="ruling" data-counts={counts}>
      <p className="ruling-head">
        <time className="quiet small" dateTime={new Date(at).toISOString()}>
          {shortClock(at)}
        </time>
        {person && (
          <>
            <b>{person.bib}</b>
            <Said text={person.name} />
          </>
        )}
        {!back && !backing && (
          <Button className="ruling-back" size="compact-xs" variant="subtle" data-testid="ruling-back" onClick={() => setBacking(true)}>
            Take back …
          </Button>
        )}
      </p>
      <p className="ruling-what">
        {counts ? <b>{what}</b> : <s>{what}</s>}
        {was !== '' && <span className="quiet"> · recorded: {was}</span>}
      </p>
      <p className="small quiet">{reason}</p>
      {back && (
        <p className="small">
          Taken back {shortClock(back.at)}: {back.reason}
        </p>
      )}
      {!counts && !back && <p className="small">A later ruling counts instead.</p>}
      {backing && <TakeBack ruling={ruling} close={() => setBacking(false)} />}
    </li>
  )
}

export function RulingList({ rulings }: { rulings: readonly RulingRow[] }) {
  if (rulings.length === 0) return <p className="quiet small">Nothing was ruled in this contest.</p>
  return (
    <ol className="lined">
      {rulings.map((ruling) => (
        <Row key={ruling.seq} ruling={ruling} />
      ))}
    </ol>
  )
}
