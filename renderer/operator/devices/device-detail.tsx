// One device opened: its name to change, its digits, its signs of life, its parts, and the way to remove it.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'
import { useActions } from '../state/use-operator.ts'
import { clock, shortClock } from '../state/words.ts'
import { signs } from './device-words.ts'
import { removeWords } from './move-words.ts'
import { partsOf } from './owners.ts'
import { PartMove } from './part-move.tsx'

function Name({ device }: { device: DeviceView }) {
  const { call } = useActions()
  const [name, setName] = useState(device.name)
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = name.trim()
  async function rename(event?: SubmitEvent) {
    event?.preventDefault()
    if (wanted === '' || wanted === device.name) return setName(device.name)
    const answer = await call('device.rename', { device: device.id, name: wanted })
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <form className="row" onSubmit={(event) => void rename(event)}>
      <TextInput
        className="grow"
        size="sm"
        aria-label="Name of the device"
        dir="auto"
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        data-testid="device-name"
        value={name}
        error={problem}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={() => void rename()}
      />
      <Button type="submit" size="sm" variant="default" disabled={wanted === '' || wanted === device.name}>
        Rename
      </Button>
    </form>
  )
}

function Remove({ device, parts }: { device: DeviceView; parts: readonly string[] }) {
  const { call } = useActions()
  const [isSure, setSure] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const answer = await call('device.remove', { device: device.id })
    setProblem(answer.ok ? null : answer.error.message)
  }
  if (!isSure)
    return (
      <div>
        <Button size="compact-sm" variant="subtle" color="red" data-testid="device-remove" onClick={() => setSure(true)}>
          Remove …
        </Button>
      </div>
    )
  return (
    <div className="stack device-move">
      <p className="sentence warn small" data-testid="remove-words">
        {removeWords(device, parts)}
      </p>
      <div className="row">
        <Button size="compact-md" color="red.8" data-testid="remove-do" onClick={() => void remove()}>
          Remove it
        </Button>
        <Button size="compact-md" variant="default" autoFocus onClick={() => setSure(false)}>
          Keep it
        </Button>
      </div>
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

export function DeviceDetail({ device, view }: { device: DeviceView; view: DevicesView }) {
  const parts = partsOf(view, device.key)
  const { contact, check, joined, state } = device
  const facts = [...signs(device), ...(contact === null ? [] : [`last heard ${clock(contact)}`]), `joined ${shortClock(joined)}`]
  return (
    <div className="device-detail stack" data-testid="device-detail">
      {state !== 'removed' && <Name device={device} />}
      <p className="small quiet" data-testid="device-facts">
        {facts.join(' · ')} · check <b className="check-small">{check}</b>
      </p>
      {state === 'away' && <p className="small">What is entered on it meanwhile is kept there, and comes when it is back.</p>}
      {parts.length > 0 && (
        <ul className="stack">
          {parts.map((part) => (
            <PartMove key={part.partition} part={part} view={view} />
          ))}
        </ul>
      )}
      {parts.length === 0 && state !== 'removed' && device.assignment.follows !== 'all' && (
        <p className="small quiet">It has no part now. Open who has one to hand it over.</p>
      )}
      {state !== 'removed' && <Remove device={device} parts={parts.map(({ role }) => role)} />}
    </div>
  )
}
