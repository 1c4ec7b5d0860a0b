// Where a backup can be kept, one press each: what is plugged in now, and the system's own dialog where there is one. A stick shows as it is plugged in.
import { Button } from '@mantine/core'
import { IconFolderOpen, IconUsb } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Answers } from '../../../core/contract/contract.ts'
import { useActions } from '../state/use-operator.ts'
import { roomWords } from './room-words.ts'

const LOOK_EVERY = 3000

type Found = Answers['backup.places']

/** Looks again and again while it is in sight. */
function usePlaces(): Found {
  const { call } = useActions()
  const [found, setFound] = useState<Found>({ places: [], hasDialog: false })
  useEffect(() => {
    let gone = false
    const look = async () => {
      const answer = await call('backup.places', {})
      if (!gone && answer.ok) setFound(answer.value)
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [call])
  return found
}

export function Places({ busy, choose }: { busy: boolean; choose: (folder: string) => void }) {
  const { call } = useActions()
  const { places, hasDialog } = usePlaces()
  async function ask() {
    const answer = await call('backup.choose', {})
    if (answer.ok && answer.value.folder !== null) choose(answer.value.folder)
  }
  return (
    <div className="stack places" data-testid="backup-places">
      {places.map(({ folder, name, free }) => (
        <Button
          key={folder}
          variant="default"
          justify="space-between"
          disabled={busy}
          leftSection={<IconUsb size={20} aria-hidden />}
          rightSection={<span className="quiet small">{roomWords(free)}</span>}
          title={folder}
          onClick={() => choose(folder)}
        >
          {name}
        </Button>
      ))}
      {places.length === 0 && (
        <p className="quiet small">No stick is plugged in{hasDialog ? '' : ', or this system does not say where'}.</p>
      )}
      {hasDialog && (
        <Button
          variant="default"
          justify="flex-start"
          disabled={busy}
          leftSection={<IconFolderOpen size={20} aria-hidden />}
          data-testid="backup-choose"
          onClick={() => void ask()}
        >
          Choose a folder…
        </Button>
      )}
    </div>
  )
}
