// A bundle's list of packages names each that it has something of, script or style, with its version, and none of our own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledPackages } from './bundled-packages.ts'
import { root } from './check-steps.ts'

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'scoretable-bundled-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('scripts and styles of packages are in the list, our own and what is not imported are not', async () => {
  const list = join(folder, 'list.json')
  const code = `import canonicalize from 'canonicalize'; import '@fontsource-variable/inter'; import { ok } from '/core/outcome.ts'
export const text = canonicalize(ok(1))`
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      { name: 'entry', resolveId: (id) => (id === 'entry' ? 'entry.js' : null), load: (id) => (id === 'entry.js' ? code : null) },
      bundledPackages(root, 'test', list),
    ],
    build: { outDir: join(folder, 'out'), rolldownOptions: { input: 'entry' } },
  })
  const versionOf = (name: string) =>
    (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
  expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual(
    ['@fontsource-variable/inter', 'canonicalize'].map((name) => ({ name, version: versionOf(name), folder: `node_modules/${name}` })),
  )
})
