// Saved, public, screens, devices: each in words, each with a shape before its colour, and all but the first open what they speak of.
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconClockFilled } from '@tabler/icons-react'
import { devicesInWords, troubles } from '../../devices/device-words.ts'
import type { Panel } from '../../state/operator.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { useWatched } from '../../why/use-watched.ts'
import { backupWords, publicWords, savedWords, screenWords, type Said } from '../../state/words.ts'

const SHAPES = { good: IconCircleCheckFilled, warn: IconClockFilled, bad: IconAlertTriangleFilled, quiet: IconCircleDashed }

function Words({ said }: { said: Said }) {
  const Shape = SHAPES[said.tone]
  return (
    <>
      <Shape size={16} aria-hidden="true" className={said.tone} />
      <span>{said.text}</span>
    </>
  )
}

function Opens({ panel, said, testId, keys }: { panel: Panel; said: Said; testId: string; keys: string }) {
  const operator = useActions()
  const open = useOperator((state) => state.panel === panel)
  return (
    <button
      type="button"
      className="state"
      data-testid={testId}
      data-tone={said.tone}
      aria-expanded={open}
      title={`${said.detail ?? said.text} (${keys})`}
      onClick={() => operator.show(panel)}
    >
      <Words said={said} />
    </button>
  )
}

export function SavedState() {
  const saved = useOperator(({ station }) => station?.saved)
  const unsaved = useOperator(({ draft }) => (draft.problem?.kind === 'not-saved' ? draft.problem.message : null))
  if (!saved) return null
  const said = savedWords(saved, unsaved)
  return (
    <>
      <output className="state" data-testid="saved" data-tone={said.tone} title={said.detail}>
        <Words said={said} />
      </output>
      <BackupState />
    </>
  )
}

/** Nothing to see while backups are made as they should be. */
function BackupState() {
  const backup = useOperator(({ station }) => station?.backup)
  if (!backup || (backup.problem === null && backup.other === null)) return null
  return <Opens panel="backup" said={backupWords(backup)} testId="backup-state" keys="Ctrl K" />
}

export function PublishedState() {
  const publication = useOperator(({ station }) => station?.publication)
  return publication ? <Opens panel="publish" said={publicWords(publication)} testId="published" keys="F9" /> : null
}

export function ScreensState() {
  const screens = useOperator(({ station }) => station?.screens)
  return screens ? <Opens panel="screens" said={screenWords(screens)} testId="screens-state" keys="F8" /> : null
}

/** The phones that have joined: how many are here, and in words what each of the others needs. */
export function DevicesState() {
  const view = useWatched({ topic: 'devices' })
  if (!view) return null
  const { text, need } = devicesInWords(view)
  const late = view.partitions.reduce((sum, { tray }) => sum + tray.length, 0)
  const told = [
    ...(late > 0 ? [late === 1 ? '1 entry came too late' : `${late} entries came too late`] : []),
    ...view.devices.flatMap((device) => troubles(device).map((trouble) => `${device.name}: ${trouble}`)),
    ...view.warnings.map(({ message }) => message),
  ]
  const tone = need > 0 ? 'warn' : view.devices.some(({ state }) => state !== 'removed') ? 'good' : 'quiet'
  const said: Said = { tone, text, detail: [text, ...told].join('\n') }
  return <Opens panel="devices" said={said} testId="devices-state" keys="F1" />
}
