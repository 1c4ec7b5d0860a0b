// Letting a device in: it shows a code that the table made and that it has its own key, is granted what the code is for, and only then hears
// that it is in. Who guesses codes is slowed down, and told to the table.
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { CODE_LIFETIME, type JoinAnswer, type JoinRequest, readCode, verifyJoin } from '../../core/wire/join.ts'
import type { Way } from '../../core/wire/ways.ts'
import { type Device, hasRoom, type Invitation, invitationFor, joined } from './book.ts'
import { type Bar, createGuesses } from './guesses.ts'
import type { HubEvent } from './hub-event.ts'
import type { KeptBook } from './kept-book.ts'
import { CLOSED, FULL, notStored, type Refusal, WRONG } from './refused.ts'
import { hashOf, newToken } from './token.ts'

interface Tools {
  clock: () => number
  randomBytes: (count: number) => Uint8Array
  book: KeptBook
  /** Whether an event is still the one that is open. */
  isOpen: (event: HubEvent) => boolean
  /** Codes were guessed from an address, as a sentence for the table. */
  onGuessing: (address: string, message: string) => void
  /** Something was granted. */
  onEntries: () => void
  /** A device is in. */
  onIn: (device: Device) => void
  waysOf: (event: HubEvent) => Way[]
}

/** Whether a bar is none for a code: it was made since, or whoever asks proves to be the device that has used it already. */
const isBeyond = ({ since }: Bar, { expires, usedBy }: Invitation, asked: JoinRequest): boolean =>
  expires - CODE_LIFETIME > since || (usedBy === asked.key && verifyJoin(asked))

/** Answers requests to join, one at a time: who calls it lets none overlap, so that a code is used up before the next one looks at it. */
export function createAdmission({ clock, randomBytes, book, isOpen, onGuessing, onEntries, onIn, waysOf }: Tools) {
  const guesses = createGuesses()
  return async (here: HubEvent, asked: JoinRequest, from: string): Promise<Outcome<JoinAnswer, Refusal>> => {
    const now = clock()
    const bar = guesses.barred(from, now)
    const code = readCode(asked.code)
    const invitation = code && (!bar || guesses.looksAgain(now)) ? invitationFor(book.now, code, asked.key, now) : null
    if (bar && !(invitation && isBeyond(bar, invitation, asked)))
      return err({
        status: 429,
        error: 'slow-down',
        message: 'Too many wrong codes. Wait a little, or ask the table for a new code.',
        wait: bar.wait,
      })
    if (!invitation) {
      guesses.wrong(from, now)
      onGuessing(from, `Wrong join codes came from ${from}, the last for a device called “${asked.name}”. None was let in.`)
      return err(WRONG)
    }
    if (!verifyJoin(asked))
      return err({ status: 400, error: 'proof', message: 'The request is not signed by the key it names. Nobody was let in.' })
    if (!hasRoom(book.now, asked.key)) return err(FULL)

    const granted = await here.grant(invitation.assignment.partitions, asked.key, asked.name)
    onEntries()
    if (!granted.ok) return err(notStored(false, granted.error.message))
    if (!isOpen(here)) return err(CLOSED)
    const token = newToken(here.event, randomBytes)
    const id = Buffer.from(randomBytes(6)).toString('hex')
    const next = joined(book.now, invitation, { id, key: asked.key, name: asked.name, tokenHash: hashOf(token) }, now)
    const saved = book.keep(next)
    if (!saved.ok) return err(notStored(false, saved.error.message))
    const device = next.devices.find(({ key }) => key === asked.key)!
    onIn(device)
    return ok({
      v: 1,
      event: here.event,
      name: here.name(),
      device: device.id,
      token,
      title: here.titleOf(device.assignment),
      partitions: here.owned(asked.key).slice(0, 8),
      ways: waysOf(here),
      ...(invitation.assignment.follows ? { setupKey: here.foundingKey() } : {}),
    })
  }
}
