// On the first screen: stand by for another laptop's table.
import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Opening } from '../welcome/use-opening.ts'

export function StandByForm({ opening }: { opening: Opening }) {
  const [address, setAddress] = useState('')
  const [name, setName] = useState('Second laptop')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void opening.open('stand-by', 'event.stand-by', { address: address.trim(), name: name.trim() })
  }
  return (
    <form className="card stack" data-testid="stand-by" aria-labelledby="stand-by-title" onSubmit={submit}>
      <h2 id="stand-by-title">Stand by for another table</h2>
      <p className="quiet">
        This laptop follows everything, and can go on with the event if the other one fails. There: <b>Devices</b>, <b>Invite a device</b>,
        a laptop that stands by.
      </p>
      <TextInput
        label="Address with the code, as it is shown there"
        placeholder="http://192.168.1.20:4681/j#BCDF-GHJK"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        data-testid="stand-by-address"
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label="What this laptop is called there"
        autoComplete="off"
        maxLength={40}
        data-testid="stand-by-name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {opening.problem?.what === 'stand-by' && (
        <p className="sentence bad" role="alert" data-testid="stand-by-problem">
          {opening.problem.text}
        </p>
      )}
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={address.trim() === '' || name.trim() === '' || opening.doing !== null}
          data-testid="stand-by-do"
        >
          {opening.doing === 'stand-by' ? 'Joining …' : 'Stand by'}
        </Button>
      </div>
    </form>
  )
}
