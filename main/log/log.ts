// What happened at this station, in files on this computer and nowhere else: a line of JSON each, in LOG/scoretable.log and, as it grows, in
// scoretable.1.log (the one before) up to scoretable.4.log. All of it has gone through redact.ts.
//
// It never disturbs the table: what is written is not waited for, and where the disk is full or the folder can't be written to, lines are
// left out and it is tried again later.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { redact } from './redact.ts'
import { wordsOf } from './redact-text.ts'

/** The newest file. */
export const NEWEST = 'scoretable.log'
/** How many older ones are kept. */
export const OLDER = 4
/** How large one gets. */
const SIZE = '1M'
/** So much waits for a slow disk, in bytes; what comes then is left out. */
const MOST_WAITING = 256 * 1024
/** After a failure it is tried again with the first line after so long, in ms. */
const AGAIN = 30_000
/** How long the last lines are waited for when it ends, in ms. */
const FAREWELL = 1000

/** The name of a file by how old it is; 0 is the newest. */
export const fileOf = (age: number): string => (age === 0 ? NEWEST : `scoretable.${age}.log`)

export interface Log {
  /** Writes down that something happened. `fields` are known by name (redact.ts) and hold no free text; what is not known is left out. */
  write(what: string, fields?: object): void
  /** Writes down what should never happen, with where it was noticed. */
  fault(where: string, thrown: unknown): void
  /** The same at once, before anything else is done: for a process that is about to end. */
  last(where: string, thrown: unknown): void
  /** Whose names are taken out of free text from now on. */
  hide(names: () => Iterable<string>): void
  /** The words of those names. */
  names(): ReadonlySet<string>
  /** Nothing is written any more; what waits is on the disk, unless that does not answer. */
  close(): Promise<void>
}

interface LogOptions {
  clock?: () => number
  size?: `${number}${'K' | 'M'}`
  again?: number
}

/** A log in a folder, which is made with the first line. */
export function createLog(folder: string, { clock = Date.now, size = SIZE, again = AGAIN }: LogOptions = {}): Log {
  let stream: RotatingFileStream | null = null
  let failedAt = -Infinity
  let leftOut = 0
  let ended = false
  let namesNow: () => Iterable<string> = () => []

  const names = () => {
    try {
      return wordsOf(namesNow())
    } catch {
      // A fault in what is shown must not hide the fault that is being written down: without names, words with capitals still go.
      return wordsOf([])
    }
  }
  const lineOf = (what: string, fields: object, known = wordsOf([])) =>
    `${JSON.stringify({ at: clock(), what, ...redact(fields, known) })}\n`

  function open(): RotatingFileStream | null {
    if (stream) return stream
    if (clock() - failedAt < again) return null
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch {
      // Said by nobody: the station itself meets the same fault where it matters, and has the sentence for it.
      failedAt = clock()
      return null
    }
    const opened = createStream((age) => fileOf(typeof age === 'number' ? age : 0), {
      path: folder + sep,
      size,
      rotate: OLDER,
      mode: 0o600,
    })
    opened.on('error', () => {
      // A full disk, a folder that is gone. The table goes on, and so does this, later.
      failedAt = clock()
      if (stream === opened) stream = null
    })
    stream = opened
    return opened
  }

  function put(line: string): void {
    if (ended) return
    const to = open()
    if (!to || to.writableLength > MOST_WAITING) {
      leftOut += 1
      return
    }
    if (leftOut > 0) {
      to.write(lineOf('left-out', { count: leftOut }))
      leftOut = 0
    }
    to.write(line)
  }

  return {
    // Words that code chose: looking through a long entry list for each of them would slow the table down.
    write: (what, fields = {}) => put(lineOf(what, fields)),
    fault: (where, thrown) => put(lineOf('fault', { where, error: thrown }, names())),
    last(where, thrown) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        appendFileSync(join(folder, NEWEST), lineOf('fault', { where, error: thrown }, names()), { mode: 0o600 })
      } catch {
        // The disk is full, or the folder can't be written to. The terminal has it too.
      }
    },
    hide(names) {
      namesNow = names
    },
    names,
    async close() {
      ended = true
      const old = stream
      stream = null
      if (!old) return
      await Promise.race([
        new Promise<void>(
          (resolve) =>
            void old
              .once('close', resolve)
              .once('error', () => resolve())
              .end(),
        ),
        pause(FAREWELL, null, { ref: false }),
      ])
    },
  }
}
