// Disks that can’t take an update.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { onLinux, startReleased } from './testing/laptop.ts'
import { digestOf } from './testing/release.ts'

/** A disk of its own of five megabytes, where this user may mount one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

describe.runIf(onLinux)('a disk that can’t take it', () => {
  const disk = mountSmallDisk()
  if (!disk) console.warn('LEFT OUT: an update on a disk that is really full. It needs root on Linux, and the right to mount.')
  afterAll(() => {
    if (!disk) return
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  test.runIf(disk)('that is full: what came is thrown away, and it is fetched once there is room', async () => {
    const { bytes, app, old } = await startReleased()
    symlinkSync(disk ?? '', join(app.home, 'cache'))
    writeFileSync(join(disk ?? '', 'ballast'), Buffer.alloc(3 * 1024 * 1024))
    await app.checkUntil('idle')
    expect(app.view().sentence).toMatch(/no room on the disk for the update.*Make room/)
    expect(app.laptop.pending()).toEqual([])
    expect(app.digest()).toBe(old)

    rmSync(join(disk ?? '', 'ballast'))
    await app.checkUntil('ready')
    await app.install()
    expect(app.digest()).toBe(digestOf(bytes))
  })

  test('a file lies where its folder should be', async () => {
    const { app } = await startReleased()
    writeFileSync(join(app.home, 'cache'), '')
    await app.checkUntil('idle')
    expect(app.view().sentence).toMatch(/could not be kept: .*This version goes on/)
  })
})
