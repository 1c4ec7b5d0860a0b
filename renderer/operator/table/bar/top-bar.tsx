// The top bar: which event, session and contest, and the three states that matter, in words.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconKey, IconKeyboard, IconMoon, IconSearch, IconSettings, IconSun } from '@tabler/icons-react'
import { Said } from '../../parts/words.tsx'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { BatteryState } from './battery.tsx'
import { ContestSelect } from './contest-select.tsx'
import { DevicesState, PublishedState, SavedState, ScreensState } from './states.tsx'
import './top-bar.css'

/** Whether what was entered is safe, whether the world and the room see it; or that the station, who knows, can't be reached. */
function States() {
  const lost = useOperator(({ connected }) => connected === false)
  return (
    <div className="states">
      <SavedState />
      <BatteryState />
      <Lost lost={lost} />
      {!lost && <PublishedState />}
      {!lost && <ScreensState />}
      {!lost && <DevicesState />}
    </div>
  )
}

function Lost({ lost }: { lost: boolean }) {
  return (
    <output className="lost" data-testid="connection">
      {lost && (
        <span className="lost-word">
          <strong>No connection to the station.</strong> Go on typing: a line is kept, and sent when it is back.
        </span>
      )}
    </output>
  )
}

function ColourScheme() {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = dark ? 'Light colours' : 'Dark colours'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
    </ActionIcon>
  )
}

/** The session of the contest that the table is on; nothing where there are none. */
function SessionNow() {
  const operator = useActions()
  const session = useOperator(({ station }) => station?.event?.contests.find(({ contest }) => contest === station.focus)?.session)
  if (session === undefined) return null
  return (
    <button
      type="button"
      className="session-now"
      data-testid="session-now"
      title="Sessions (Ctrl D)"
      onClick={() => operator.show('sessions')}
    >
      <Said text={session} />
    </button>
  )
}

export function TopBar() {
  const operator = useActions()
  const event = useOperator(({ station }) => station?.event?.name ?? '')
  const recovery = useOperator(({ station }) => (station?.standby === null ? station.recovery : 'none'))
  const keyLacks = recovery === 'to-confirm' ? 'The recovery key is not on paper yet' : 'No recovery key opens this event here yet'
  const tool = (label: string, icon: React.ReactNode, onClick: () => void) => (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  )
  return (
    <header className="top-bar" data-testid="top-bar">
      <h1 className="event">
        <Said text={event} />
      </h1>
      <SessionNow />
      <ContestSelect />
      <States />
      <nav className="tools" aria-label="Tools">
        {(recovery === 'to-confirm' || recovery === 'missing') &&
          tool(keyLacks, <IconKey size={20} className="warn" data-testid="recovery-reminder" />, () => operator.show('recovery'))}
        {tool('Find (Ctrl K)', <IconSearch size={20} />, () => operator.show('find'))}
        {tool('Keys (?)', <IconKeyboard size={20} />, () => operator.show('keys'))}
        {tool('Set-up', <IconSettings size={20} />, () => operator.go('setup'))}
        <ColourScheme />
      </nav>
    </header>
  )
}
