// One instance a profile: the first writes its number into a file; a second leaves its own there, which the first hears of.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Takes the lock of a profile, or tells its holder and answers false. */
export function takeLock(profile: string, data: unknown, onSecond: (data: unknown) => void): boolean {
  mkdirSync(profile, { recursive: true })
  const lock = join(profile, 'double.lock')
  const knock = join(profile, 'double.knock')
  if (isHeld(lock)) {
    writeFileSync(`${knock}-${process.pid}`, JSON.stringify(data ?? null))
    renameSync(`${knock}-${process.pid}`, knock)
    return false
  }
  writeFileSync(lock, String(process.pid))
  rmSync(knock, { force: true })
  watchFile(knock, { interval: 50, persistent: false }, () => {
    if (!existsSync(knock)) return
    const told: unknown = JSON.parse(readFileSync(knock, 'utf8'))
    rmSync(knock, { force: true })
    onSecond(told)
  })
  process.on('exit', () => {
    unwatchFile(knock)
    rmSync(lock, { force: true })
  })
  return true
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
