// What is played on the hosts, by a program on the table's: station and server are started, six phones join, and give their marks over links
// that are bad and then gone for a while. It prints what was seen, and ends with 0 only where every mark is everywhere, once.
//   node evening.ts HOSTS FOLDER       HOSTS as JSON, by name: table, server, phone1 … phone6
import { setTimeout as pause } from 'node:timers/promises'
import { connectToStation, type StationClient } from '../../build/demo/station-client.ts'
import type { Answers, Failure } from '../../core/contract/contract.ts'
import type { Command } from '../../core/decide/command.ts'
import type { ContestId, PartitionId } from '../../core/ids.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { TableView } from '../../core/views/view.ts'
import { logStanding, serverLog } from '../support/standings.ts'
import { type Host, setLink, worsenLink } from './network.ts'
import { type HostProgram, startOn } from './program.ts'

const CUT_MS = 8000
const CODE = 'for the hall alone'
const PEOPLE = ['Ada Lovelace', 'Grace Hopper', 'محمد الأمين', 'Zoë Ångström']
/** Marks are given in so many turns: before the cut, during it, and after it. */
const TURNS = [0, 1, 2, 3, 4, 5] as const
const markOf = (judge: number, turn: number): number => 60 + 4 * turn + judge

const [hostsText = '{}', folder = ''] = process.argv.slice(2)
const hosts = JSON.parse(hostsText) as Record<string, Host>
const [table, server] = [hosts['table']!, hosts['server']!]
const phones = Object.entries(hosts).flatMap(([name, host]) => (name.startsWith('phone') ? [host] : []))
const say = (text: string) => console.log(text)

async function must<T>(answer: Promise<Outcome<T, Failure>>): Promise<T> {
  const outcome = await answer
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** The first view of a topic that is as wanted. */
const first = <V>(watch: (listener: (view: V) => void) => () => void, wanted: (view: V) => boolean): Promise<V> =>
  new Promise((resolve) => {
    const stop = watch((view) => {
      if (!wanted(view)) return
      resolve(view)
      queueMicrotask(() => stop())
    })
  })

/** An event with six judges, published at the server. */
async function setUp(station: StationClient, url: string): Promise<ContestId> {
  const send = (command: Command): Promise<Answers['command']> => must(station.call('command', command))
  await must(station.call('event.create', { name: 'Evening on hosts of their own' }))
  const rows = PEOPLE.map((name, index) => ({ name, division: 'Open', bib: String(11 + index) }))
  await send({ name: 'entry-list.import', preset: 'freestyle', rows })
  const { event } = await station.when((view) => (view.event?.contests.length ?? 0) > 0)
  const contest = event!.contests[0]!.contest
  const partitions = phones.map((_, judge) => `judge-${judge + 1}` as PartitionId)
  await send({ name: 'contest.staff', contest, judges: [{ field: 'marks', partitions }] })
  await must(station.call('public.connect', { url, code: CODE }))
  return contest
}

async function joinAll(station: StationClient, contest: ContestId): Promise<HostProgram[]> {
  const watch = (listener: (view: DevicesView | null) => void) => station.watch({ topic: 'devices' }, listener)
  const joining = phones.map(async ({ namespace }, index) => {
    const judge = index + 1
    const assignment = { partitions: [`judge-${judge}` as PartitionId], contest, judge }
    const { invitation } = await must(station.call('device.invite', { assignment }))
    const view = await first(watch, (devices) => devices?.invitations.some(({ id }) => id === invitation) === true)
    const { url, code } = view!.invitations.find(({ id }) => id === invitation)!
    const phone = startOn(namespace, 'e2e/hosts/phone.ts', [new URL('/', url!).href, code, `Phone ${judge}`])
    await phone.line(/^joined$/)
    return phone
  })
  return await Promise.all(joining)
}

const give = (programs: readonly HostProgram[], contest: ContestId, turns: readonly number[]) =>
  Promise.all(
    programs.map(async (program, judge) => {
      for (const turn of turns) {
        const whom = { contest, competitor: `p${(turn % PEOPLE.length) + 1}`, slot: Math.floor(turn / PEOPLE.length) }
        program.tell(JSON.stringify({ ...whom, mark: markOf(judge, turn) }))
        await program.line(new RegExp(`^kept ${turn + 1}$`))
      }
    }),
  )

async function play(running: HostProgram[]): Promise<string[]> {
  const serverProgram = startOn(server.namespace, 'out/server/main.js', [], {
    SCORETABLE_SERVER_DATA: `${folder}/server`,
    HOST: server.address,
    PORT: '4690',
    REGISTRATION_CODE: CODE,
    DATABASE_URL: '',
    PUBLIC_URL: '',
  })
  running.push(serverProgram)
  const stationProgram = startOn(table.namespace, 'out/main/browser.js', ['--lan'], { SCORETABLE_HOME: `${folder}/station` })
  running.push(stationProgram)
  const [, url = ''] = await serverProgram.line(/^The results server is ready: (http\S+)$/)
  const [, address = ''] = await stationProgram.line(/^Scoretable is ready: (http\S+)$/)
  const station = await connectToStation(address)
  const contest = await setUp(station, url)
  const programs = await joinAll(station, contest)
  running.push(...programs)
  say(`${programs.length} phones joined the table at ${table.address}`)

  const bad = [...phones, server]
  say(`links of the phones and the server: ${bad.map(worsenLink)[0]}`)
  const start = performance.now()
  await give(programs, contest, TURNS.slice(0, 2))
  for (const host of bad) setLink(host, false)
  await give(programs, contest, TURNS.slice(2, 4))
  await pause(CUT_MS)
  for (const host of bad) setLink(host, true)
  const mended = performance.now()
  say(`all links were down for ${CUT_MS / 1000} s, and two marks of each phone were given meanwhile`)
  await give(programs, contest, TURNS.slice(4))

  const heads = await Promise.all(programs.map((program) => program.line(new RegExp(`^drained ${TURNS.length} (\\w+)$`))))
  say(
    `the table has all ${programs.length * TURNS.length} marks ${((performance.now() - mended) / 1000).toFixed(1)} s after the links came back`,
  )
  const said = await first<DevicesView | null>(
    (listener) => station.watch({ topic: 'devices' }, listener),
    (view) => view !== null,
  )
  const lasts = said!.partitions.filter(({ partition }) => partition.startsWith('judge-')).map(({ last }) => last)
  await station.when(({ publication: { waiting, at } }) => waiting === 0 && at !== null)
  const partitionsAt = () => new Map(serverLog(`${folder}/server`).map(({ partition, ...entry }) => [partition as string, entry]))
  const isThere = () => heads.every(([, hash], judge) => (partitionsAt().get(`judge-${judge + 1}`) as { hash?: string })?.hash === hash)
  while (!isThere()) await pause(250)
  say(`the server has them too, ${((performance.now() - start) / 1000).toFixed(1)} s after the first mark`)

  const faults = lasts
    .filter((last) => last !== TURNS.length)
    .map((last) => `the table has ${last} entries of a judge, not ${TURNS.length}`)
  const log = serverLog(`${folder}/server`)
  const given = log.filter(({ kind }) => kind === 'mark.given').map(({ partition, body }) => `${partition} ${JSON.stringify(body)}`)
  const wanted = programs.length * TURNS.length
  if (given.length !== wanted || new Set(given).size !== wanted)
    faults.push(`the server has ${given.length} marks, not each of ${wanted} once`)
  const standing = logStanding(log, contest)
  const view = await first<TableView | null>(
    (listener) => station.watch({ topic: 'table' }, listener),
    (view) => view !== null,
  )
  const { rows, decisive } = view!.standing
  const atTable = rows.map(({ place, tied, bib, name, results }) =>
    [`${tied ? '=' : ''}${place ?? '–'}`, bib, name, results[decisive] ?? ''].join(' '),
  )
  if (JSON.stringify(atTable) !== JSON.stringify(standing))
    faults.push(`the standings differ: ${atTable.join(', ')}; ${standing.join(', ')}`)
  else say(`one standing, at the table and made anew from the server’s log: ${standing.join(', ')}`)
  station.close()
  return faults
}

const running: HostProgram[] = []
try {
  const faults = await play(running)
  for (const fault of faults) say(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await Promise.all(running.reverse().map((program) => program.stop()))
}
