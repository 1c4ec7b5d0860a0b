// A line above everything for an event whose file was damaged: what is missing, what gives it back, and one press that takes it from a backup.
import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { useActions, useOperator } from '../state/use-operator.ts'
import { damageWords } from './damage-words.ts'
import './damage.css'

export function DamageBanner() {
  const { call } = useActions()
  const damage = useOperator(({ station }) => station?.damage ?? null)
  const kept = useOperator(({ station }) => station?.backup?.folder ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  // A backup from before the recovery key was made anew asks for the paper of that time.
  const [paper, setPaper] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isSure, setSure] = useState(false)
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null)
  if (damage === null) return null
  const path = typed ?? kept
  const words = damageWords(damage)
  const accept = async () => {
    const answer = await call('event.accept', {})
    setSaid(answer.ok ? null : { tone: 'bad', text: answer.error.message })
  }
  const take = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const key = paper?.trim() ? { key: paper.trim() } : {}
    const answer = await call('event.take', { path: path.trim(), ...key })
    setBusy(false)
    setPaper(!answer.ok && answer.error.field === 'key' ? (paper ?? '') : null)
    setSaid(answer.ok ? { tone: 'good', text: answer.value.said } : { tone: 'bad', text: answer.error.message })
  }
  const Shape = damage.isWhole ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <aside className="damage" data-tone={damage.isWhole ? 'good' : 'bad'} data-testid="damage" aria-label="This event’s file was damaged">
      <Shape size={20} aria-hidden className={damage.isWhole ? 'good' : 'bad'} />
      <output className="grow damage-words">
        <strong data-testid="damage-title">{words.title}</strong> <span>{words.text}</span>
        {said && (
          <span className={said.tone} data-testid="damage-said">
            {' '}
            {said.text}
          </span>
        )}
      </output>
      {damage.isWhole ? (
        <Button variant="default" data-testid="damage-accept" onClick={() => void accept()}>
          Go on
        </Button>
      ) : isSure ? (
        <div className="stack damage-take">
          <p className="small">What is missing does not count from now on. Should it turn up, it is kept and shown.</p>
          <div className="row">
            <Button color="red.8" data-testid="damage-accept" onClick={() => void accept()}>
              Go on without it
            </Button>
            <Button variant="default" autoFocus onClick={() => setSure(false)}>
              Not yet
            </Button>
          </div>
        </div>
      ) : (
        <form className="damage-take" onSubmit={(event) => void take(event)}>
          <TextInput
            label="A backup, or its folder"
            placeholder="/media/stick"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={path}
            data-testid="damage-path"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {paper !== null && (
            <TextInput
              label="Recovery key of that time"
              autoComplete="off"
              spellCheck={false}
              autoFocus
              maxLength={200}
              value={paper}
              data-testid="damage-key"
              onChange={(event) => setPaper(event.currentTarget.value)}
            />
          )}
          <div className="row">
            <Button type="submit" disabled={path.trim() === '' || isBusy} data-testid="damage-take">
              {isBusy ? 'Taking …' : 'Take what is missing'}
            </Button>
            <Button variant="subtle" color="gray" data-testid="damage-without" onClick={() => setSure(true)}>
              Go on without …
            </Button>
          </div>
        </form>
      )}
    </aside>
  )
}
