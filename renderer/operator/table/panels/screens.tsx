// The screens in the venue: which there are, what each shows, and the address that makes another one.
import { OnlyHere } from '../../parts/only-here.tsx'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { Monitors } from './monitors.tsx'
import { Panel } from './panel.tsx'
import { Screen } from './screen.tsx'

/** The address that displays open, large enough to be typed from across the table. */
export function DisplayAddress() {
  const url = useOperator(({ station }) => station?.displayUrl ?? null)
  if (url === null) return <p className="quiet">Displays can’t connect yet. The address appears here once they can.</p>
  return (
    <div className="stack">
      <p className="address">
        <span className="quiet small">Open this address in a browser on each screen’s computer:</span>
        <a href={url} target="_blank" rel="noreferrer" data-testid="display-url">
          {url}
        </a>
      </p>
      <OnlyHere url={url} />
    </div>
  )
}

export function ScreensPanel() {
  const operator = useActions()
  const screens = useOperator(({ station }) => station?.screens) ?? []
  const contests = useOperator(({ station }) => station?.event?.contests) ?? []
  const focus = useOperator(({ station }) => station?.focus ?? null)
  return (
    <Panel name="screens" title="Screens">
      <Monitors />
      <DisplayAddress />
      {screens.length === 0 && (
        <p className="quiet">No screen has opened it yet. Each one that does appears here and is steered from here.</p>
      )}
      <ul className="stack">
        {screens.map((screen) => (
          <Screen key={screen.id} screen={screen} contests={contests} operator={operator} focus={focus} />
        ))}
      </ul>
    </Panel>
  )
}
