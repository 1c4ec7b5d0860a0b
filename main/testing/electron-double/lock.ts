// One instance a profile: the first writes its number into a file; a second leaves its own there, which the first hears of.
import { mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Takes the lock of a profile, or tells its holder and answers false. */
export function takeLock(profile: string, onSecond: () => void): boolean {
  mkdirSync(profile, { recursive: true })
  const lock = join(profile, 'double.lock')
  const knock = join(profile, 'double.knock')
  if (isHeld(lock)) {
    writeFileSync(knock, String(process.pid))
    return false
  }
  writeFileSync(lock, String(process.pid))
  rmSync(knock, { force: true })
  watchFile(knock, { interval: 50, persistent: false }, () => {
    rmSync(knock, { force: true })
    onSecond()
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
