// The sentences a person reads when results do not get through: what happened, what is kept, what to do.
import type { Parked } from '../store/port.ts'
import type { Trouble } from './trouble.ts'

/** Why results wait. */
export const WAITING: Record<Trouble, string> = {
  offline: 'There is no network. Results are saved here and go out by themselves once it is back.',
  dns: 'The server’s name can’t be found. Results are saved here; check the network, or the server’s address.',
  refused: 'The server is not running. Results are saved here and go out by themselves once it is.',
  tls: 'The server’s certificate can’t be trusted, so nothing was sent. Results are saved here; check this device’s date, the network, and the server’s address.',
  portal: 'The network wants a sign-in. Open a web page on this device and sign in; results are saved here and go out then.',
  timeout: 'The server does not answer in time. Results are saved here and are sent again.',
  cut: 'The connection broke before the server had answered. Results are saved here and are sent again; none will be public twice.',
  rebuilt: 'Nothing got through for a minute, so the connection was built anew. Results are saved here and are sent again.',
  unauthorized: 'The server no longer accepts this device. Results are saved here; connect to the server again to send them.',
  forbidden: 'The server does not let this device publish this event. Results are saved here; connect to the server again.',
  blocked: 'Something on the network blocks the way to the server. Results are saved here; try another network, or ask who runs this one.',
  'unknown-event': 'The server does not know this event. Results are saved here; connect to the server again to register it.',
  conflict: 'The server holds this event under another key. Results are saved here; ask whoever runs the server.',
  'too-large': 'The server takes less at a time. Results are saved here and go out in smaller parts.',
  busy: 'The server asks for a pause. Results are saved here and go out after it.',
  server: 'The server has a fault. Results are saved here and are sent again until it takes them.',
  rejected: 'The server does not understand this app. Results are saved here; update the older of the two.',
  protocol: 'What answers at the server’s address is not a Scoretable server. Results are saved here; check the address.',
  unconfirmed: 'The server’s answer does not match what was sent, so nothing counts as public. Results are saved here and are sent again.',
  'not-yet': 'The server can’t take these results yet. They are saved here and are sent again.',
  fault: 'Sending stopped on a fault of this app. Results are saved here and are sent again; restart the app if this stays.',
}

/** Why an event could not be registered. */
export const REGISTERING: Record<Trouble, string> = {
  offline: 'There is no network, so the event was not registered. Scoring goes on without it; try again later.',
  dns: 'No server has this name. Check the address, or the network.',
  refused: 'No server is running at this address. Check the address, or start the server, and try again.',
  tls: 'The server’s certificate can’t be trusted, so nothing was sent. Check this device’s date, and the address.',
  portal: 'The network wants a sign-in, or the server has moved. Open the address in a web page on this device, sign in, and try again.',
  timeout: 'The server did not answer in time, so the event was not registered. Try again.',
  cut: 'The connection broke before the server had answered. Try again; registering twice does no harm.',
  rebuilt: 'The connection was closed before the server had answered. Try again.',
  unauthorized: 'The server asks for a code. Type the code that its owner gave you.',
  forbidden: 'The server does not accept this code. Check it with whoever runs the server.',
  blocked: 'Something on the network blocks the way to the server. Try another network, or ask who runs this one.',
  'unknown-event': 'The server does not take events at this address. Check the address.',
  conflict: 'The server holds this event under another key, so it was not registered. Ask whoever runs the server.',
  'too-large': 'The server does not take a registration of this size. Shorten the event’s name.',
  busy: 'The server asks for a pause. Try again in a minute.',
  server: 'The server has a fault, so the event was not registered. Try again in a minute.',
  rejected: 'The server does not understand this app. Update the older of the two.',
  protocol: 'What answers at this address is not a Scoretable server. Check the address.',
  unconfirmed: 'The server’s answer does not match this event, so it was not registered. Try again.',
  'not-yet': 'The server can’t take this event yet. Try again in a minute.',
  fault: 'Registering stopped on a fault of this app. Restart it and try again.',
}

/** What is said of a server's address that can't be used. */
export const ADDRESS = {
  empty: 'Type the server’s address, such as https://results.example.org.',
  shape: 'This is not an address. It looks like https://results.example.org.',
  scheme: 'The address has to begin with https:// (or http:// for a server on this network).',
  credentials: 'Leave name and password out of the address. The server gives this event a token of its own.',
  plain:
    'Over http:// anyone on the way could read and change results. Use https://; http:// is only for a server on this device or this network.',
} as const

/** Says that a single entry is too large for the remote. */
export const TOO_LARGE_ALONE = 'One entry is larger than the server takes.'

/** What is said of entries that the remote refused for good. */
export function parkedSentence(parked: readonly Parked[], count: number): string {
  const why = parked[0]?.message ?? ''
  if (count === 0) return why
  return `The server refused ${count === 1 ? 'one result' : `${count} results`}, kept here and not public. ${why}`.trim()
}
