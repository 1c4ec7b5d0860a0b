// The laptop's own battery, once it has to be plugged in. A browser that does not tell says nothing.
import { IconBattery1, IconBatteryOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { batteryWords } from './battery-words.ts'

interface Battery extends EventTarget {
  level: number
  charging: boolean
}

function useBattery(): { level: number; charging: boolean } | null {
  const [now, setNow] = useState<{ level: number; charging: boolean } | null>(null)
  useEffect(() => {
    let battery: Battery | null = null
    let over = false
    const look = () => battery && setNow({ level: battery.level, charging: battery.charging })
    const asks = navigator as Navigator & { getBattery?: () => Promise<Battery> }
    asks.getBattery?.().then(
      (found) => {
        if (over) return
        battery = found
        for (const change of ['levelchange', 'chargingchange']) found.addEventListener(change, look)
        look()
      },
      // It does not tell: as if there were none.
      () => undefined,
    )
    return () => {
      over = true
      for (const change of ['levelchange', 'chargingchange']) battery?.removeEventListener(change, look)
    }
  }, [])
  return now
}

export function BatteryState() {
  const said = batteryWords(useBattery())
  if (!said) return null
  const Shape = said.tone === 'bad' ? IconBatteryOff : IconBattery1
  return (
    <output className="state" data-testid="battery" data-tone={said.tone} title={said.detail}>
      <Shape size={18} aria-hidden="true" className={said.tone} />
      <span>{said.text}</span>
    </output>
  )
}
