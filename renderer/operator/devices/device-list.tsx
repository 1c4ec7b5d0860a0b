// The devices that have joined, and this table with what it has: up and down with the arrows, Enter opens one. Removed ones stand last.
import { IconDeviceDesktop } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'
import { useClock } from '../life/use-clock.ts'
import { DeviceDetail } from './device-detail.tsx'
import { DeviceRow } from './device-row.tsx'
import { troubles } from './device-words.ts'
import { partsOf, THIS_TABLE } from './owners.ts'
import { PartMove } from './part-move.tsx'

/** Those that need a person first, then as they joined; removed ones last. */
const inOrder = (devices: readonly DeviceView[]): DeviceView[] => {
  const rank = (device: DeviceView) => (device.state === 'removed' ? 2 : troubles(device).length > 0 ? 0 : 1)
  return devices.toSorted((a, b) => rank(a) - rank(b) || a.joined - b.joined)
}

/** The arrows go from row to row; what is inside an opened one keeps them for itself. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.device-head')]
  const at = heads.indexOf(document.activeElement as HTMLElement)
  if (by === undefined || at < 0) return
  event.preventDefault()
  heads[Math.max(0, Math.min(heads.length - 1, at + by))]?.focus()
}

function ThisTable({ view }: { view: DevicesView }) {
  const [isOpen, setOpen] = useState(false)
  const parts = partsOf(view, view.key)
  const title = parts.map(({ words }) => words).join(', ')
  return (
    <li className="device" data-testid="device-table">
      <button type="button" className="device-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconDeviceDesktop size={20} aria-hidden className="quiet" />
        <span className="device-who">
          <span className="device-name">{THIS_TABLE}</span>
          <span className="device-title" title={title}>
            {title}
          </span>
        </span>
        <span className="device-state good">
          <span aria-hidden>●</span> here
        </span>
      </button>
      {isOpen && (
        <ul className="device-detail stack">
          {parts.map((part) => (
            <PartMove key={part.partition} part={part} view={view} />
          ))}
        </ul>
      )}
    </li>
  )
}

export function DeviceList({ view }: { view: DevicesView }) {
  const [open, setOpen] = useState<string | null>(null)
  // What was last heard grows old while nothing comes.
  const now = useClock(Number.MAX_SAFE_INTEGER)
  return (
    <section className="stack" aria-label="Devices that have joined">
      {/* Arrows are handled for the rows' own buttons. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className="device-list" data-testid="device-list" onKeyDown={walk}>
        {inOrder(view.devices).map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            now={now}
            isOpen={open === device.id}
            onToggle={() => setOpen(open === device.id ? null : device.id)}
          >
            <DeviceDetail device={device} view={view} />
          </DeviceRow>
        ))}
        <ThisTable view={view} />
      </ul>
    </section>
  )
}
