// A part of a device: handed to another, taken to this table, or another device invited in its place. What happens is said before it is done.
import { Button, NativeSelect } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import type { PartitionView } from '../../../core/views/devices.ts'
import { useActions } from '../state/use-operator.ts'
import { moveWords } from './move-words.ts'
import { inPlain, ownerIn, targetsFor } from './owners.ts'

export function PartMove({ part, view }: { part: PartitionView; view: DevicesView }) {
  const { send, call } = useActions()
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { partition, words, role, owner } = part
  const targets = targetsFor(view, part)
  const able = targets.filter(({ no }) => no === null)
  const target = able.find(({ key }) => key === to) ?? able[0]
  const isOurs = part.part === 'judge' || part.part === 'second'

  async function move(event: SubmitEvent) {
    event.preventDefault()
    if (!target) return
    const device = target.own ? {} : { device: target.name }
    const command = { partition, key: target.key, ...device, confirmed: true } as const
    // A part that its owner let go of is handed over; any other one goes on from what is here, and what comes later is kept.
    const answer = await send(owner?.released ? { name: 'partition.hand-over', ...command } : { name: 'partition.take-over', ...command })
    setProblem(answer.ok ? null : inPlain(answer.error.message, view))
    if (answer.ok) setOpen(false)
  }
  const invite = async () => {
    const answer = await call('device.invite', { assignment: { partitions: [partition] } })
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <li className="part" data-testid="part" data-partition={partition}>
      <div className="row">
        <b className="grow">{words}</b>
        {!open && able.length > 0 && (
          <Button size="compact-sm" variant="default" data-testid="part-move" onClick={() => setOpen(true)}>
            Hand over …
          </Button>
        )}
        {!open && isOurs && (
          <Button size="compact-sm" variant="default" data-testid="part-invite" onClick={() => void invite()}>
            Invite in its place
          </Button>
        )}
      </div>
      {open && target && (
        <form className="stack device-move" data-testid="move" onSubmit={(event) => void move(event)}>
          <NativeSelect
            label={`Who goes on as ${role}?`}
            data-testid="move-to"
            autoFocus
            value={target.key}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
            data={targets.map(({ key, name, no }) => ({
              value: key,
              label: no === null ? name : `${name} — ${no}`,
              disabled: no !== null,
            }))}
          />
          <p className="sentence small" data-testid="move-words">
            {moveWords(role, ownerIn(view, part), target)}
          </p>
          <div className="row">
            <Button type="submit" size="compact-md" data-testid="move-do">
              {target.own ? 'Take it to this table' : 'Hand it over'}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => {
                setOpen(false)
                setProblem(null)
              }}
            >
              Leave it
            </Button>
          </div>
        </form>
      )}
      {problem !== null && (
        <p className="sentence bad small" role="alert" data-testid="part-problem">
          {problem}
        </p>
      )}
    </li>
  )
}
