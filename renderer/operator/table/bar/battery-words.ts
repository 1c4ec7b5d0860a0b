// What the top bar says of the laptop's own battery: nothing, until somebody has to plug it in.
import type { Said } from '../../state/words.ts'

/** In percent: from here on it is told, and from there on it is urgent. */
const LOW = 20
const URGENT = 10

/** In words; null while there is nothing to do. */
export function batteryWords(battery: { level: number; charging: boolean } | null): Said | null {
  if (!battery || battery.charging) return null
  const percent = Math.round(battery.level * 100)
  if (percent > LOW) return null
  const detail = `This laptop’s battery is at ${percent} %: plug it in. Everything that was saved is on its disk, also if it goes off.`
  return percent > URGENT ? { tone: 'warn', text: `Battery ${percent} %`, detail } : { tone: 'bad', text: `Plug in: ${percent} %`, detail }
}
