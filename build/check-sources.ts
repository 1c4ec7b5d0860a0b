// The tree's own source files, for the tests that read code as text.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Paths, with forward slashes and relative to the repository, of files that match a glob, in order. */
export const sourceFiles = (glob: string): string[] =>
  globSync(glob, { cwd: root, exclude: ['node_modules/**', 'out/**', '**/node_modules/**'] })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()

/** The text of one of them. */
export const sourceText = (file: string): string => readFileSync(join(root, file), 'utf8')
