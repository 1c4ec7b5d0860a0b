// When the laptop's battery is told of.
import { expect, test } from 'vitest'
import { batteryWords } from './battery-words.ts'

test.each([
  [null, null],
  [{ level: 0.21, charging: false }, null],
  [{ level: 0.05, charging: true }, null],
  [
    { level: 0.2, charging: false },
    { tone: 'warn', text: 'Battery 20 %' },
  ],
  [
    { level: 0.11, charging: false },
    { tone: 'warn', text: 'Battery 11 %' },
  ],
  [
    { level: 0.1, charging: false },
    { tone: 'bad', text: 'Plug in: 10 %' },
  ],
] as const)('%j says %j', (battery, said) => {
  const words = batteryWords(battery)
  if (said === null) expect(words).toBeNull()
  else expect(words).toMatchObject(said)
})
