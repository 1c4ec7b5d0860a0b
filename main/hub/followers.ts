// Laptops that stand by, in the hub's book: where each is found, and what of the book they get. Pure, like the book.
import type { Elsewhere, FollowAnswer, KnownDevice } from '../../core/wire/follow.ts'
import type { Way } from '../../core/wire/ways.ts'
import type { Book, Device } from './book.ts'
import { hashOf } from './token.ts'

/** Another laptop of the event, and where it is found. */
export interface OtherLaptop extends Elsewhere {
  key: string
  name: string
}

/** With where a follower is found; the same book where that is known. */
export function followed(book: Book, id: string, { url, token }: Elsewhere): Book {
  const device = book.devices.find((one) => one.id === id)
  if (!device || (device.elsewhere?.url === url && device.elsewhere.token === token)) return book
  return { ...book, devices: book.devices.map((one) => (one === device ? { ...one, elsewhere: { url, token } } : one)) }
}

/** The laptops that have said where they are found and were not removed. */
export const othersOf = (book: Book): OtherLaptop[] =>
  book.devices.flatMap(({ key, name, removed, elsewhere }) => (elsewhere && removed === null ? [{ key, name, ...elsewhere }] : []))

/**
 * Where phones may send to besides: the laptops that stand by. `own` is this hub's own address where phones joined at another one: to them this
 * is the way that goes on, and it is told first, since they take what they are told as all there is.
 */
export const standbyWays = (book: Book, own: { url: string } | null): Way[] =>
  [...(own ? [own] : []), ...othersOf(book)].slice(0, 2).map(({ url }) => ({ kind: 'standby', url }))

/** What a follower gets of the book: everybody but where laptops are found, whose tokens are nobody else's. */
export const copyOf = ({ devices }: Book): FollowAnswer['devices'] => devices.map(({ elsewhere: _elsewhere, ...device }) => device)

/** With what the table's hub knows, which counts; of it, neither this laptop nor those that are known here by themselves. The same book where nothing is new. */
export function learnt(book: Book, devices: readonly KnownDevice[], own: ReadonlySet<string>): Book {
  const theirs = devices.filter(({ key }) => !own.has(key))
  const known = new Set(theirs.map(({ key }) => key))
  const next: Device[] = [...theirs, ...book.devices.filter(({ key }) => !known.has(key))]
  return JSON.stringify(next) === JSON.stringify(book.devices) ? book : { ...book, devices: next }
}

/** With the table's own laptop, which sends here as a follower with a token that it was told. The same book where it is known so. */
export function admitted(book: Book, { key, name, token }: { key: string; name: string; token: string }, now: number): Book {
  const tokenHash = hashOf(token)
  if (book.devices.some((device) => device.key === key && device.tokenHash === tokenHash)) return book
  const device: Device = {
    id: tokenHash.slice(0, 12),
    key,
    name,
    assignment: { partitions: [], follows: 'all', title: 'The table’s laptop' },
    tokenHash,
    joined: now,
    removed: null,
  }
  return { ...book, devices: [...book.devices.filter((one) => one.key !== key), device] }
}
