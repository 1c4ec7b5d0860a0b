// Whether Scoretable ended in order the last time: a mark lies beside the log while it runs, and is taken away at the end. One that is found
// at a start, and whose program runs no more, tells of a crash, a power cut, or a computer that was switched off.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../keys/device-key.ts'

const Mark = z.object({ pid: z.number().int().min(1), at: z.number() })

const isMark = (name: string) => /^running-\d{1,10}$/.test(name)

/** How often the mark says that it still runs, in ms: the time that is told of an end is right by so much. */
const EVERY = 30_000

export interface Running {
  /** When the last start was seen running last, where it did not end in order; null where it did. */
  endedAt: number | null
  /** Whether it had an orderly end is known from now on. */
  end(): void
}

/** Marks that this process runs, and looks how the one before ended. What can't be read or written is as if all had been well. */
export function markRunning(folder: string, isAlive: (pid: number) => boolean = isRunning): Running {
  const path = join(folder, `running-${process.pid}`)
  let endedAt: number | null = null
  let timer: NodeJS.Timeout | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(folder).filter(isMark)) {
      const at = seenLast(join(folder, name), isAlive)
      if (at === null) continue
      endedAt = Math.max(endedAt ?? 0, at)
      rmSync(join(folder, name), { force: true })
    }
    writeFileSync(path, JSON.stringify({ pid: process.pid, at: Date.now() }), { mode: 0o600 })
    timer = setInterval(() => touch(path), EVERY).unref()
  } catch {
    // A folder that can't be written to: the station itself says so where it matters.
  }
  return {
    endedAt,
    end() {
      clearInterval(timer)
      try {
        rmSync(path, { force: true })
      } catch {
        // The next start says that this one ended unexpectedly, which the disk did.
      }
    },
  }
}

/** When a process that runs no more was seen last; null where it still runs. */
function seenLast(path: string, isAlive: (pid: number) => boolean): number | null {
  const { mtimeMs } = statSync(path)
  const mark = Mark.safeParse(parseJson(readFileSync(path, 'utf8'))).data
  // A number is given anew: to this process itself, or to another after the computer was started again.
  const wasBefore = mtimeMs < Date.now() - uptime() * 1000
  return mark && mark.pid !== process.pid && !wasBefore && isAlive(mark.pid) ? null : mtimeMs
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // It was taken away, or the disk does not answer.
  }
}
