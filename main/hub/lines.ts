// The live channels of phones (core/wire/live.ts), whatever carries them: each says hello, is told what concerns it, and is asked for its
// clock. Nothing that has to last goes through here.
import { CLOSED, type Closed, FromPhone, MAX_LIVE_FRAME, type ToPhone } from '../../core/wire/live.ts'
import type { Way } from '../../core/wire/ways.ts'
import type { Outcome } from '../../core/outcome.ts'
import { parseJson } from '../keys/device-key.ts'
import { assignmentNow } from './assignment.ts'
import type { Device } from './book.ts'
import type { HubEvent, Moment } from './hub-event.ts'
import { measure, type Presence } from './presence.ts'
import type { Refusal } from './refused.ts'

/** One phone's channel. */
export interface Line {
  receive(text: string): void
  /** It has gone. */
  close(): void
}

export interface Lines {
  /** Opens a channel. `send` posts a frame; `hangUp` closes it with a code; `proved` hears whose it is once a token said so. */
  connect(send: (text: string) => void, hangUp: (code: number) => void, proved?: (device: Device) => void): Line
  /** Tells each phone what changed for it: soon, and once for all that changes until then. */
  push(): void
  /** Closes the channels of a device. */
  end(device: string, why: Closed): void
  /** Closes all channels, but those of the event that comes. */
  endAll(why: Closed, next: HubEvent | null): void
}

interface Options {
  clock: () => number
  onChange: () => void
  onFault: (error: unknown) => void
  event: () => HubEvent | null
  deviceOf: (token: string) => Outcome<Device, Refusal>
  presenceOf: (device: string) => Presence
  waysOf: (event: HubEvent) => Way[]
  helloWithin?: number
  askEvery?: number
}

/** What a phone was told last, so that it is told again only what changed. */
interface Open {
  device: Device
  told: { assignment: string; receipts: string; late: number }
  say(frame: ToPhone): void
  end(why: Closed): void
}

/** Ms of telling at once. */
const AT_ONCE = 5

/** Ms at most between two rounds of telling. */
const LONGEST_REST = 500

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** No channels yet. */
export function createLines(options: Options): Lines {
  const { clock, onChange, onFault, event, deviceOf, presenceOf, waysOf, helloWithin = 5000, askEvery = 20_000 } = options
  const open = new Set<Open>()
  let [due, running] = [false, false]

  function tell(line: Open, here: HubEvent, moment: Moment, published: Awaited<ReturnType<HubEvent['published']>>) {
    const { device, told } = line
    const partitions = moment.owned(device.key)
    const mine = new Set([...device.assignment.partitions, ...partitions.map(({ partition }) => partition)])
    const { assignment: joinedAs, key } = device
    const now = assignmentNow(joinedAs, moment.handed(key, device.joined), (partition) => here.ownerOf(partition) === key)
    const assignment: ToPhone = {
      is: 'assignment',
      title: moment.titleOf(now),
      partitions,
      lost: moment.lost(device.key),
      view: moment.viewOf(now),
      ways: waysOf(here),
    }
    const reached = (heads: Iterable<{ partition: string; epoch: number; seq: number }>) =>
      Object.fromEntries([...heads].map(({ partition, epoch, seq }) => [partition, [epoch, seq]]))
    const receipts = {
      is: 'receipts',
      table: reached([...mine].flatMap((partition) => here.head(partition) ?? [])),
      public: reached(published.filter(({ partition }) => mine.has(partition))),
    } as ToPhone
    const late = [...mine].reduce((sum, partition) => sum + here.lateIn(partition), 0)
    const texts = { assignment: JSON.stringify(assignment), receipts: JSON.stringify(receipts) }
    if (texts.assignment !== told.assignment) line.say(assignment)
    if (texts.receipts !== told.receipts) line.say(receipts)
    if (late > told.late) line.say({ is: 'more' })
    line.told = { ...texts, late }
  }

  async function pushNow() {
    const here = event()
    if (!here || open.size === 0) return
    const published = await here.published()
    let [moment, since] = [here.moment(), performance.now()]
    for (const line of open) {
      // A hall full of phones is told in portions, so that whoever sends, and the displays, never wait for all of it.
      if (performance.now() - since > AT_ONCE) {
        await nextTurn()
        ;[moment, since] = [here.moment(), performance.now()]
      }
      if (event() !== here) return
      try {
        tell(line, here, moment, published)
      } catch (error) {
        // The others are told all the same.
        onFault(error)
      }
    }
  }

  /** Tells what is due, then rests as long as it takes to leave most of the time to others: what changes meanwhile is told together. */
  async function run() {
    running = true
    while (due) {
      await nextTurn()
      due = false
      const began = performance.now()
      // What fails is told; the next change is told anew.
      await pushNow().catch(onFault)
      const took = performance.now() - began
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_REST, 4 * took)).unref())
    }
    running = false
  }

  const lines: Lines = {
    connect(send, hangUp, proved = () => {}) {
      let mine: Open | null = null
      let ended = false
      const asked = new Map<number, number>()
      let asks = 0
      const say = (frame: ToPhone) => send(JSON.stringify(frame))
      const end = (why: Closed) => {
        if (ended) return
        const [code, message] = CLOSED[why]
        say({ is: 'refused', code, error: why, message })
        hangUp(code)
        close()
      }
      const tooLate = setTimeout(() => end('late'), helloWithin)
      const ask = setInterval(() => {
        if (!mine) return
        // Of questions that were never answered, the oldest are forgotten.
        const [oldest] = asked.keys()
        if (asked.size >= 3 && oldest !== undefined) asked.delete(oldest)
        asked.set(asks, clock())
        say({ is: 'time', id: asks++ })
      }, askEvery)
      ask.unref()
      const close = () => {
        if (ended) return
        ended = true
        clearTimeout(tooLate)
        clearInterval(ask)
        if (!mine) return
        open.delete(mine)
        const presence = presenceOf(mine.device.id)
        presence.lines = Math.max(0, presence.lines - 1)
        onChange()
      }

      function hello(frame: Extract<FromPhone, { is: 'hello' }>) {
        const here = event()
        if (!here) return end('no-event')
        if (frame.event !== here.event) return end('other-event')
        const found = deviceOf(frame.token)
        if (!found.ok) return end(found.error.error === 'removed' ? 'removed' : 'unknown')
        clearTimeout(tooLate)
        const device = found.value
        // A phone has one channel: where it comes again before the old one was noticed as dead, the new one counts.
        for (const line of open) if (line.device.id === device.id) line.end('elsewhere')
        mine = { device, told: { assignment: '', receipts: '', late: 0 }, say, end }
        open.add(mine)
        proved(device)
        const presence = presenceOf(device.id)
        presence.lines++
        note(presence, frame)
        say({ is: 'welcome', event: here.event, name: here.name(), device: device.id, title: here.titleOf(device.assignment) })
        asked.set(asks, clock())
        say({ is: 'time', id: asks++ })
        lines.push()
      }
      function note(presence: Presence, { battery, charging, waiting }: Extract<FromPhone, { is: 'status' | 'hello' }>) {
        Object.assign(presence, { battery, charging, waiting, contact: clock() })
        onChange()
      }

      return {
        receive(text) {
          if (ended) return
          const frame = text.length > MAX_LIVE_FRAME ? null : FromPhone.safeParse(parseJson(text))
          if (!frame?.success) return end('not-understood')
          const { data } = frame
          if (data.is === 'hello') return mine ? end('not-understood') : hello(data)
          if (!mine) return end('not-understood')
          const presence = presenceOf(mine.device.id)
          if (data.is === 'status') return note(presence, data)
          const since = asked.get(data.id)
          presence.contact = clock()
          if (since === undefined) return
          asked.delete(data.id)
          measure(presence, data.clock, since, clock())
          onChange()
        },
        close,
      }
    },
    push() {
      due = true
      if (!running) void run()
    },
    end(device, why) {
      for (const line of open) if (line.device.id === device) line.end(why)
    },
    endAll(why, next) {
      if (next && next.event === event()?.event) return
      for (const line of open) line.end(why)
    },
  }
  return lines
}
