import { describe, expect, test } from 'vitest'
import { findSticks, mountsIn } from './sticks.ts'

describe('sticks that are plugged in', () => {
  test('are what is mounted where desktops mount it, with their real names, each once', () => {
    const table = [
      'sysfs /sys sysfs rw 0 0',
      '/dev/nvme0n1p2 / ext4 rw 0 0',
      '/dev/sda1 /media/anna/KINGSTON vfat rw 0 0',
      '/dev/sda1 /media/anna/KINGSTON vfat rw 0 0',
      String.raw`/dev/sdb1 /run/media/anna/Club\040Stick exfat rw 0 0`,
      '/dev/sdc1 /mnt/backup ext4 rw 0 0',
      '/dev/sdd1 /media-server/films ext4 rw 0 0',
      '',
    ].join('\n')
    expect(mountsIn(table)).toEqual(['/media/anna/KINGSTON', '/run/media/anna/Club Stick', '/mnt/backup'])
  })

  test('are looked for without a fault on a system that has none of its own words for them', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(await findSticks(null, platform)).toBeInstanceOf(Array)
  })
})
