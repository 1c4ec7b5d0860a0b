// What a sheet says otherwise than what is recorded, and what can be done about each: with a reason, as an ordinary correction.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PaperCompared, PaperDifference } from '../../../core/paper-check/compare.ts'
import { useActions } from '../state/use-operator.ts'
import { agreedWords, doWords } from './words.ts'

function Difference({ difference, again }: { difference: PaperDifference; again: () => Promise<void> }) {
  const { send, say } = useActions()
  const { label, here, paper, note, fix } = difference
  const [reason, setReason] = useState('As on the signed sheet')
  const [asked, setAsked] = useState<{ isQuestion: boolean; text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const wantsReason = fix !== null && 'reason' in fix

  async function make() {
    if (!fix || busy) return
    if (wantsReason && reason.trim() === '') return setAsked({ isQuestion: false, text: 'Say why. The reason is kept with it.' })
    setBusy(true)
    const confirmed = asked?.isQuestion === true && fix.name !== 'entry.void' && fix.name !== 'status.record'
    const answer = await send({ ...fix, ...(wantsReason ? { reason: reason.trim() } : {}), ...(confirmed ? { confirmed } : {}) })
    setBusy(false)
    if (!answer.ok) return setAsked({ isQuestion: answer.error.kind === 'odd', text: answer.error.message })
    say({ tone: 'good', text: `${label} is as on the paper now.` })
    await again()
  }
  return (
    <li className="card paper-difference" data-testid="paper-difference">
      <p className="paper-label">{label}</p>
      <dl>
        <dt>Here</dt>
        <dd className="tabular">{here || 'nothing'}</dd>
        <dt>Paper</dt>
        <dd className="tabular paper-says">{paper || 'nothing'}</dd>
      </dl>
      {note !== '' && <p className="quiet small">{note}</p>}
      {fix && (
        <div className="row">
          {wantsReason && (
            <TextInput
              className="grow"
              aria-label="Reason"
              autoComplete="off"
              maxLength={200}
              value={reason}
              onChange={(changed) => setReason(changed.currentTarget.value)}
              onKeyDown={(pressed) => {
                // Enter here is about this difference, and not about the sheet.
                if (pressed.key !== 'Enter') return
                pressed.preventDefault()
                if (!pressed.repeat) void make()
              }}
            />
          )}
          <Button variant="default" disabled={busy} data-testid="paper-fix" onClick={() => void make()}>
            {asked?.isQuestion ? 'It is so' : doWords(fix)}
          </Button>
        </div>
      )}
      {asked && (
        <p className="sentence warn small" role="alert">
          {asked.text}
        </p>
      )}
    </li>
  )
}

export function Differences({ compared, again, done }: { compared: PaperCompared; again: () => Promise<void>; done: () => void }) {
  const { differences } = compared
  const [tone, text] = agreedWords(compared)
  return (
    <section className="stack" aria-label="Differences" data-testid="paper-compared">
      <output className={`sentence ${tone}`} data-testid="paper-verdict">
        {text}
      </output>
      <ul className="stack">
        {differences.map((difference) => (
          <Difference key={`${difference.slot} ${difference.here} ${difference.paper}`} difference={difference} again={again} />
        ))}
      </ul>
      <div>
        <Button autoFocus={differences.length === 0} data-testid="paper-next" onClick={done}>
          Next sheet
        </Button>
      </div>
    </section>
  )
}
