// The hub: the part of the station that phones on the venue's network talk to. It lets them in by one-time codes, takes their entries, tells
// them whom they judge, and tells the table how they are. It knows no transport; routes.ts carries it over HTTP and WebSockets.
//
// It holds no results of its own. Who has joined is kept in the event's file (book.ts); who owns what is in `setup`, granted before a device
// hears that it has joined. Signs of life and warnings are in memory alone.
import type { Assignment, DevicesView } from '../../core/contract/hub.ts'
import type { Failure } from '../../core/contract/contract.ts'
import { SETUP } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { codeOf, type JoinAnswer, type JoinRequest } from '../../core/wire/join.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import { isLoopback, type Way } from '../../core/wire/ways.ts'
import type { FollowAnswer, FollowRequest, KnownDevice } from '../../core/wire/follow.ts'
import type { Refusal as NotTaken, SyncAnswer, SyncRequest } from '../../core/wire/sync.ts'
import { isNear } from '../sync/server-address.ts'
import { createTurns } from '../station/in-turn.ts'
import { NO_EVENT } from '../station/no-event.ts'
import { createAdmission } from './admission.ts'
import { type Device, invited, removed, renamed, settled, withdrawn } from './book.ts'
import { devicesView } from './devices-view.ts'
import { admitted, copyOf, followed, learnt, othersOf, type OtherLaptop, standbyWays } from './followers.ts'
import type { HubEvent } from './hub-event.ts'
import { createKeptBook } from './kept-book.ts'
import { createLines, type Lines } from './lines.ts'
import { takeParcel } from './parcel.ts'
import { type Presence, unseen } from './presence.ts'
import { createProven, type Proven } from './proven.ts'
import { CLOSED, NOT_FOLLOWING, OTHER_EVENT, REMOVED, UNKNOWN, notStored, type Refusal } from './refused.ts'
import { isOfAnother } from './token.ts'
import { createWarnings, KINDS } from './warnings.ts'

export interface HubTools {
  clock: () => number
  randomBytes: (count: number) => Uint8Array
  /** Something has changed of how the table sees its phones, and of nothing else. */
  onChange: () => void
  /** Entries came in or were written: something in the event may have changed. */
  onEntries: () => void
  onFault: (error: unknown) => void
}

/** Where phones find the hub, and whether the venue's network reaches it. */
export interface HubAddress {
  url: string
  reachable: boolean
}

export interface Hub {
  /** The event that is open from here on; null where none is. */
  setEvent(event: HubEvent | null): void
  setAddress(address: HubAddress | null): void
  /** Something in the event changed: phones are told what concerns them. */
  changed(): void
  view(): DevicesView

  invite(assignment: Assignment): Outcome<{ invitation: string }, Failure>
  withdraw(invitation: string): Outcome<null, Failure>
  rename(device: string, name: string): Outcome<null, Failure>
  remove(device: string): Outcome<null, Failure>
  heed(): void
  /** The results server passed on what was not taken: the table is told where that is no matter of time. */
  doubt(refusal: NotTaken): void
  /** Takes the text of a file that a phone made of what it could not send. */
  takeFile(text: string): Promise<Outcome<{ said: string }, Failure>>

  /** Where phones find this hub; null while nothing serves it. */
  address(): HubAddress | null
  /** The other laptops of the event that have said where they are found. */
  others(): OtherLaptop[]
  /** Takes over who has joined at the table, where this laptop stands by; `own` are the keys that are known here by themselves. */
  learn(devices: readonly KnownDevice[], own: ReadonlySet<string>): void
  /** Lets the table's own laptop in, with a token that it is told. */
  admit(laptop: { key: string; name: string; token: string }): void

  /** A request to join from an address. */
  join(asked: JoinRequest, address: string): Promise<Outcome<JoinAnswer, Refusal>>
  /** The device that a token was given to, which has been in contact with it. */
  deviceOf(token: string | null): Outcome<Device, Refusal>
  /** The device whose token this is, if it is good; nothing is taken note of. */
  whose(token: string | null): Device | null
  /** A laptop that stands by says where it is found, and is told who has joined. */
  follow(device: Device, asked: FollowRequest): Outcome<FollowAnswer, Refusal>
  /** A sync request of a device. */
  sync(device: Device, asked: SyncRequest): Promise<Outcome<SyncAnswer, Refusal>>
  readonly lines: Lines
  readonly proven: Proven
}

const FAR: Refusal = {
  status: 400,
  error: 'address',
  message: 'A laptop that stands by is at the venue. It was not noted where it is found.',
}

/** Starts a hub with no event. */
export function createHub(tools: HubTools): Hub {
  const { clock, randomBytes, onChange, onEntries } = tools
  let open: HubEvent | null = null
  const book = createKeptBook(onChange)
  const { keep } = book
  let address: HubAddress | null = null
  /** Phones joined at another laptop's hub, for which this one is the one beside it. */
  let isBeside = false
  const warnings = createWarnings()
  const presences = new Map<string, Presence>()
  const proven = createProven()
  // One join at a time, so that a code is used up before the next one looks at it.
  const inTurn = createTurns()

  const presenceOf = (device: string): Presence => {
    const presence = presences.get(device) ?? unseen()
    presences.set(device, presence)
    return presence
  }

  function deviceOf(token: string | null): Outcome<Device, Refusal> {
    if (!open) return err(CLOSED)
    const device = book.holderOf(token)
    if (device?.removed === null) {
      presenceOf(device.id).contact = clock()
      // It has its token, so its code has done its work.
      const next = settled(book.now, device.key)
      if (next !== book.now) keep(next)
      return ok(device)
    }
    if (device) return err({ status: 401, error: 'removed', message: REMOVED })
    if (token !== null && isOfAnother(open.event, token)) return err({ status: 403, error: 'event', message: OTHER_EVENT })
    return err({ status: 401, error: 'token', message: UNKNOWN })
  }

  /** Where phones may send to besides. A server on this computer is none for a phone beside it. */
  const waysOf = (event: HubEvent): Way[] =>
    [...event.ways(), ...standbyWays(book.now, isBeside ? address : null)].filter(
      ({ kind, url }) =>
        !(kind === 'server' && isRehearsal(event.event)) && (!isLoopback(url) || address === null || isLoopback(address.url)),
    )

  const lines = createLines({ ...tools, event: () => open, deviceOf, presenceOf, waysOf })

  const join = createAdmission({
    clock,
    randomBytes,
    book,
    isOpen: (event) => event === open,
    onGuessing(from, message) {
      warnings.warn('guessing', from, message, clock())
      onChange()
    },
    onEntries,
    onIn({ id }) {
      lines.end(id, 'elsewhere')
      presenceOf(id).contact = clock()
      lines.push()
    },
    waysOf,
  })

  async function syncNow(here: HubEvent, device: Device, asked: SyncRequest): Promise<Outcome<SyncAnswer, Refusal>> {
    const { partitions, follows } = device.assignment
    const own = new Set([...partitions, ...here.owned(device.key).map(({ partition }) => partition)])
    const before = asked.push.map(({ partition }) => here.lateIn(partition))
    const answer = await here.sync(asked, follows ? null : own)
    const brings = asked.push.length > 0 || (asked.late?.push.length ?? 0) > 0
    if (brings) onEntries()
    if (!answer.ok) return err(notStored(answer.error.kind === 'full', answer.error.message))
    const more = asked.push.filter(({ partition }, index) => here.lateIn(partition) > before[index]!)
    warnings.hear(device, asked, answer.value.refused, more, clock())
    if (brings) lines.push()
    onChange()
    return answer
  }

  return {
    setEvent(event) {
      lines.endAll(event ? 'other-event' : 'no-event', event)
      open = event
      isBeside = false
      book.turnTo(event)
      presences.clear()
      proven.clear()
      warnings.clear()
      onChange()
    },
    setAddress(next) {
      address = next
      onChange()
    },
    changed: () => lines.push(),
    view: () => devicesView({ event: open, book: book.now, address, presences, warnings: warnings.list(), now: clock() }),

    invite(assignment) {
      if (!open) return err(NO_EVENT)
      if (assignment.partitions.includes(SETUP))
        return err({
          kind: 'refused',
          message: 'The entry list and the grants belong to the head table. They are handed over by its recovery key alone.',
        })
      let code = codeOf(randomBytes(24))
      while (code === null) code = codeOf(randomBytes(24))
      const id = Buffer.from(randomBytes(6)).toString('hex')
      const next = invited(book.now, { id, code, assignment }, clock())
      if (!next) return err({ kind: 'too-many', message: 'Too many codes wait to be used. Take some back, or wait until they end.' })
      const saved = keep(next)
      return saved.ok ? ok({ invitation: id }) : saved
    },
    withdraw: (invitation) => keep(withdrawn(book.now, invitation, clock())),
    rename(device, name) {
      const next = renamed(book.now, device, name)
      return next ? keep(next) : err(UNKNOWN_DEVICE)
    },
    remove(device) {
      const next = removed(book.now, device, clock())
      if (!next) return err(UNKNOWN_DEVICE)
      const saved = keep(next)
      if (saved.ok) {
        lines.end(device, 'removed')
        proven.forget(device)
      }
      return saved
    },
    takeFile: (text) => takeParcel(text, { open, devices: book.now.devices, sync: syncNow }),
    doubt({ reason, partition, message }) {
      const kind = KINDS[reason]
      if (!kind) return
      warnings.warn(kind, `server ${partition}`, `From the results server: ${message}`, clock())
      onChange()
    },
    heed() {
      warnings.clear()
      onChange()
    },

    address: () => address,
    others: () => othersOf(book.now),
    learn(devices, own) {
      const next = learnt(book.now, devices, own)
      // What could not be kept is told again with the next answer.
      if (next !== book.now) keep(next)
    },
    admit(laptop) {
      isBeside = true
      const next = admitted(book.now, laptop, clock())
      if (next !== book.now) keep(next)
    },
    follow(device, asked) {
      if (!open) return err(CLOSED)
      if (!device.assignment.follows) return err(NOT_FOLLOWING)
      if (!isNear(new URL(asked.url).hostname)) return err(FAR)
      const next = followed(book.now, device.id, asked)
      const saved = next === book.now ? ok(null) : keep(next)
      if (!saved.ok) return err(notStored(false, saved.error.message))
      lines.push()
      const server = open.ways().find(({ kind }) => kind === 'server')?.url ?? null
      const others = othersOf(book.now).flatMap(({ key, url }) => (key === device.key ? [] : [{ key, url }]))
      return ok({ v: 1, name: open.name(), devices: copyOf(book.now), server, others: others.slice(0, 8) })
    },

    join: async (asked, from) => {
      const here = open
      return here ? inTurn(() => (here === open ? join(here, asked, from) : err(CLOSED))) : err(CLOSED)
    },
    deviceOf,
    whose(token) {
      const device = open ? book.holderOf(token) : undefined
      return device?.removed === null ? device : null
    },
    async sync(device, asked) {
      if (!open) return err(CLOSED)
      if (asked.event !== open.event) return err({ status: 403, error: 'event', message: OTHER_EVENT })
      return await syncNow(open, device, asked)
    },
    lines,
    proven,
  }
}

const UNKNOWN_DEVICE: Failure = { kind: 'refused', message: 'That device is not known here any more.' }
