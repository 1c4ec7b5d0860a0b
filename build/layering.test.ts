// The lint rules hold the layering; this holds the lint rules. It writes files that break each of them into a copy of the tree's shape,
// under a temporary folder with our own .oxlintrc.json, and sees each refused, by the rule and with the sentence it should be.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Where, what is written there, and the rule that must refuse it. */
const bad: [file: string, code: string, rule: string][] = [
  // core is pure, and knows none of the others
  ['core/log/a.ts', `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`, 'no-restricted-imports'],
  ['core/log/b.ts', `import { readFile } from 'fs/promises'\nexport const a = readFile`, 'no-restricted-imports'],
  [
    'core/log/c.ts',
    `import { createStation } from '../../main/station/station.ts'\nexport const a = createStation`,
    'no-restricted-imports',
  ],
  ['core/log/d.ts', `import type { App } from '../../renderer/table/app.tsx'\nexport type A = App`, 'no-restricted-imports'],
  ['core/log/e.ts', `export { ingest } from '../../server/ingest.ts'`, 'no-restricted-imports'],
  ['core/log/f.ts', `export const a = () => import('../../main/station/station.ts')`, 'no-restricted-imports'],
  ['core/log/g.ts', `import { useState } from 'react'\nexport const a = useState`, 'no-restricted-imports'],
  ['core/log/h.ts', `import { Kysely } from 'kysely'\nexport const a = Kysely`, 'no-restricted-imports'],
  ['core/log/i.ts', `import sample from '../../samples/some.json'\nexport const a = sample`, 'no-restricted-imports'],
  ['core/log/j.ts', `import { randomBytes } from '@noble/hashes/utils.js'\nexport const a = randomBytes`, 'no-restricted-imports'],
  ['core/deep/er/k.ts', `import { a } from '../../../main/a.ts'\nexport const b = a`, 'no-restricted-imports'],
  ['core/l.ts', `import { a } from '../main/a.ts'\nexport const b = a`, 'no-restricted-imports'],
  ['core/clock/a.ts', `export const a = () => Date.now()`, 'no-restricted-globals'],
  ['core/clock/b.ts', `export const a = () => new Date()`, 'no-restricted-globals'],
  ['core/clock/c.ts', `export const a = () => performance.now()`, 'no-restricted-globals'],
  ['core/clock/d.ts', `export const a = (then: () => void) => setTimeout(then, 1)`, 'no-restricted-globals'],
  ['core/clock/e.ts', `export const a = (then: () => void) => setInterval(then, 1)`, 'no-restricted-globals'],
  ['core/chance/a.ts', `export const a = () => Math.random()`, 'no-restricted-properties'],
  ['core/chance/b.ts', `export const a = () => crypto.randomUUID()`, 'no-restricted-globals'],
  ['core/io/a.ts', `export const a = () => fetch('http://localhost')`, 'no-restricted-globals'],
  ['core/io/b.ts', `export const a = () => globalThis.fetch('http://localhost')`, 'no-restricted-globals'],
  ['core/io/c.ts', `export const a = () => process.env['HOME']`, 'no-restricted-globals'],
  ['core/io/d.ts', `export const a = () => window.name`, 'no-restricted-globals'],
  ['core/io/e.ts', `export const a = () => document.title`, 'no-restricted-globals'],
  ['core/io/f.ts', `export const a = () => console.log('a')`, 'no-restricted-globals'],
  ['core/io/g.ts', `export const a = () => require('fs')`, 'no-restricted-globals'],
  ['core/log/tested.test.ts', `import { a } from '../../main/a.ts'\nexport const b = a`, 'no-restricted-imports'],
  ['core/testing/kit.ts', `import { a } from '../../server/a.ts'\nexport const b = a`, 'no-restricted-imports'],
  // the station knows neither the screens nor the server
  ['main/station/a.ts', `import { ingest } from '../../server/ingest.ts'\nexport const a = ingest`, 'no-restricted-imports'],
  ['main/station/b.ts', `import { App } from '../../renderer/table/app.tsx'\nexport const a = App`, 'no-restricted-imports'],
  ['main/c.ts', `export const a = () => import('../server/main.ts')`, 'no-restricted-imports'],
  ['main/station/d.test.ts', `import { ingest } from '../../server/ingest.ts'\nexport const a = ingest`, 'no-restricted-imports'],
  ['main/sync/e.test.ts', `import { App } from '../../renderer/table/app.tsx'\nexport const a = App`, 'no-restricted-imports'],
  // screens know neither the station nor the server, and run in no Node
  [
    'renderer/table/a.ts',
    `import { createStation } from '../../main/station/station.ts'\nexport const a = createStation`,
    'no-restricted-imports',
  ],
  ['renderer/table/b.tsx', `import type { Page } from '../../server/page.ts'\nexport type A = Page`, 'no-restricted-imports'],
  ['renderer/table/c.ts', `import { join } from 'node:path'\nexport const a = join`, 'no-restricted-imports'],
  ['renderer/table/d.ts', `import { ipcRenderer } from 'electron'\nexport const a = ipcRenderer`, 'no-restricted-imports'],
  ['renderer/table/e.ts', `export const a = process.env['HOME']`, 'no-restricted-globals'],
  [
    'renderer/table/f.test.ts',
    `import { createStation } from '../../main/station/station.ts'\nexport const a = createStation`,
    'no-restricted-imports',
  ],
  // the server knows neither the station nor the screens
  [
    'server/ingest/a.ts',
    `import { createStation } from '../../main/station/station.ts'\nexport const a = createStation`,
    'no-restricted-imports',
  ],
  ['server/ingest/b.ts', `import { App } from '../../renderer/table/app.tsx'\nexport const a = App`, 'no-restricted-imports'],
  ['server/c.ts', `import { app } from 'electron'\nexport const a = app`, 'no-restricted-imports'],
]

/** What must pass. */
const good: [file: string, code: string][] = [
  [
    'core/good/a.ts',
    `import { sha256 } from '@noble/hashes/sha2.js'\nimport { bytesToHex } from '@noble/hashes/utils.js'\nimport canonicalize from 'canonicalize'\nimport Papa from 'papaparse'\nimport { z } from 'zod'\nimport { ok } from '../outcome.ts'\nimport { b } from './b.ts'\nexport const a = [sha256, bytesToHex, canonicalize, Papa, z, ok, b, Math.max(1, 2), new TextEncoder()]`,
  ],
  ['core/good/b.ts', `export const b = 1`],
  ['core/good/c.test.ts', `import { readFileSync } from 'node:fs'\nexport const c = [readFileSync, Date.now()]`],
  ['core/testing/good.ts', `import { readFileSync } from 'node:fs'\nexport const c = [readFileSync, Math.random()]`],
  [
    'main/good/a.ts',
    `import { readFileSync } from 'node:fs'\nimport { ok } from '../../core/outcome.ts'\nexport const a = [readFileSync, ok, Date.now()]`,
  ],
  ['main/updates/testing/good.ts', `import { start } from '../../../server/testing/start.ts'\nexport const a = start`],
  ['main/sync/good.test.ts', `import { ingest } from '../../server/ingest.ts'\nexport const a = ingest`],
  [
    'renderer/good/a.tsx',
    `import { useState } from 'react'\nimport { ok } from '../../core/outcome.ts'\nexport const a = [useState, ok, document.title, Date.now()]`,
  ],
  [
    'server/good/a.ts',
    `import { readFileSync } from 'node:fs'\nimport { ok } from '../../core/outcome.ts'\nimport '../../renderer/theme/tokens.css'\nexport const a = [readFileSync, ok]`,
  ],
  [
    'e2e/good.ts',
    `import { ingest } from '../server/ingest.ts'\nimport { createStation } from '../main/station/station.ts'\nexport const a = [ingest, createStation]`,
  ],
  ['bench/good.ts', `import { ingest } from '../server/ingest.ts'\nexport const a = ingest`],
]

let folder: string
let refusals: { file: string; rule: string; message: string }[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoretable-layering-'))
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
  // The folder has no tsconfig.json; types play no part in who imports whom.
  writeFileSync(join(folder, '.oxlintrc.json'), config.replace('"typeAware": true', '"typeAware": false'))
  for (const [file, code] of [...bad, ...good]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${code}\n`)
  }
  const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' })
  const report = JSON.parse(run.stdout) as { diagnostics: { code: string; message: string; filename: string }[] }
  refusals = report.diagnostics
    .map(({ code, message, filename }) => ({ file: filename.replaceAll('\\', '/'), rule: /\((.+)\)/.exec(code)?.[1] ?? code, message }))
    .filter(({ rule }) => rule.startsWith('no-restricted-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the layering', () => {
  test.for(bad)('%s: %s is refused', ([file, , rule]) => {
    expect(refusals.filter((refusal) => refusal.file === file).map((refusal) => refusal.rule)).toContain(rule)
  })

  test('lets through what each part may use', () => {
    const goodFiles = new Set(good.map(([file]) => file))
    expect(refusals.filter(({ file }) => goodFiles.has(file))).toEqual([])
  })
})
