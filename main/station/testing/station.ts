// Stations for tests: each with a folder and a device of its own, and screens that speak the contract to it as a browser does.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answers, Calls, Failure, Push, ScreenView, StationView, Topic } from '../../../core/contract/contract.ts'
import { topicKey } from '../../../core/contract/contract.ts'
import type { Outcome } from '../../../core/outcome.ts'
import type { TableView } from '../../../core/views/view.ts'
import { type Device, loadDevice } from '../../keys/device-key.ts'
import { createStation, type Station } from '../station.ts'
import { createSwitchboard, type Role, type Switchboard } from '../switchboard.ts'

const cleanUps: (() => unknown)[] = []

/** For afterEach: closes the stations and takes their folders away. */
export async function cleanUp(): Promise<void> {
  for (const each of cleanUps.splice(0).toReversed()) await each()
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-station-'))
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The device of a folder. */
export async function deviceIn(folder: string): Promise<Device> {
  const device = await loadDevice(folder)
  if (!device.ok) throw new Error(device.error.message)
  return device.value
}

export interface TestStation {
  station: Station
  switchboard: Switchboard
  home: string
  events: string
  faults: unknown[]
  view(): StationView
  table(): TableView
}

/** Starts a station over a home folder; `events` where its files are to lie elsewhere. */
export async function startStation(options: { home?: string; events?: string; clock?: () => number } = {}): Promise<TestStation> {
  const { home = temporaryFolder(), clock = Date.now } = options
  const { events = join(home, 'events') } = options
  const faults: unknown[] = []
  const station = await createStation({
    folder: events,
    device: await deviceIn(home),
    version: '0.0.0-test',
    clock,
    random: () => 0.5,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    onFault: (error) => faults.push(error),
  })
  cleanUps.push(() => station.close())
  return {
    station,
    switchboard: createSwitchboard(station, (error) => faults.push(error)),
    home,
    events,
    faults,
    view: () => station.view({ topic: 'station' }) as StationView,
    table: () => station.view({ topic: 'table' }) as TableView,
  }
}

/** Two competitors in one division, and their contest is `k1`. */
export const entryList = {
  name: 'entry-list.import' as const,
  preset: 'powerlifting',
  rows: [
    { division: 'Open', bib: '1', name: 'Ada Lovelace', lot: 1, attributes: { bodyweight: 6000 } },
    { division: 'Open', bib: '2', name: 'Bea Arthur', lot: 2, attributes: { bodyweight: 6100 } },
  ],
}

/** An attempt of one of the two. */
export const attempt = (competitor: 'p1' | 'p2', slot: number, load: number, lights = 'WWW'): Calls['command'] => ({
  name: 'attempt.record',
  contest: 'k1' as never,
  competitor: competitor as never,
  slot,
  values: { load, lights },
  confirmed: true,
})

export interface Screen {
  /** Every frame that came, as text. */
  frames: string[]
  ended: boolean
  send(text: string): void
  call<C extends keyof Calls>(call: C, input: Calls[C]): Promise<Outcome<Answers[C], Failure>>
  /** The newest view of a topic, once there is one that satisfies. */
  sees<V = StationView | TableView | ScreenView>(topic: Topic, isSo?: (view: V) => boolean): Promise<V>
  pushes(topic: Topic): unknown[]
  close(): void
}

/** Opens a screen's line. */
export function openScreen(switchboard: Switchboard, role: Role): Screen {
  const frames: string[] = []
  let id = 0
  const line = switchboard.connect(
    role,
    (text) => frames.push(text),
    () => (screen.ended = true),
  )
  const until = async <T>(what: string, look: () => T | undefined): Promise<T> => {
    for (const end = performance.now() + 10_000; performance.now() < end; await pause(2)) {
      const found = look()
      if (found !== undefined) return found
    }
    throw new Error(`never came: ${what}`)
  }
  const pushes = (topic: Topic) =>
    frames.map((text) => JSON.parse(text) as Push).flatMap((push) => ('topic' in push && push.topic === topicKey(topic) ? [push.view] : []))
  const screen: Screen = {
    frames,
    ended: false,
    send: (text) => line.receive(text),
    pushes,
    async call(call, input) {
      const mine = ++id
      line.receive(JSON.stringify({ id: mine, call, input }))
      return until(`an answer to ${call}`, () => {
        const push = frames.map((text) => JSON.parse(text) as Push).find((each) => 'id' in each && each.id === mine)
        return push && 'id' in push ? (push.answer as Outcome<Answers[typeof call], Failure>) : undefined
      })
    },
    sees: <V>(topic: Topic, isSo: (view: V) => boolean = () => true) =>
      until(`a view of ${topicKey(topic)}`, () => {
        const view = pushes(topic).at(-1)
        return view !== undefined && isSo(view as never) ? (view as V) : undefined
      }),
    close: () => line.close(),
  }
  return screen
}
