// The licences of all packages that the app has something of, as one text that goes with it: their authors ask for nothing else. Electron's own
// and Chromium's lie beside it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { root } from '../check-steps.ts'
import { packedPackages } from './packed-packages.ts'

const LICENCE = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i

const Described = z.object({ license: z.string().optional(), author: z.union([z.string(), z.object({ name: z.string() })]).optional() })

/** What is said of one package: its licence's own text, or, where it ships none, what its package.json says. */
function noticeOf(folder: string): string {
  const texts = readdirSync(folder)
    .filter((name) => LICENCE.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
  if (texts.length > 0) return texts.join('\n\n')
  const { license, author } = Described.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  if (license === undefined) throw new Error(`Nothing in ${folder} says under which licence it may be passed on.`)
  const name = typeof author === 'string' ? author : author?.name
  return `${license}${name === undefined ? '' : `, by ${name}`}`
}

/** The text. */
function notices(): string {
  const parts = packedPackages().map(({ name, version, folder }) => `${name} ${version}\n\n${noticeOf(join(root, folder))}\n`)
  return ['Scoretable contains what others made and gave away. These are their licences.\n', ...parts].join(`\n${'-'.repeat(78)}\n\n`)
}

/** Writes it where electron-builder.yml takes it from. */
export function writeNotices(): void {
  const file = join(root, 'out/notices/third-party.txt')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, notices())
}
