// What goes to the log, to a report or into a diagnostic bundle goes through here, and nothing else does. Fields are known by name and by what
// they may hold; every other field is left out, whatever is in it. An error is its class, its code, its frames in our code, and what is left
// of its message.
import { EventId, PartitionId } from '../../core/ids.ts'
import { GONE, isCode, isPlain, redactIdentifier, redactText, wordsOf } from './redact-text.ts'

/** What may be written down of a value; undefined where it is not what its field may hold. */
type Field = (value: unknown, names: ReadonlySet<string>, depth: number) => unknown

const DEEPEST = 6
const MOST_ITEMS = 200

const number: Field = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
const flag: Field = (value) => (typeof value === 'boolean' ? value : undefined)
const matching =
  (pattern: RegExp): Field =>
  (value, names) =>
    typeof value === 'string' && pattern.test(value) && ![...wordsIn(value)].some((word) => names.has(word)) ? value : undefined
const wordsIn = (text: string) => wordsOf([text])
/** A word or two that code chose: `render-process-gone`, `event.open`, `takeFile`. */
const word: Field = (value, names, depth) =>
  typeof value === 'string' && wordParts(value).every(isPlain)
    ? matching(/^[a-z][A-Za-z]{0,24}([.-][A-Za-z]{1,24}){0,4}$/)(value, names, depth)
    : undefined
const wordParts = (value: string) =>
  value
    .replaceAll(/([a-z])([A-Z])/g, '$1.$2')
    .toLowerCase()
    .split(/[.-]/)
const code: Field = (value) => (typeof value === 'string' && isCode(value) ? value : undefined)
const version = matching(/^\d{1,5}(\.\d{1,6}){0,4}([-+][A-Za-z0-9.-]{1,40})?$/)
const id: Field = (value) => EventId.safeParse(value).data
const partition: Field = (value) => (/^(setup|rulings|(table|judge)-\d{1,4})$/.test(String(value)) ? value : other(value))
/** A partition that was called by somebody: that there is one may be known, and not its name. */
const other = (value: unknown) => (PartitionId.safeParse(value).success ? 'other' : undefined)
const text: Field = (value, names) => (typeof value === 'string' ? redactText(value, names) : undefined)
const list =
  (each: Field): Field =>
  (value, names, depth) =>
    Array.isArray(value) ? value.slice(0, MOST_ITEMS).flatMap((one) => each(one, names, depth) ?? []) : undefined
const record: Field = (value, names, depth) =>
  typeof value === 'object' && value !== null && depth < DEEPEST ? fieldsOf(value, names, depth + 1) : undefined
/** Counts by what is counted. */
const counts: Field = (value, names) => {
  if (typeof value !== 'object' || value === null) return undefined
  const all = Object.entries(value).flatMap(([key, count]) => {
    const name = word(key, names, 0)
    return typeof name === 'string' && typeof count === 'number' ? [[name, count] as const] : []
  })
  return Object.fromEntries(all.slice(0, MOST_ITEMS))
}
/** The class of an error; whatever else is called by a name is not told here. */
const className = (name: string, names: ReadonlySet<string>) =>
  /^[A-Z]?[A-Za-z]{0,30}Error$/.test(name) ? redactIdentifier(name, names) : 'Error'
const frame: Field = (value, names) => (typeof value === 'string' ? redactFrame(value, names) : undefined)

/** Every field there is, by name. */
const FIELDS: Readonly<Record<string, Field>> = {
  ...each(number, 'at count bytes wal freeBytes totalBytes memory freeMemory cores pid exitCode signal uptime waiting parked seq entries'),
  ...each(
    number,
    'epoch schema late width height scale competitors contests screensOpen devices startedAt heads fileVersion minutes missing',
  ),
  ...each(
    flag,
    'ok kept damaged open packaged verified reachable connected present isWhole internal problem keychain inSession more readable',
  ),
  ...each(
    word,
    'what kind call field state role phase shell platform arch reason type where service backend cipher origin recovery source',
  ),
  ...each(version, 'version node electron chrome sqlite release'),
  ...each(code, 'code'),
  ...each(record, 'cause error file system app event publication backup standby recoveryKey'),
  ...each(list(record), 'errors partitions screens faults reports servers'),
  event: (value, names, depth) => id(value, names, depth) ?? record(value, names, depth),
  partition,
  kinds: counts,
  slots: list(word),
  settings: list(word),
  name: (value, names) => (typeof value === 'string' ? className(value, names) : undefined),
  message: text,
  frames: list(frame),
}

function each(field: Field, names: string): Record<string, Field> {
  return Object.fromEntries(names.split(' ').map((name) => [name, field]))
}

function fieldsOf(value: object, names: ReadonlySet<string>, depth: number): Record<string, unknown> {
  if (value instanceof Error) return faultOf(value, names, depth)
  const kept = Object.entries(value).flatMap(([key, one]) => {
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key]!(one, names, depth) : undefined
    return field === undefined ? [] : [[key, field] as const]
  })
  return Object.fromEntries(kept)
}

/** Where a frame's file lies in our own tree or among the packages; nothing before that is told, and it is small letters alone. */
const PLACE = /(?:^|[\\/])((?:out|main|core|samples|node_modules)[\\/][a-z@][a-z0-9@.\\/_-]{0,160}):(\d{1,6})(?::\d{1,6})?\)?$/

/** A line of a stack, as it was thrown or as it was written down before; undefined where it is none. */
function redactFrame(line: string, names: ReadonlySet<string>): string | undefined {
  const read = /^\s*at (?:(?:async |new )?(.{1,120}?) \()?(.+)$/.exec(line) ?? /^(?:([^ ]{1,120}) )?([^ ]+:\d+|‹…›)$/.exec(line)
  if (!read) return undefined
  const [, called = '', place = ''] = read
  const name = called === '' ? '' : `${redactIdentifier(called.replaceAll(/ \[as [^\]]*\]/g, ''), names)} `
  const inside = /^(node:[a-z_/]{1,60}):(\d{1,6})(?::|\)|$)/.exec(place)
  if (inside) return `${name}${inside[1]}:${inside[2]}`
  const [, path = '', row = ''] = PLACE.exec(place) ?? []
  const isOurs = path !== '' && path.split(/[\\/.-]/).every((part) => !names.has(part))
  return `${name}${isOurs ? `${path.replaceAll('\\', '/')}:${row}` : GONE}`
}

function faultOf(error: Error, names: ReadonlySet<string>, depth: number): Record<string, unknown> {
  const { name, message, stack = '' } = error
  const about = code('code' in error ? error.code : undefined, names, depth)
  // The message stands at the head of the stack, and may look like a line of it.
  const rest = stack.startsWith(`${name}: ${message}`) ? stack.slice(name.length + 2 + message.length) : stack.replace(message, '')
  const frames = rest.split('\n').flatMap((line) => redactFrame(line, names) ?? [])
  const deeper = depth < DEEPEST
  const cause = deeper && error.cause !== undefined ? redactFault(error.cause, names, depth + 1) : undefined
  const errors =
    deeper && error instanceof AggregateError ? error.errors.slice(0, 3).map((one) => redactFault(one, names, depth + 1)) : undefined
  return {
    name: className(name, names),
    ...(about === undefined ? {} : { code: about }),
    message: redactText(message, names),
    frames: frames.slice(0, 20),
    ...(cause === undefined ? {} : { cause }),
    ...(errors === undefined ? {} : { errors }),
  }
}

/** Whatever was thrown, as it may be written down. */
export function redactFault(thrown: unknown, names: ReadonlySet<string>, depth = 0): Record<string, unknown> {
  if (thrown instanceof Error) return faultOf(thrown, names, depth)
  if (typeof thrown === 'string') return { message: redactText(thrown, names) }
  return typeof thrown === 'object' && thrown !== null ? fieldsOf(thrown, names, depth) : { type: typeof thrown }
}

/** A record as it may be written down: the fields that are known, each with what it may hold. */
export const redact = (fields: object, names: ReadonlySet<string>): Record<string, unknown> => fieldsOf(fields, names, 0)
