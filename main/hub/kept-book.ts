// The hub's book as it lies in the open event's file: it is another one only once that is in the file, and whoever comes is found in it by token.
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { readKept } from '../station/kept.ts'
import { NO_EVENT } from '../station/no-event.ts'
import { Book, type Device, EMPTY_BOOK } from './book.ts'
import type { HubEvent } from './hub-event.ts'
import { hashOf } from './token.ts'

export interface KeptBook {
  readonly now: Book
  /** The next book, once it is in the file. */
  keep(next: Book): Outcome<null, Failure>
  /** Whoever was given a token, removed or not. */
  holderOf(token: string | null): Device | undefined
  /** The book of another event from here on; an empty one where none is open. */
  turnTo(event: HubEvent | null): void
}

/** The book of no event yet. */
export function createKeptBook(onChange: () => void): KeptBook {
  let open: HubEvent | null = null
  let book: Book = EMPTY_BOOK
  let byToken = new Map<string, Device>()

  function show(next: Book) {
    book = next
    byToken = new Map(next.devices.map((device) => [device.tokenHash, device]))
  }
  return {
    get now() {
      return book
    },
    keep(next) {
      if (!open) return err(NO_EVENT)
      const saved = open.keep(JSON.stringify(next))
      if (!saved.ok) return err({ kind: 'not-saved', message: saved.error.message })
      show(next)
      onChange()
      return ok(null)
    },
    holderOf: (token) => (token === null ? undefined : byToken.get(hashOf(token))),
    turnTo(event) {
      open = event
      show((event && readKept(Book, event.kept())) ?? EMPTY_BOOK)
    },
  }
}
