// The sentences of the phone: short, for somebody who stands in a hall with one hand free. What happened, what is kept, what to do.
import type { Trouble } from '../../core/outbox/trouble.ts'

/** Why the table is not reached, by trouble. */
export const SENDING_WORDS: Record<Trouble, string> = {
  offline: 'Go on: everything is kept on this phone and sent by itself.',
  dns: 'Go on: everything is kept on this phone and sent by itself.',
  refused: 'The table is not running just now. Go on: everything is kept here and sent by itself.',
  tls: 'The connection can’t be trusted, so nothing is sent. Everything is kept here. Check this phone’s date and network.',
  portal: 'The network wants a sign-in. Open any web page, sign in, and come back: everything is kept here and sent then.',
  timeout: 'The network is very slow. Everything is kept here and sent by itself.',
  cut: 'The connection broke. Everything is kept here and sent again; nothing counts twice.',
  rebuilt: 'The connection is being made anew. Everything is kept here.',
  unauthorized: 'The table does not know this phone any more. Everything is kept here: ask for a code and join again.',
  forbidden: 'The table does not take this phone’s entries. Everything is kept here: ask for a code and join again.',
  blocked: 'Something on the network blocks the way to the table. Everything is kept here; try another network.',
  'unknown-event': 'The table has another event open. Everything is kept here for its own event.',
  conflict: 'The table has another event open. Everything is kept here for its own event.',
  'too-large': 'That was too much at once. It is sent in smaller parts.',
  busy: 'The table is busy. Everything is kept here and sent in a moment.',
  server: 'The table’s laptop has a fault. Everything is kept here and sent again.',
  rejected: 'The table does not understand this page: one of the two is older. Everything is kept here. Update this page.',
  protocol: 'What answers is not the scoring table. Everything is kept here. Check that this phone is on the hall’s network.',
  unconfirmed: 'The table’s answer does not match what was sent. Everything is kept here and sent again.',
  'not-yet': 'The table can’t take this yet. Everything is kept here and sent again.',
  fault: 'Sending stopped on a fault of this page. Everything is kept here; load the page again if this stays.',
}

/** The table is not reached, but the results server is. */
export const AROUND = 'The table is out of reach. Go on: what you give is sent to the results server, and the table gets it from there.'

/** What of the ways of a page over https is closed to it. */
export const closedWay = (host: string): string =>
  `This page came over https, and a browser lets no such page send to an address without it: nothing is sent to ${host}.`

/** Why joining did not work, by trouble. */
export const CONNECT_WORDS: Partial<Record<Trouble, string>> & Record<'offline' | 'protocol', string> = {
  offline: 'The table can’t be reached. Check that this phone is on the hall’s network, then try again. The code stays good.',
  timeout: 'The table did not answer in time. Try again: the code stays good for this phone.',
  portal: 'The network wants a sign-in. Open any web page, sign in, come back and try again.',
  protocol: 'What answers at this address is not the scoring table. Scan the code at the table again.',
  busy: 'The table is busy. Wait a moment and try again.',
  server: 'The table’s laptop has a fault. Try again in a moment.',
}

/** Reasons for changing a mark, to choose from: nobody types with one hand. */
export const REASONS = ['Mistyped', 'Meant for another', 'Agreed with the other judges', 'The head judge asked for it'] as const

/** What plain http takes away, where it does. */
export const PLAIN_HTTP = [
  'This page came over the hall’s own network without https. It scores, keeps and sends like any other, but:',
  'Leave it open. While the table is away, a reload can’t load it again; what was entered stays on this phone.',
  'It can’t keep the screen awake: set the phone’s screen time-out to its longest.',
  'It can’t be installed as an app, and anybody on this network could see names and marks on their way.',
] as const
