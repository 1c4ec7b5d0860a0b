// What `npm run package:check` prints: what an app contains, by group and size, and what each check found.
import type { Checked } from './checks.ts'
import { weight } from './contents.ts'
import type { PackedApp } from './files.ts'

/** The group that a file of the archive is told under. */
function groupOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/')
  if (first === 'node_modules') return path.endsWith('.node') ? `${second}, its binary` : second
  if (second === 'renderer') return path.endsWith('.woff2') ? 'the screens’ fonts' : `the page ${third}`
  if (second === 'main' && third === 'fonts') return 'the documents’ fonts'
  return second === 'main' ? 'the station' : second === 'preload' ? 'the preload' : path
}

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2).padStart(6)} MB`

/** What an app contains, as lines. */
export function contents(app: PackedApp): string[] {
  const groups = new Map<string, { files: number; bytes: number }>()
  for (const { path, size } of app.archive) {
    const group = groups.get(groupOf(path)) ?? { files: 0, bytes: 0 }
    groups.set(groupOf(path), { files: group.files + 1, bytes: group.bytes + size })
  }
  const rows = [...groups].sort(([, one], [, other]) => other.bytes - one.bytes)
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    ...rows.map(
      ([name, { files, bytes }]) => `  ${name.padEnd(width)}  ${mb(bytes)}  ${String(files).padStart(4)} ${files === 1 ? 'file' : 'files'}`,
    ),
    `  ${'together, without Electron'.padEnd(width)}  ${mb(weight(app))}`,
  ]
}

/** What each check found, as lines. */
export const found = (checked: readonly Checked[]): string[] =>
  checked.flatMap(({ name, faults }) =>
    faults.length === 0 ? [`  ok      ${name}`] : [`  FAILED  ${name}`, ...faults.map((fault) => `          ${fault}`)],
  )
