// The product's own parts.
import { settledAs } from '../../apply/ownership.ts'
import { readAnswer } from '../../outbox/answer.ts'
import type { Parts } from './parts.ts'

/** The product. */
export const SOUND: Parts = {
  disk: 'sound',
  signing: (base) => base,
  store: (store) => store,
  holder: (holder) => holder,
  readAnswer,
  say: (answer) => answer,
  forgets: () => false,
  dequeues: false,
  rash: false,
  refolds: true,
  inOrder: (entries) => entries,
  applied: () => [],
  tray: (state, late) => late.filter((entry) => settledAs(state, entry) === null),
  written: (body) => body,
  opensEpoch: true,
  restart: async () => {},
  asksAgain: true,
  forges: false,
}
