// What only a shell with windows knows of the laptop: a port that the desktop app fills. Nobody does where the table is in a browser.

/** What the desktop app tells. */
export interface Laptop {
  /** Whether this app keeps the computer awake just now. */
  keptAwake(): boolean
  onBattery(): boolean
  /** What each is called. */
  printers(): Promise<string[]>
}

/** The station's end of the port. */
export interface LaptopPort {
  get(): Laptop | null
  set(laptop: Laptop): void
}

/** Nobody there yet. */
export function createLaptopPort(): LaptopPort {
  let here: Laptop | null = null
  return { get: () => here, set: (laptop) => void (here = laptop) }
}
