// Step five: the screens in the venue, whether the world may see it too, and the devices of judges. None is needed to begin.
import { Button } from '@mantine/core'
import { IconArrowRight, IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react'
import { Backups } from '../../backup/backups.tsx'
import { KeychainNote } from '../../diagnostics/notes.tsx'
import { Devices } from '../../devices/devices.tsx'
import { OnlyHere } from '../../parts/only-here.tsx'
import { Said } from '../../parts/words.tsx'
import { sceneWords } from '../../state/words.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { Preflight } from '../../preflight/preflight.tsx'
import { Rehearse } from '../../rehearsal/rehearse.tsx'
import { Recovery } from '../../standby/recovery.tsx'
import { Monitors } from '../../table/panels/monitors.tsx'
import { Foot } from '../foot.tsx'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'
import { Publish } from './publish.tsx'

function Displays() {
  const url = useOperator(({ station }) => station?.displayUrl ?? null)
  const screens = useOperator(({ station }) => station?.screens)
  return (
    <section className="card stack" aria-labelledby="displays-title">
      <h2 id="displays-title">Screens in the venue</h2>
      {url ? (
        <>
          <p className="quiet">Open this address in a browser on each screen’s computer. It shows the standing by itself.</p>
          <p className="setup-address" data-testid="display-url">
            {url}
          </p>
          <OnlyHere url={url} />
          <div>
            <Button component="a" href={url} target="_blank" rel="noreferrer" variant="default" data-testid="open-display">
              Open one on this computer
            </Button>
          </div>
        </>
      ) : (
        <p className="sentence warn">Screens can’t be served on this computer just now. The table works without them.</p>
      )}
      <ul className="setup-screens" data-testid="screens">
        {screens?.map(({ id, name, scene, connected }) => (
          <li key={id} className="row">
            {connected ? (
              <IconDeviceTv size={20} aria-hidden className="good" />
            ) : (
              <IconDeviceTvOff size={20} aria-hidden className="quiet" />
            )}
            <Said text={name} className="grow" />
            <span className="quiet small">{connected ? sceneWords(scene) : 'not there now'}</span>
          </li>
        ))}
      </ul>
      {screens?.length === 0 && <p className="quiet small">No screen has come yet. You can add screens at any time.</p>}
    </section>
  )
}

export function ScreensStep() {
  const { go } = useActions()
  const setUp = useSetUpActions()
  const contests = useOperator(({ station }) => station?.event?.contests.length ?? 0)
  const unsaved = useSetUp(({ orders }) => orders.size)
  return (
    <>
      <div className="setup-body setup-halves">
        <Displays />
        <Monitors heading="h2" />
        <Publish />
        <div className="setup-column">
          <section className="card stack" aria-labelledby="recovery-title">
            <h2 id="recovery-title">If this laptop is lost</h2>
            <KeychainNote />
            <Recovery />
          </section>
          <section className="card stack" aria-labelledby="backup-title">
            <h2 id="backup-title">Backups</h2>
            <Backups />
          </section>
        </div>
        <section className="card stack setup-whole" aria-labelledby="preflight-title">
          <h2 id="preflight-title">Before the doors open</h2>
          <Preflight />
        </section>
        <section className="card stack setup-whole" aria-labelledby="rehearse-title">
          <h2 id="rehearse-title">Rehearse</h2>
          <Rehearse />
        </section>
        <section className="card stack setup-whole" aria-labelledby="devices-title">
          <h2 id="devices-title">Judges’ phones and other devices</h2>
          <Devices focused={false} />
        </section>
      </div>
      <Foot
        aside={
          contests === 0 ? (
            <span className="warn">There are no competitors yet: import them first.</span>
          ) : unsaved > 0 ? (
            <span className="warn">A running order is not saved yet.</span>
          ) : null
        }
      >
        <Button variant="default" size="md" onClick={() => setUp.go('order')}>
          Back
        </Button>
        <Button
          size="md"
          rightSection={<IconArrowRight size={18} />}
          disabled={contests === 0}
          data-testid="to-table"
          autoFocus
          onClick={() => {
            // The path is walked: who comes back comes for somebody.
            setUp.go('competitors')
            go('table')
          }}
        >
          Go to the table
        </Button>
      </Foot>
    </>
  )
}
