// Everything about devices, at the table and in set-up: what needs a person first, then codes to join with, then who is there.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import { useWatched } from '../why/use-watched.ts'
import { Codes } from './codes.tsx'
import { DeviceList } from './device-list.tsx'
import './devices.css'
import { InviteForm } from './invite-form.tsx'
import { LateTray } from './late-tray.tsx'
import { TakeFile } from './take-file.tsx'
import { Warnings } from './warnings.tsx'

/** Why no phone can join just now, and what to do; nothing where they can. */
function Reach({ view }: { view: DevicesView }) {
  if (view.address === null)
    return (
      <p className="sentence warn" data-testid="devices-reach">
        Devices can’t connect to this computer just now. Scoring goes on at the table; start Scoretable again to try once more.
      </p>
    )
  if (view.reachable) return null
  return (
    <p className="sentence" data-testid="devices-reach">
      Only this computer can open the address. For phones on the venue’s network, start Scoretable again with <kbd>--lan</kbd>; everything
      saved is kept.
    </p>
  )
}

export function Devices({ focused }: { focused: boolean }) {
  const view = useWatched({ topic: 'devices' })
  const [inviting, setInviting] = useState(false)
  if (!view) return null
  const isEmpty = view.devices.length === 0 && view.invitations.length === 0
  return (
    <div className="devices">
      <Warnings view={view} />
      <LateTray view={view} />
      <Reach view={view} />
      {isEmpty && !inviting && (
        <p className="quiet">No device has joined yet. Judges mark on their own phones; nothing has to be installed on them.</p>
      )}
      {inviting ? (
        <InviteForm view={view} close={() => setInviting(false)} />
      ) : (
        <div>
          <Button
            leftSection={<IconPlus size={18} />}
            autoFocus={focused}
            variant={isEmpty ? 'filled' : 'default'}
            data-testid="invite"
            onClick={() => setInviting(true)}
          >
            Invite a device …
          </Button>
        </div>
      )}
      <Codes view={view} />
      <DeviceList view={view} />
      {view.devices.length > 0 && <TakeFile />}
    </div>
  )
}
