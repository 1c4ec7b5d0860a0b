// What a stranger finds: an event that is public, with judges on phones, codes that wait, a screen that was steered, and a second event of
// somebody else on the same server. Set up over the operator's own line and the phones' own protocol.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Answers, Calls, StationView, Topic } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import { presets } from '../../core/formats/presets/presets.ts'
import type { ContestId, EventId, PartitionId } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { signJoin } from '../../core/wire/join.ts'
import { createPhone } from '../../main/hub/testing/phone.ts'
import type { ViewOf } from '../../renderer/client/connection.ts'
import { OTHER, register, secretOf, setupLog, sync } from '../../server/testing/sender.ts'
import { connectToStation, type StationClient } from '../demo/station-client.ts'
import type { Fixtures } from './fixtures.ts'
import type { Secret } from './verdict.ts'

/** What opens the server to stations; a stranger has not got it. */
export const REGISTRATION_CODE = 'a code for organisers'
const PEOPLE = 100
const JUDGES = [1, 2, 3]
const CONTEST = 'k1' as ContestId
const JUDGED = 'k2' as ContestId
/** Written where nobody but the table may read it. */
export const UNSEEN = { phone: 'Canary phone', lot: 987_654, licence: 77_700_007 }
export const STEERED = { id: 'mainhall0001', name: 'Main hall' }

export interface Venue {
  fixtures: Fixtures
  secrets: Secret[]
  station: StationClient
  event: EventId
  /** File of the event, by its name in the station's folder. */
  file: string
  /** The table's own next input; the seq under which it was saved. */
  save(): Promise<number>
  /** What nobody but the table may change, as it is now. */
  look(): Promise<Record<string, unknown>>
  /** Once the server has all that the table has. */
  published(): Promise<void>
}

/** Where everything is, before anything was done. */
export interface Doors {
  /** The one-time address of the operator app. */
  table: string
  server: string
}

export async function setUp({ table, server }: Doors): Promise<Venue> {
  const station = await connectToStation(table)
  const call = async <C extends keyof Calls>(name: C, input: Calls[C]): Promise<Answers[C]> => {
    const answer = await station.call(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.value
  }
  const see = <T extends Topic>(topic: T, wanted: (view: ViewOf<T>) => boolean = () => true) =>
    new Promise<ViewOf<T>>((resolve) => {
      const stop = station.watch(topic, (view) => {
        if (!wanted(view)) return
        resolve(view)
        queueMicrotask(() => stop())
      })
    })
  const { file } = await call('event.create', { name: 'Open to strangers' })
  const person = (division: string, index: number) => ({
    division,
    bib: String(index + 1),
    name: `Competitor ${index + 1}`,
    attributes: { bodyweight: 6000 },
  })
  const rows = [
    ...Array.from({ length: PEOPLE }, (_, index) => person('Open', index)),
    { ...person('Judged', PEOPLE), lot: UNSEEN.lot, attributes: { bodyweight: 6000, licence: UNSEEN.licence } },
  ]
  await call('command', { name: 'entry-list.import', preset: presets[0]!.id, rows })
  const judges = [{ field: 'lights', partitions: JUDGES.map((judge) => `judge-${judge}` as PartitionId) }]
  await call('command', { name: 'contest.staff', contest: JUDGED, judges })
  await call('table.focus', { contest: CONTEST })
  await call('public.connect', { url: server, code: REGISTRATION_CODE })
  const { event, displayUrl } = await see({ topic: 'station' }, (view) => view.event !== null && view.displayUrl !== null)
  const id = event!.id as EventId

  await steerScreen(displayUrl!, call)
  const invite = async (judge: number) => {
    const { invitation } = await call('device.invite', {
      assignment: { partitions: [`judge-${judge}` as PartitionId], contest: JUDGED, judge },
    })
    const { invitations, address } = (await see(
      { topic: 'devices' },
      (view) => view?.invitations.some((one) => one.id === invitation) ?? false,
    ))!
    return { code: invitations.find((one) => one.id === invitation)!.code, hub: address!.replace(/j$/, '') }
  }
  const phones = []
  const joins: string[] = []
  for (const judge of JUDGES) {
    const { code, hub } = await invite(judge)
    const phone = createPhone(hub, judge, `${UNSEEN.phone} ${judge}`)
    await phone.join(code)
    joins.push(JSON.stringify(signJoin(code, phone.name, phone.secret)))
    for (let slot = 0; slot < 3; slot++)
      phone.write('mark.given', { contest: JUDGED, competitor: `p${PEOPLE + 1}`, slot, marks: { lights: 1 } })
    await phone.sync({ push: [phone.batch()] })
    phones.push(phone)
  }
  const [first, second, gone] = phones as [(typeof phones)[0], (typeof phones)[0], (typeof phones)[0]]
  await call('device.remove', { device: gone.device })
  const codes = [await invite(4), await invite(5)].map(({ code }) => code)
  await published()
  const organiser = secretOf(90)
  const foreign = (await register(server, OTHER, organiser, 'Somebody else’s', REGISTRATION_CODE)).token
  const others = setupLog(OTHER, organiser)
  await sync(server, foreign, [others.batch()], {}, OTHER)

  const batches = [first.batch(), second.batch(), gone.batch()]
  const request = (push: object[], of: string = id) => JSON.stringify({ v: 1, event: of, have: {}, push, late: { have: [], push: [] } })
  const port = (url: string) => Number(new URL(url).port)
  const hidden = (what: string, text: string): Secret => ({ what, text })
  let saved = 0

  async function published(): Promise<void> {
    await station.when(({ publication: { waiting, at }, saved }) => waiting === 0 && at !== null && at >= (saved.at ?? 0))
  }

  return {
    station,
    event: id,
    file,
    published,
    fixtures: {
      ports: { operator: port(table), displays: port(displayUrl!), server: port(server) },
      event: id,
      other: OTHER,
      contest: CONTEST,
      tokens: { overheard: [first.token, second.token], ended: gone.token, foreign },
      heard: {
        joins,
        syncs: [...batches.map((batch) => request([batch])), request(batches)],
        publishes: [request([others.batch()], OTHER), request(batches), request(batches, OTHER)],
        registrations: [
          JSON.stringify({ v: 1, event: id, name: 'Open to strangers', key: publicKey(organiser), sig: '0'.repeat(128), code: 'guess' }),
        ],
        devices: [first, gone].map(({ key }) => JSON.stringify({ v: 1, event: id, key })),
        hellos: [JSON.stringify(gone.hello())],
      },
    },
    secrets: [
      ...codes.flatMap((code) => [hidden('a code that waits', code), hidden('a code that waits', code.replace('-', ''))]),
      ...phones.map(({ token }) => hidden('a phone’s token', token)),
      hidden('the server’s token', foreign),
      hidden('the server’s code', REGISTRATION_CODE),
      hidden('the name of a phone', UNSEEN.phone),
      hidden('a lot that is nowhere shown', String(UNSEEN.lot)),
      hidden('an attribute that is nowhere shown', String(UNSEEN.licence)),
    ],
    async save() {
      const [slot, index] = [Math.floor(saved / PEOPLE) % 9, saved % PEOPLE]
      saved++
      const values = { load: 1000 + slot * 50, lights: 'WWW' }
      const competitor = `p${index + 1}` as never
      return (await call('command', { name: 'attempt.record', contest: CONTEST, competitor, slot, values, confirmed: true })).seq
    },
    async look() {
      const [frame, entries, formats, referee, judged, devices] = await Promise.all([
        see({ topic: 'station' }),
        see({ topic: 'entries' }),
        see({ topic: 'formats' }),
        see({ topic: 'referee', contest: JUDGED }),
        see({ topic: 'table', contest: JUDGED }),
        see({ topic: 'devices' }),
      ])
      return {
        frame: frameOf(frame),
        entries: entries?.competitors.map((each) => ({ ...each, recorded: null })),
        formats,
        referee,
        judged,
        devices: devices && devicesOf(devices),
      }
    },
  }
}

/** A display comes, is named and steered at the table, and goes. */
async function steerScreen(url: string, call: <C extends keyof Calls>(name: C, input: Calls[C]) => Promise<unknown>): Promise<void> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}display/socket`)
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen: STEERED.id } }))
  await once(socket, 'message')
  await call('screen.rename', { screen: STEERED.id, name: STEERED.name })
  await call('screen.steer', { screen: STEERED.id, scene: { kind: 'message', text: 'Welcome' } })
  const closed = once(socket, 'close')
  socket.close()
  await closed
}

/** Of the frame around everything: what strangers must not change. Screens that they open themselves come and go. */
const frameOf = ({ phase, event, focus, screens, publication, saved }: StationView) => ({
  phase,
  event: event && { ...event, contests: event.contests.map(({ contest, name }) => [contest, name]) },
  focus,
  problem: saved.problem,
  publicUrl: publication.publicUrl,
  parked: publication.parked,
  screens: screens.filter(({ id }) => id === STEERED.id).map(({ id, name, scene }) => ({ id, name, scene })),
})

/** Who is in, and who may come in; but not how each is just now. */
const devicesOf = ({ devices, invitations, partitions }: DevicesView) => ({
  devices: devices.map(({ id, name, key, assignment, state }) => ({ id, name, key, assignment, removed: state === 'removed' })),
  invitations: invitations.map(({ id, assignment, code }) => ({ id, assignment, code })),
  partitions: partitions.filter(({ partition }) => partition !== 'table-1'),
})
