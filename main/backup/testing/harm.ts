// Damages an event's file on the disk so that it opens in part, with something of one part's log missing.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { salvage } from '../../file/salvage.ts'
import { deviceIn, temporaryFolder } from '../../station/testing/station.ts'

/** Turns one bit around, in the last page that does. `home` holds the key of the device whose file it is; `part` the log that loses its end. */
export async function harm(path: string, home: string, part = 'table-1'): Promise<void> {
  const { vault } = await deviceIn(home)
  const bytes = readFileSync(path)
  const folder = temporaryFolder()
  for (let page = bytes.length / 4096 - 1; page > 1; page--) {
    const harmed = Buffer.from(bytes)
    harmed[page * 4096 + 200] = (harmed[page * 4096 + 200] as number) ^ 1
    const tried = join(folder, `try-${page}`)
    mkdirSync(tried)
    const copy = join(tried, 'Try.scoretable')
    writeFileSync(copy, harmed)
    copyFileSync(`${path}-keys`, `${copy}-keys`)
    const saved = await salvage({ path: copy, vault })
    if (!saved.ok) continue
    const left = saved.value.damage.parts.find(({ partition }) => partition === part)
    if (left && left.has > 3 && left.has < left.had) return writeFileSync(path, harmed)
  }
  throw new Error('no page does')
}
