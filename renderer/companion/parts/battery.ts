// The phone's battery, for the table's list of devices; a browser that doesn't say gives null.
interface Battery extends EventTarget {
  level: number
  charging: boolean
}

let battery: Battery | null = null

/** In percent, as far as it is known. */
export const batteryNow = (): { battery: number | null; charging: boolean | null } => ({
  battery: battery ? Math.round(battery.level * 100) : null,
  charging: battery?.charging ?? null,
})

/** Starts asking for it. */
export function watchBattery(): void {
  const asks = navigator as Navigator & { getBattery?: () => Promise<Battery> }
  asks.getBattery?.().then(
    (found) => (battery = found),
    () => undefined,
  )
}
