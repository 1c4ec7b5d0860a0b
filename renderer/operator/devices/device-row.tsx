// One device in the list: whose it is, what it is here, and whether a person has to look after it. Enter opens it.
import { IconBattery1, IconBolt, IconDeviceLaptop, IconDeviceMobile, IconHistory } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { DeviceView } from '../../../core/contract/hub.ts'
import { Said } from '../parts/words.tsx'
import { AWAY, signs, stateWords, troubles } from './device-words.ts'

/** How it is, as a shape before its colour. */
const SHAPES: Record<DeviceView['state'], { shape: string; tone: string }> = {
  here: { shape: '●', tone: 'good' },
  away: { shape: '◐', tone: 'warn' },
  silent: { shape: '○', tone: 'quiet' },
  removed: { shape: '×', tone: 'quiet' },
}

interface Props {
  device: DeviceView
  now: number
  isOpen: boolean
  onToggle: () => void
  children: ReactNode
}

/** Esc in an opened device closes it and goes back to its row, and no further. */
const closes = (onToggle: () => void) => (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  event.preventDefault()
  onToggle()
  event.currentTarget.closest('li')?.querySelector<HTMLElement>('.device-head')?.focus()
}

export function DeviceRow({ device, now, isOpen, onToggle, children }: Props) {
  const { name, title, state, lost, battery, charging, assignment } = device
  const { shape, tone } = lost.length > 0 && state !== 'removed' ? { shape: '!', tone: 'warn' } : SHAPES[state]
  // That it is away is said by its state.
  const wrong = troubles(device).filter((trouble) => trouble !== AWAY)
  const Icon = assignment.follows === 'all' ? IconDeviceLaptop : IconDeviceMobile
  return (
    // Esc is for whatever is focused inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="device"
      data-testid="device"
      data-state={state}
      data-lost={lost.length > 0 || undefined}
      onKeyDown={isOpen ? closes(onToggle) : undefined}
    >
      <button type="button" className="device-head" aria-expanded={isOpen} data-testid="device-head" onClick={onToggle}>
        <Icon size={20} aria-hidden className="quiet" />
        <span className="device-who">
          <Said text={name} className="device-name" />
          <span className="device-title" title={title}>
            {lost.length > 0 && state !== 'removed' ? `was ${title}` : title}
          </span>
        </span>
        {battery !== null && state !== 'removed' && (
          <span className={battery <= 15 && !charging ? 'device-sign warn' : 'device-sign quiet'} title={signs(device).join(', ')}>
            {charging ? <IconBolt size={15} aria-hidden /> : <IconBattery1 size={15} aria-hidden />}
            {battery} %
          </span>
        )}
        {device.waiting !== null && device.waiting > 0 && state !== 'removed' && (
          <span className="device-sign warn" title="Entries that it still holds">
            <IconHistory size={15} aria-hidden />
            {device.waiting}
          </span>
        )}
        <span className={`device-state ${tone}`} data-testid="device-state">
          <span aria-hidden>{shape}</span> {stateWords(device, now)}
        </span>
      </button>
      {wrong.length > 0 && (
        <p className="device-wrong small" data-testid="device-wrong">
          {wrong.join(' ')}
        </p>
      )}
      {isOpen && children}
    </li>
  )
}
