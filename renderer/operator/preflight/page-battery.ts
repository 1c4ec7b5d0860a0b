// The laptop's own battery, where this page's browser tells.
import type { PageFacts } from '../../../core/contract/preflight.ts'

/** How full it is, and whether it is charged; null where that is not told. */
export async function pageBattery(): Promise<PageFacts['battery']> {
  const asks = navigator as Navigator & { getBattery?: () => Promise<{ level: number; charging: boolean }> }
  try {
    const found = await asks.getBattery?.()
    return found ? { level: found.level, charging: found.charging } : null
  } catch {
    // It does not tell: as if there were none.
    return null
  }
}
