// The archive is whole by its own head, and the head is the one that the program was told: with the fuse for it Electron refuses any other.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PackedApp } from './files.ts'

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

/** A file or a folder in the archive's head. */
const Entry = z.object({
  files: z.record(z.string(), z.unknown()).optional(),
  integrity: z.object({ algorithm: z.literal('SHA256'), hash: z.string() }).optional(),
})

/** The fingerprint of each file by the head, by path; null where the head has none. */
function fingerprints(entry: unknown, path = ''): [path: string, hash: string | null][] {
  const { files, integrity } = Entry.parse(entry)
  if (!files) return [[path, integrity?.hash ?? null]]
  return Object.entries(files).flatMap(([name, each]) => fingerprints(each, path === '' ? name : `${path}/${name}`))
}

/** Each way in which the archive is not what it says, as a sentence. */
export function notWhole(app: PackedApp): string[] {
  const known = new Map(fingerprints(JSON.parse(app.head)))
  const changed = app.archive.flatMap(({ path, read }) => {
    const hash = known.get(path)
    if (typeof hash !== 'string') return [`The archive’s head has no fingerprint of ${path}.`]
    return hash === sha256(read()) ? [] : [`${path} is not what the archive’s head says.`]
  })
  // Electron looks for it on the Mac and on Windows; on Linux there is no place for it.
  const told = app.system === 'linux' || app.integrity().includes(sha256(app.head))
  return [...changed, ...(told ? [] : ['The program was not told the fingerprint of the archive’s head.'])]
}
