// All that is looked at in a packed app, in order, each with what it holds off.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from '../check-steps.ts'
import { foreignBinaries, strangeOrMissing, tooHeavy } from './contents.ts'
import type { PackedApp } from './files.ts'
import { wrongFuses } from './fuses.ts'
import { notWhole } from './integrity.ts'
import { buildersPaths, foldersOfThisMachine, secrets, serversCode, sourceMaps, tests } from './leaks.ts'
import { serversWords } from './servers-words.ts'

/** A check by name, and the sentences that it found. */
export interface Checked {
  name: string
  faults: readonly string[]
}

const Config = z.object({ electronFuses: z.record(z.string(), z.boolean()) })

/** What electron-builder.yml wants of the fuses. */
const wantedFuses = () => Config.parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))).electronFuses

/** Looks at a packed app. */
export function checkApp(app: PackedApp, words: ReadonlyMap<string, readonly string[]> = serversWords()): Checked[] {
  return [
    { name: 'what has to be there is, and nothing else', faults: strangeOrMissing(app) },
    { name: 'no other system’s binary', faults: foreignBinaries(app) },
    { name: 'no source map', faults: sourceMaps(app) },
    { name: 'no test', faults: tests(app) },
    { name: 'nothing of the server’s', faults: serversCode(app, words) },
    { name: 'no secret', faults: secrets(app) },
    { name: 'no path of this machine', faults: buildersPaths(app, foldersOfThisMachine(root)) },
    { name: 'the archive is whole, and the program knows it', faults: notWhole(app) },
    { name: 'the fuses are set', faults: wrongFuses(app.binary(), wantedFuses()) },
    { name: 'at most 40 MB without Electron', faults: tooHeavy(app) },
  ]
}
