// Who has joined and who is invited, as it is kept in the event's file: so that a laptop that was started again knows its phones and codes.
// Pure: each change gives a new book, which counts once it is saved. The tokens that devices send here are known by their hash alone.
import { z } from 'zod'
import { Assignment } from '../../core/contract/hub.ts'
import { Elsewhere, KnownDevice } from '../../core/wire/follow.ts'
import { CODE_LIFETIME, JoinCode } from '../../core/wire/join.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Time = z.number().int().min(0)

/** A code, and what whoever uses it gets. `usedBy` is the first key that did. */
const Invitation = z.strictObject({ id: z.string(), code: JoinCode, assignment: Assignment, expires: Time, usedBy: Hex32.nullable() })
export type Invitation = z.infer<typeof Invitation>

/** A device that has joined; of a laptop that stands by also where its own hub is found, and what is sent there. */
const Device = KnownDevice.extend({ elsewhere: Elsewhere.optional() })
export type Device = z.infer<typeof Device>

/** Everything the hub keeps with an event. */
export const Book = z.strictObject({ invitations: z.array(Invitation), devices: z.array(Device) })
export type Book = z.infer<typeof Book>

/** At most so many codes wait at once. */
export const MOST_INVITATIONS = 256

/** At most so many devices are known; those removed longest ago are forgotten first, and none that was not removed. */
export const MOST_DEVICES = 500

export const EMPTY_BOOK: Book = { invitations: [], devices: [] }

/** Without the codes that have ended. A used one is kept until then, for a device that did not hear the answer. */
const current = (book: Book, now: number): Book => ({ ...book, invitations: book.invitations.filter(({ expires }) => expires > now) })

/** The codes that still wait for somebody. */
export const waiting = (book: Book, now: number): Invitation[] =>
  book.invitations.filter(({ expires, usedBy }) => expires > now && usedBy === null)

/** With a new code; null where too many wait already. */
export function invited(book: Book, made: { id: string; code: JoinCode; assignment: Assignment }, now: number): Book | null {
  const clean = current(book, now)
  if (clean.invitations.length >= MOST_INVITATIONS) return null
  return { ...clean, invitations: [...clean.invitations, { ...made, expires: now + CODE_LIFETIME, usedBy: null }] }
}

/** Without a code. */
export const withdrawn = (book: Book, id: string, now: number): Book => ({
  ...current(book, now),
  invitations: current(book, now).invitations.filter((invitation) => invitation.id !== id),
})

/** The invitation that a code is good for, by a device's key: not ended, and not used by another. */
export const invitationFor = (book: Book, code: JoinCode, key: string, now: number): Invitation | null =>
  book.invitations.find((one) => one.code === code && one.expires > now && (one.usedBy === null || one.usedBy === key)) ?? null

/** Whether a device of that key finds a place. */
export const hasRoom = ({ devices }: Book, key: string): boolean =>
  devices.length < MOST_DEVICES || devices.some((device) => device.key === key || device.removed !== null)

/** With a device in it under a new token, where there is room. A key that is known already stays one device, with its newest assignment. */
export function joined(book: Book, invitation: Invitation, device: Omit<Device, 'assignment' | 'joined' | 'removed'>, now: number): Book {
  const before = book.devices.find(({ key }) => key === device.key)
  const next: Device = { ...device, id: before?.id ?? device.id, assignment: invitation.assignment, joined: now, removed: null }
  const others = book.devices.filter(({ key }) => key !== device.key)
  const gone = others.filter(({ removed }) => removed !== null).toSorted((a, b) => a.removed! - b.removed!)
  const first = others.length >= MOST_DEVICES ? gone[0] : undefined
  return {
    devices: [...others.filter((each) => each !== first), next],
    invitations: current(book, now).invitations.map((one) => (one.id === invitation.id ? { ...one, usedBy: device.key } : one)),
  }
}

/** Without the code that a device joined with: it has heard the answer, so nobody has to ask again. The same book where there is none. */
export function settled(book: Book, key: string): Book {
  const invitations = book.invitations.filter(({ usedBy }) => usedBy !== key)
  return invitations.length === book.invitations.length ? book : { ...book, invitations }
}

/** With another name for a device; null where it is not known. */
export const renamed = (book: Book, id: string, name: string): Book | null => changed(book, id, { name })

/** With a device's token ended, and its code with it; null where it is not known. */
export function removed(book: Book, id: string, now: number): Book | null {
  const device = book.devices.find((one) => one.id === id)
  return device ? changed(settled(book, device.key), id, { removed: device.removed ?? now }) : null
}

function changed(book: Book, id: string, change: Partial<Pick<Device, 'name' | 'removed'>>): Book | null {
  if (!book.devices.some((device) => device.id === id)) return null
  return { ...book, devices: book.devices.map((device) => (device.id === id ? { ...device, ...change } : device)) }
}
