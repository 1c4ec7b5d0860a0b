// The screens of this computer, such as the projector beside it: one press shows a display on one, over all of it. Not in a browser, which
// has no windows there.
import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { ScreenSummary } from '../../../../core/contract/contract.ts'
import type { MonitorView } from '../../../../core/contract/monitor.ts'
import { Said } from '../../parts/words.tsx'
import { useActions, useOperator } from '../../state/use-operator.ts'

const ICONS = { table: IconDeviceDesktop, free: IconDeviceTv, shows: IconDeviceTv, waits: IconDeviceTvOff, away: IconDeviceTvOff }

function wordsOf({ state, screen }: MonitorView, screens: readonly ScreenSummary[]): { tone: string; text: string } | null {
  const name = screens.find(({ id }) => id === screen)?.name
  switch (state) {
    case 'table':
      return { tone: 'quiet', text: 'The table is here.' }
    case 'free':
      return null
    case 'shows':
      return { tone: 'good', text: name === undefined ? '● shows a display' : `● shows ${name}` }
    case 'waits':
      return { tone: 'warn', text: 'The table is on this screen. Its display waits, and comes back when you move the table away.' }
    case 'away':
      return { tone: 'warn', text: 'Not plugged in. Its display comes back by itself as soon as it is.' }
  }
}

function Monitor({ monitor, screens }: { monitor: MonitorView; screens: readonly ScreenSummary[] }) {
  const operator = useActions()
  const [problem, setProblem] = useState<string | null>(null)
  const { id, name, size, state } = monitor
  const Icon = ICONS[state]
  const words = wordsOf(monitor, screens)
  const action = { table: null, free: 'Show a display here', shows: 'Take it off', waits: 'Forget it', away: 'Forget it' }[state]
  async function press() {
    const answer = await operator.call('monitor.show', { monitor: id, on: state === 'free' })
    setProblem(answer.ok ? null : answer.error.message)
  }
  return (
    <li className="monitor" data-testid="monitor" data-state={state}>
      <div className="row">
        <Icon size={20} aria-hidden className={state === 'shows' ? 'good' : 'quiet'} />
        <Said text={name} className="grow" />
        <span className="quiet small">{size}</span>
        {action !== null && (
          <Button size="xs" variant="default" aria-label={`${action}: ${name}`} data-testid="monitor-action" onClick={() => void press()}>
            {action}
          </Button>
        )}
      </div>
      {words && <p className={`${words.tone} small`}>{words.text}</p>}
      {problem !== null && (
        <p className="sentence bad small" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

/** `heading`: the level that fits where it stands. */
export function Monitors({ heading: Heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const monitors = useOperator(({ station }) => station?.monitors)
  const screens = useOperator(({ station }) => station?.screens) ?? []
  if (!monitors) return null
  return (
    <section className="card stack" aria-labelledby="monitors-title">
      <Heading id="monitors-title">On this computer’s own screens</Heading>
      <ul className="stack">
        {monitors.map((monitor) => (
          <Monitor key={`${monitor.state === 'away' ? 'away' : ''}${monitor.id}`} monitor={monitor} screens={screens} />
        ))}
      </ul>
      {monitors.length === 1 && monitors[0]?.state === 'table' && (
        <p className="quiet small">
          No other screen is here. One that is plugged in and shows the same as this one has to be set to extend the desktop, in the
          system’s display settings.
        </p>
      )}
    </section>
  )
}
