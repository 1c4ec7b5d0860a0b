// The diagnostic bundle: a zip that a person saves and gives to whoever helps them. What it holds is told before, in the words that are in it too.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { parseJson } from '../keys/device-key.ts'
import { fileOf, OLDER } from '../log/log.ts'
import { redact } from '../log/redact.ts'
import { readReports } from '../log/reports.ts'

/** Files that say the same kind of thing. `name`: as a person is told of them. */
interface Part {
  name: string
  about: string
  files: { path: string; text: string }[]
}

/** What is not in it, as it is said before it is saved. */
export const LEFT_OUT = [
  'No name of a competitor, a team, an event, a place or a device, no result, and nothing that was typed.',
  'No key, code, token, password, address or file name. Where an error’s text held one, ‹…› stands in its place.',
  'No event file, and no picture of what was in memory when a window crashed: those may hold names and keys, and stay on this computer.',
]

/** The parts of a bundle. `facts` have not gone through redact.ts yet; `folder` is the log's, null where there is none. */
export async function partsOf(folder: string | null, facts: object, names: ReadonlySet<string>): Promise<Part[]> {
  const logs = folder === null ? [] : await Promise.all(Array.from({ length: OLDER + 1 }, (_, age) => logFile(folder, age, names)))
  const parts: Part[] = [
    {
      name: 'Facts',
      about:
        'Versions of Scoretable and of this computer’s system; memory, disk and screens; how large the event’s file is, whether all of it is whole, and how many entries of each kind it has; how sending, backups and standing by are.',
      files: [{ path: 'facts.json', text: `${JSON.stringify(redact(facts, names), null, 2)}\n` }],
    },
    {
      name: 'Log',
      about: 'When Scoretable was started and ended, which calls failed, what changed in how it sends and saves, and faults.',
      files: logs.flatMap((file) => file ?? []),
    },
    {
      name: 'Fault reports',
      about: 'Faults that ended Scoretable: where in the program each was, and what it ran on.',
      files: folder === null ? [] : readReports(folder, names).map(({ name, text }) => ({ path: `reports/${name}`, text })),
    },
  ]
  return parts.filter(({ files }) => files.length > 0)
}

/** A log's file as it goes into a bundle: each line once more through what it went through when it was written. */
async function logFile(folder: string, age: number, names: ReadonlySet<string>): Promise<{ path: string; text: string } | null> {
  // There are fewer before they are full, and one that can't be read is not in the bundle.
  const text = await readFile(join(folder, fileOf(age)), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n').flatMap((line) => {
    const read = parseJson(line)
    return typeof read === 'object' && read !== null ? [JSON.stringify(redact(read, names))] : []
  })
  return { path: `log/${fileOf(age)}`, text: `${lines.join('\n')}\n` }
}

const bytesOf = ({ files }: Part) => files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

/** What is told of the parts before they are saved. */
export const listOf = (parts: readonly Part[]): { name: string; about: string; bytes: number }[] =>
  parts.map((part) => ({ name: part.name, about: part.about, bytes: bytesOf(part) }))

/** The zip's bytes. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const files = parts.flatMap((part) => part.files)
  const readMe = [
    'A diagnostic bundle of Scoretable. It was made on a person’s wish, and was sent nowhere by itself.',
    ...parts.map(({ name, about, files: its }) => `${name} (${its.map(({ path }) => path).join(', ')})\n${about}`),
    `What is not in it\n${LEFT_OUT.join('\n')}`,
  ]
  return zipSync(
    Object.fromEntries(
      [['about.txt', readMe.join('\n\n')], ...files.map(({ path, text }) => [path, text])].map(([path, text]) => [path!, strToU8(text!)]),
    ),
  )
}

const two = (value: number) => String(value).padStart(2, '0')

/** The file's name: when it was made, by this computer's clock, and nothing else. */
export function bundleName(at: number): string {
  const day = new Date(at)
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-')
  return `scoretable-diagnostics-${date}-${two(day.getHours())}${two(day.getMinutes())}.zip`
}
