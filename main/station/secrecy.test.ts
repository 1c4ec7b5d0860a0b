// Whoever takes the laptop's folder reads no competitor in it: not in the file, its log beside it, its keys, its note, nor what is kept.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sampleOf } from '../../samples/samples.ts'
import { keepAdmitted } from '../shell/admitted.ts'
import { createEntrance } from '../shell/entrance.ts'
import { cleanUp, startStation } from './testing/station.ts'

afterEach(cleanUp)

/** Every file below a folder with its bytes. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }))

/** Which of the texts `strings` would find in a file, in UTF-8 or UTF-16, whichever case. */
function shown(bytes: Buffer, texts: readonly string[]): string[] {
  const readings = [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')].map((each) =>
    each.toLowerCase(),
  )
  return texts.filter((text) => readings.some((each) => each.includes(text.toLowerCase())))
}

test('fault 20: nothing in the folder of a whole sample event names anybody, while it is open and after', async () => {
  const { station, home } = await startStation()
  const sample = sampleOf('ipf-worlds-2022')!
  const opened = await station.call('event.openSample', { sample: sample.id })
  if (!opened.ok) throw new Error(opened.error.message)
  const door = createEntrance(() => 'a-secret-token-of-a-browser', keepAdmitted(home))
  door.admit(door.issue())
  station.screenConnected('screen0001')
  await station.call('screen.rename', { screen: 'screen0001', name: 'Wall by the bar' })
  await station.call('screen.steer', { screen: 'screen0001', scene: { kind: 'message', text: 'Lunch at noon' } })

  const names = sample.entries.flatMap(({ name, team }) => [
    name,
    ...name.split(' ').filter((part) => part.length > 4),
    ...(team && team.length > 4 ? [team] : []),
  ])
  const secrets = [
    ...new Set(names),
    'Wall by the bar',
    'Lunch at noon',
    'competitor.added',
    'attempt.recorded',
    'a-secret-token-of-a-browser',
  ]
  // The file is named after the event: that much is shown, and no more.
  const found = (): string[] => filesIn(home).flatMap(({ path, bytes }) => shown(bytes, secrets).map((secret) => `${secret} in ${path}`))

  const ends = filesIn(home).map(({ path }) => path.replace(/^.*\.scoretable/, '').replace(/^.*[\\/]/, ''))
  expect(ends.toSorted()).toEqual(['', '-keys', '-open', '-wal', 'browsers.json', 'device.key', 'last-event'])
  expect(filesIn(home).reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(100_000)
  expect(found()).toEqual([])
  await station.call('event.close', {})
  expect(found()).toEqual([])
})
