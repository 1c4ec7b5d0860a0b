// The event's recovery key: shown once, printed, asked back in two places, and then kept on paper alone.
import { Button, TextInput } from '@mantine/core'
import { IconCircleCheckFilled, IconKey, IconPrinter } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import type { Answers } from '../../../core/contract/contract.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { Paper } from './paper.tsx'
import { RenewKey } from './renew-key.tsx'
import './standby.css'

type Shown = Answers['recovery.show']

export function Recovery({ focused = false }: { focused?: boolean }) {
  const { call } = useActions()
  const state = useOperator(({ station }) => station?.recovery ?? 'none')
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const show = async () => {
    const answer = await call('recovery.show', {})
    setShown(answer.ok ? answer.value : null)
    setProblem(answer.ok ? null : answer.error.message)
  }

  if (state === 'missing')
    return (
      <div className="stack">
        <p data-testid="recovery-missing">
          This event was made here of an exported file, and no recovery key opens it yet: if this laptop is lost, nobody opens what is here
          or in its backups. Make one now. A paper of before then takes the event over no more: destroy it.
        </p>
        <RenewKey isFirst focused={focused} done={() => setShown(null)} />
      </div>
    )
  if (state === 'none')
    return (
      <div className="stack">
        <p className="quiet" data-testid="recovery-none">
          This event has no recovery key: it is a sample, or was made by an older version. Until it has one it goes on at this laptop alone.
        </p>
        <RenewKey isFirst focused={focused} done={() => setShown(null)} />
      </div>
    )
  if (state === 'confirmed')
    return (
      <div className="stack">
        <p className="row recovery-done" data-testid="recovery-confirmed">
          <IconCircleCheckFilled size={20} aria-hidden className="good" />
          <span>
            The key is on paper, and kept nowhere on this laptop. With it another laptop opens this event and goes on with it; keep the
            paper away from this one.
          </span>
        </p>
        <RenewKey done={() => setShown(null)} />
      </div>
    )
  return (
    <div className="stack recovery">
      <p className="quiet">
        If this laptop is lost or breaks, another one opens the event and goes on with it by this key alone. Print it, or write it down, and
        keep it away from the laptop: whoever has it can take the event over.
      </p>
      {shown === null ? (
        <div>
          <Button
            variant="default"
            leftSection={<IconKey size={18} />}
            autoFocus={focused}
            data-testid="recovery-show"
            onClick={() => void show()}
          >
            Show the key
          </Button>
        </div>
      ) : (
        <>
          <Groups groups={shown.groups} />
          <Paper groups={shown.groups} />
          <div>
            <Button leftSection={<IconPrinter size={18} />} data-testid="recovery-print" onClick={() => window.print()}>
              Print it
            </Button>
          </div>
          <Confirm ask={shown.ask} />
        </>
      )}
      {problem && (
        <p className="sentence bad" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function Groups({ groups }: { groups: readonly string[] }) {
  return (
    <ol className="recovery-groups" data-testid="recovery-key" aria-label="The recovery key">
      {groups.map((group, index) => (
        <li key={index}>
          <span className="quiet small">{index + 1}</span>
          <b>{group}</b>
        </li>
      ))}
    </ol>
  )
}

/** Two groups, typed from the paper: only then is it sure that somebody has it. */
function Confirm({ ask: [one, two] }: Pick<Shown, 'ask'>) {
  const { call } = useActions()
  const [typed, setTyped] = useState(['', ''] as [string, string])
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const answer = await call('recovery.confirm', { typed })
    setProblem(answer.ok ? null : { field: answer.error.field ?? '', text: answer.error.message })
  }
  const input = (group: number, index: 0 | 1) => (
    <TextInput
      label={`Group ${group}`}
      value={typed[index]}
      maxLength={12}
      autoComplete="off"
      spellCheck={false}
      error={problem?.field === `group-${group}`}
      data-testid={`recovery-group-${index + 1}`}
      classNames={{ input: 'recovery-typed' }}
      onChange={({ currentTarget: { value } }) => setTyped(index === 0 ? [value, typed[1]] : [typed[0], value])}
    />
  )
  return (
    <form className="stack recovery-confirm" onSubmit={(event) => void submit(event)}>
      <p>Type two of its groups from the paper. After that the key is kept nowhere on this laptop.</p>
      <div className="row">
        {input(one, 0)}
        {input(two, 1)}
        <Button type="submit" variant="default" disabled={typed.some((each) => each.trim() === '')} data-testid="recovery-confirm">
          I have it on paper
        </Button>
      </div>
      {problem && (
        <p className="sentence bad" role="alert" data-testid="recovery-problem">
          {problem.text}
        </p>
      )}
    </form>
  )
}
