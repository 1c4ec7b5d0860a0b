// All ways of this phone, each with a sender and marks of its own: the hub it joined at, a laptop that stands by, the results server.
// Whichever answers has it; what one has taken, the others are sent all the same, and take it as a duplicate.
import type { EventId } from '../../../core/ids.ts'
import { isRehearsal } from '../../../core/rehearsal/mark.ts'
import { isLoopback, type Way } from '../../../core/wire/ways.ts'
import { createSender, type Options, type Sender } from './sender.ts'
import type { Sending } from './sending.ts'
import { throughServer } from './server-way.ts'

/** Where a phone sends to. */
export type Place = 'hub' | Way['kind']

export interface Ways {
  /** How sending to a place stands; null where there is no way there. */
  state(place: Place): Sending | null
  /** The address of a place; null where there is no way there. */
  url(place: Place): string | null
  /** The ways besides the hub, whole: new ones are begun, those that are no more are ended. */
  set(ways: readonly Way[]): void
  /** The hub gave another token, which is good at the laptop that stands by as well. */
  renew(token: string): void
  wake(): void
  /** Whichever fails tries again now. */
  hurry(place?: Place): void
  stop(): void
}

export interface WaysOptions extends Omit<Options, 'remote' | 'onBack'> {
  event: EventId
  secret: Uint8Array
  /** The hub's address, ending in a slash: where this page came from. */
  base: string
  token: string
  /** The hub can be reached again. */
  onHub: () => void
}

/** Whether a browser lets a page send there: from https to http only on this phone itself. */
export const isAllowed = (page: string, { url }: Pick<Way, 'url'>): boolean =>
  !(page.startsWith('https:') && url.startsWith('http:')) || isLoopback(url)

/**
 * The ways that a hub has told, as this phone has them from then on. A laptop that took over names the others and not itself: where it is the
 * one that tells (`teller`, its address), it stays a way.
 */
export function waysToldBy(teller: string, known: readonly Way[], told: readonly Way[]): Way[] {
  const itself = known.filter(({ kind, url }) => kind === 'standby' && url === teller)
  return itself.length === 0 ? [...told] : [...itself, ...told.filter(({ kind }) => kind !== 'standby')]
}

/** Opens the way to the hub; the others come with `set`. */
export function createWays(options: WaysOptions): Ways {
  const { event, secret, base, transport, onHub } = options
  let token = options.token
  const senders = new Map<Place, { url: string; sender: Sender }>()

  function open(place: Place, url: string): void {
    const remote = { name: place, url: new URL('v1/sync', url).href, token }
    const through = place === 'server' ? throughServer(transport, { base: url, event, secret }) : transport
    senders.set(place, {
      url,
      sender: createSender({ ...options, remote, transport: through, ...(place === 'hub' ? { onBack: onHub } : {}) }),
    })
  }
  open('hub', base)

  return {
    state: (place) => senders.get(place)?.sender.state() ?? null,
    url: (place) => senders.get(place)?.url ?? null,
    set(ways) {
      const usable = ways.filter((way) => isAllowed(base, way) && way.url !== base && !(way.kind === 'server' && isRehearsal(event)))
      for (const place of ['standby', 'server'] as const) {
        const url = usable.find(({ kind }) => kind === place)?.url
        const known = senders.get(place)
        if (known?.url === url) continue
        known?.sender.stop()
        senders.delete(place)
        if (url !== undefined) open(place, url)
      }
    },
    renew(next) {
      token = next
      for (const place of ['hub', 'standby'] as const) senders.get(place)?.sender.renew(next)
    },
    wake() {
      for (const { sender } of senders.values()) sender.wake()
    },
    hurry(place) {
      for (const [each, { sender }] of senders) if (place === undefined || place === each) sender.hurry()
    },
    stop() {
      for (const { sender } of senders.values()) sender.stop()
    },
  }
}
