// A laptop that stands by before anything of the event has come, or while nothing is set up yet.
import { Button } from '@mantine/core'
import { Said } from '../parts/words.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'

export function Waiting() {
  const { call } = useActions()
  const event = useOperator(({ station }) => station?.event ?? null)
  return (
    <main className="whole" data-testid="standby-waiting">
      <h1>{event ? <Said text={event.name} /> : 'Waiting for the event'}</h1>
      <p className="quiet">
        {event ? 'Nobody is entered yet. What is set up at the table shows here by itself.' : 'It comes from the table’s laptop by itself.'}
      </p>
      <Button variant="default" onClick={() => void call('event.close', {})}>
        Close it and go back
      </Button>
    </main>
  )
}
