// What can go wrong with an update, as a sentence: what happened, what was kept, what to do. Nothing of it is ever an alarm: the app goes on as
// it is, and an update is for another day.
import { systemCause } from '../file/system-cause.ts'
import { errorCode } from '../file/whole-file.ts'

/** `again`: whether it may be well within hours, or is not worth a try before tomorrow. `never`: this copy can't be updated by itself. */
export interface Fault {
  again: 'soon' | 'tomorrow' | 'never'
  message: string
}

/** Thrown in the middle of electron-updater, which knows errors alone; it never gets further than `faultOf`. */
export class FeedError extends Error {
  readonly why: 'not-feed' | 'unsigned' | 'malformed'
  constructor(why: FeedError['why']) {
    super(`the feed of updates is refused: ${why}`)
    this.why = why
  }
}

const FEED: Record<FeedError['why'], Fault> = {
  'not-feed': {
    again: 'soon',
    message:
      'What answers at the address of updates is not the feed of updates; perhaps this network wants a sign-in. Nothing was taken. Scoretable asks again by itself.',
  },
  unsigned: {
    again: 'tomorrow',
    message: 'What the feed of updates says is not signed by those who make Scoretable. Nothing was taken, and this version goes on.',
  },
  malformed: {
    again: 'tomorrow',
    message: 'The feed of updates says something that this version does not understand. Nothing was taken, and this version goes on.',
  },
}

const UNREACHED: Fault = {
  again: 'soon',
  message: 'The feed of updates can’t be reached from here. This version goes on, and asks again by itself.',
}
const BROKEN_OFF: Fault = {
  again: 'soon',
  message: 'The update did not come whole. What came was thrown away; Scoretable fetches it again by itself.',
}
const NOT_GENUINE: Fault = {
  again: 'tomorrow',
  message: 'What came is not the update that those who make Scoretable have signed. It was thrown away, and this version goes on.',
}
const BUSY: Fault = { again: 'soon', message: 'The feed of updates has much to do just now. Scoretable asks again by itself.' }
const GONE: Fault = {
  again: 'tomorrow',
  message: 'The feed of updates does not have the file that it speaks of. This version goes on; Scoretable asks again tomorrow.',
}

/** It came no further, for minutes. */
export const STOOD_STILL: Fault = {
  again: 'soon',
  message: 'The update came no further, so it was given up. What came was thrown away; Scoretable fetches it again by itself.',
}

/** What nobody has thought of. */
export const UNKNOWN: Fault = {
  again: 'tomorrow',
  message:
    'The update did not work, for a reason that Scoretable does not know. This version goes on; the newer one can be installed by hand.',
}

/** It was fetched, and then changed or taken away. */
export const CHANGED: Fault = {
  again: 'soon',
  message: 'The update that was fetched has changed since, or is gone. It is not used; Scoretable fetches it again.',
}

/** No room for it. */
export const NO_ROOM: Fault = {
  again: 'tomorrow',
  message: 'There is no room on the disk for the update. Nothing was changed. Make room, then look for updates again.',
}

/** A folder, an unpacked archive, a package of somebody else: nothing that electron-updater can put another in place of. */
export const NOT_INSTALLED: Fault = {
  again: 'never',
  message: 'This copy was not installed in a way that it could update itself. Install newer versions as this one was.',
}

const GENUINE_CODES = new Set(['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE'])
const BROKEN_CODES = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED'])
const UNREACHED_CODES = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
])

/** What an error from electron-updater, the network or the disk means. Throws on what is none of them (a bug). */
export function faultOf(error: unknown): Fault {
  if (error instanceof FeedError) return FEED[error.why]
  const code = errorCode(error)
  const text = error instanceof Error ? error.message : ''
  if (GENUINE_CODES.has(code)) return NOT_GENUINE
  if (UNREACHED_CODES.has(code)) return UNREACHED
  if (BROKEN_CODES.has(code) || /aborted/i.test(text)) return BROKEN_OFF
  // Chromium's network says it in the text alone; so does electron-updater where a download is refused.
  if (/net::ERR_(CONTENT_LENGTH|INCOMPLETE|CONNECTION_(RESET|CLOSED|ABORTED)|HTTP2)/.test(text)) return BROKEN_OFF
  if (/net::ERR_|timed out|certificate|CERT_/i.test(text) || /CERT|TLS|SSL/.test(code)) return UNREACHED
  const status = /status (\d{3})|^(\d{3}) /.exec(text)
  if (status) return Number(status[1] ?? status[2]) === 404 ? GONE : BUSY
  // Squirrel of the Mac checks the signature of the code itself, and has no codes.
  if (/code signature|not signed/i.test(text)) return NOT_GENUINE
  const { kind, cause } = systemCause(error)
  return kind === 'full' ? NO_ROOM : { again: 'tomorrow', message: `The update could not be kept: ${cause}. This version goes on.` }
}
