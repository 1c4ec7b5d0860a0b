// The registry of sample events. The first one is what "Open the sample event" opens.
import { Sample } from './sample.ts'
import ipfWorlds2022 from './ipf-worlds-2022.json' with { type: 'json' }
import paris2024Platform from './paris-2024-platform.json' with { type: 'json' }
import seoul2025Boulder from './seoul-2025-boulder.json' with { type: 'json' }

const files: readonly { id: string; name: string; about: string }[] = [ipfWorlds2022, paris2024Platform, seoul2025Boulder]

/** Every sample event in the order a person is offered them. */
export const sampleList: readonly { id: string; name: string; about: string }[] = files.map(({ id, name, about }) => ({ id, name, about }))

/** The sample event of an id, checked, or null where there is none. */
export function sampleOf(id: string): Sample | null {
  const file = files.find((sample) => sample.id === id)
  return file ? Sample.parse(file) : null
}
