// Words that only the results server has: sentences and names in its sources, and in the packages that nobody but it uses. Where some are found in
// the packed app, code of the server's has come into it.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../check-steps.ts'

const LEAST = 24
const WORDS = 4

/** Whether a text says something: a media type or a path has no words to speak of, and many have the same. */
const isSaid = (text: string) => text.length >= LEAST && text.split(' ').length >= WORDS

/** Long texts in quotes. */
function quoted(source: string): Set<string> {
  const found = new Set<string>()
  for (const [, , text = ''] of source.matchAll(/(['"`])((?:(?!\1)[^\\\n$<])*)\1/g)) if (isSaid(text)) found.add(text)
  return found
}

const files = (glob: string) => globSync(glob, { cwd: root, exclude: (name) => /\.(test|journey)\.tsx?$|\/testing(\/|$)/.test(name) })

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The packages that sources import. */
function imported(sources: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const source of sources)
    for (const [, name = ''] of source.matchAll(/\b(?:from|import\()\s*'((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*)/g)) found.add(name)
  return found
}

/** The words, by whose they are. */
export function serversWords(): Map<string, readonly string[]> {
  const ours = files('{core,main,renderer,samples}/**/*.{ts,tsx}').map(read)
  const theirs = files('server/**/*.{ts,tsx}').map(read)
  const known = ours.join('\n')
  const only = (texts: Iterable<string>) => [...new Set(texts)].filter((text) => !known.includes(text))
  const words = new Map<string, readonly string[]>([['the server', only(theirs.flatMap((source) => [...quoted(source)]))]])
  const shared = imported(ours)
  for (const name of imported(theirs)) {
    const folder = join(root, 'node_modules', name)
    if (shared.has(name) || !existsSync(folder)) continue
    const sources = globSync('{lib,dist,src}/**/*.{js,mjs,cjs}', { cwd: folder, exclude: (each) => each === 'node_modules' })
    words.set(name, only(sources.flatMap((file) => [...quoted(readFileSync(join(folder, file), 'utf8'))])))
  }
  return words
}
