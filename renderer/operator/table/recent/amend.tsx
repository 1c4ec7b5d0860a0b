// Corrects or voids one entry in place: the value as it was typed, the reason that a correction must have, and what it will say.
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { BOUNCE_MS } from '../../input/draft.ts'
import type { RulingAbout } from '../../state/operator.ts'
import { useActions } from '../../state/use-operator.ts'
import { type Amended, amendment, readCorrection } from './amendment.ts'

/** What a void comes to. */
const OPENS = { attempt: 'The attempt is open again', match: 'The match is open again', tie: 'They share the place again' }

/** What the referee's table would rule on, where this entry should stand as it was recorded. */
function aboutOf(operator: ReturnType<typeof useActions>, { seq, person, match }: Amended['entry']): RulingAbout {
  if (match) return { match: match.number }
  const row = operator.store.getState().table?.standing.rows.find(({ id }) => id === person?.id)
  const slot = row?.cells.find((cell) => cell.seq === seq)?.slot
  return { ...(person ? { competitor: person.id } : {}), ...(slot === undefined ? {} : { slot }) }
}

export function Amend(props: Amended) {
  const { how, entry, fields } = props
  const operator = useActions()
  const [value, setValue] = useState(entry.input ?? '')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<{ kind: 'question' | 'problem'; text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const valueField = useRef<HTMLInputElement>(null)
  const reasonField = useRef<HTMLInputElement>(null)
  const answeredAt = useRef(-Infinity)
  useEffect(() => {
    const first = how === 'void' ? reasonField.current : valueField.current
    first?.focus()
    first?.select()
    first?.form?.scrollIntoView({ block: 'nearest' })
  }, [how])

  const parsed = how === 'correct' ? readCorrection(props, value) : null
  const says = parsed?.ok ? parsed.value.says : null

  async function save(event: SyntheticEvent) {
    event.preventDefault()
    if (busy || (asked?.kind === 'question' && performance.now() - answeredAt.current < BOUNCE_MS)) return
    // Enter in the value goes on to the reason, once the value can be read.
    if (how === 'correct' && document.activeElement === valueField.current && reason.trim() === '' && says !== null)
      return reasonField.current?.focus()
    const made = amendment(props, value, reason, asked?.kind === 'question')
    if (!made.ok) return setAsked({ kind: 'problem', text: made.error })
    setBusy(true)
    const answer = await operator.send(made.value)
    setBusy(false)
    answeredAt.current = performance.now()
    if (!answer.ok) return setAsked({ kind: answer.error.kind === 'odd' ? 'question' : 'problem', text: answer.error.message })
    operator.amend(null)
    const what = `${entry.what}${entry.person ? `, ${entry.person.name}` : ''}`
    operator.say({ tone: 'good', text: how === 'void' ? `Voided: ${what}.` : `Corrected: ${what} is now ${says}.` })
  }

  const changed = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value)
    setAsked(null)
  }
  // Esc drops a question first; without one it is the table's, which closes this.
  const onKeyDown = (event: KeyboardEvent) => {
    // Held down, Enter would go from the value to the reason, save, and answer the question.
    if (event.key === 'Enter' && event.repeat) event.preventDefault()
    if (event.key !== 'Escape' || asked?.kind !== 'question') return
    event.preventDefault()
    setAsked(null)
  }
  return (
    <form className="amend" data-testid="amend" data-how={how} onSubmit={(event) => void save(event)}>
      <p className="small">
        {how === 'void' ? 'Void' : 'Correct'} {entry.person && <b>{entry.person.bib}</b>} {entry.what}
      </p>
      <div className="amend-fields">
        {how === 'correct' && (
          <TextInput
            ref={valueField}
            label={fields.map(({ name }, index) => (index === 0 ? name : name.toLowerCase())).join(', ')}
            data-testid="correct-value"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={changed(setValue)}
            onKeyDown={onKeyDown}
          />
        )}
        <TextInput
          ref={reasonField}
          className="grow"
          label="Reason"
          placeholder="Typed wrongly, jury decision …"
          data-testid="correct-reason"
          autoComplete="off"
          maxLength={200}
          value={reason}
          onChange={changed(setReason)}
          onKeyDown={onKeyDown}
        />
        <Button
          variant="subtle"
          data-testid="amend-rule"
          title="The referee’s table decides: both values stay in sight"
          onClick={() => operator.rule(aboutOf(operator, entry))}
        >
          Rule instead
        </Button>
        <Button type="submit" color={how === 'void' ? 'red.8' : undefined} data-testid="correct-save">
          {busy ? 'Saving …' : how === 'void' ? 'Void it' : 'Correct it'}
        </Button>
      </div>
      <p className={asked ? 'sentence warn small' : 'small quiet'} role={asked ? 'alert' : undefined} data-testid="amend-word">
        {asked ? (
          <>
            {asked.text}{' '}
            {asked.kind === 'question' && (
              <>
                <kbd>Enter</kbd> it is so <kbd>Esc</kbd> change it
              </>
            )}
          </>
        ) : says === null ? (
          how === 'void' ? (
            `${OPENS[entry.match ? 'match' : entry.person ? 'attempt' : 'tie']}; the entry and the reason stay in the log.`
          ) : parsed && !parsed.ok ? (
            parsed.error
          ) : (
            ''
          )
        ) : (
          `It will say: ${says}`
        )}
      </p>
    </form>
  )
}
