// Each check of a packed app finds what it is there for: a sound app passes all, and the same app with one fault planted in it fails with it.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { root } from '../check-steps.ts'
import { checkApp } from './checks.ts'
import type { PackedApp, PackedFile } from './files.ts'
import { unflippedWire } from './fuses.ts'
import { secrets } from './leaks.ts'
import { ARCHITECTURE } from './stand-in.ts'

const SQLITE = 'node_modules/better-sqlite3-multiple-ciphers'
const NATIVE = { linux: `linux-${ARCHITECTURE}`, win: `win32-${ARCHITECTURE}`, mac: `darwin-${ARCHITECTURE}` } as const
const MAGIC = { linux: '7f454c46', win: '4d5a9000', mac: 'cffaedfe' } as const
const WORDS = new Map([['the server', ['The results server is ready at last.', 'This club is known here already.']]])
/** Electron's fuses as electron-builder.yml wants them. */
const WANTED = '01001100'

const file = (path: string, content: string | Buffer = `contents of ${path}`): PackedFile => {
  const bytes = Buffer.from(content)
  return { path, size: bytes.length, read: () => bytes }
}

/** An archive's head over files, as electron-builder writes it. */
function headOf(archive: readonly PackedFile[]): string {
  const tree: Record<string, unknown> = {}
  for (const { path, size, read } of archive) {
    const names = path.split('/')
    const last = names.pop()!
    const folder = names.reduce<Record<string, unknown>>((at, name) => {
      const here = (at[name] ??= { files: {} }) as { files: Record<string, unknown> }
      return here.files
    }, tree)
    folder[last] = { size, integrity: { algorithm: 'SHA256', hash: createHash('sha256').update(read()).digest('hex') } }
  }
  return JSON.stringify({ files: tree })
}

function sound(system: PackedApp['system'] = 'linux'): PackedApp {
  const library = Buffer.from(`${MAGIC[system]}00`, 'hex')
  const archive = [
    'package.json',
    'out/main/electron.js',
    'out/main/backup-worker.js',
    'out/main/assets/station-abc.js',
    'out/preload/preload.cjs',
    ...['operator', 'display', 'companion'].flatMap((page) =>
      ['index.html', 'assets/index-a.js', 'assets/index-a.css', 'assets/inter-a.woff2'].map((name) => `out/renderer/${page}/${name}`),
    ),
    'out/renderer/operator/assets/icon-a.svg',
    'out/renderer/display/service-worker.js',
    'out/renderer/companion/service-worker.js',
    ...['icon-192.png', 'icon-512.png', 'icon.svg', 'manifest.webmanifest'].map((name) => `out/renderer/companion/${name}`),
    `${SQLITE}/LICENSE`,
    `${SQLITE}/package.json`,
    `${SQLITE}/lib/index.js`,
    `${SQLITE}/lib/methods/table.js`,
  ].map((path) => file(path))
  archive.push(file(`${SQLITE}/prebuilds/${NATIVE[system]}.node`, library))
  const resources = system === 'mac' ? 'Contents/Resources' : 'resources'
  const beside = [
    file(`${resources}/app.asar`),
    file(`${resources}/third-party.txt`),
    file(`${resources}/app.asar.unpacked/${SQLITE}/prebuilds/${NATIVE[system]}.node`, library),
    ...(system === 'mac' ? [file(`${resources}/icon.icns`), file(`${resources}/event.icns`)] : []),
  ]
  return withHead({ system, archive, beside, head: '', integrity: () => '', binary: () => wire(WANTED) })
}

/** The app with a head that its files agree with, and that its program was told. */
function withHead(app: PackedApp): PackedApp {
  const head = headOf(app.archive)
  return { ...app, head, integrity: () => createHash('sha256').update(head).digest('hex') }
}

const wire = (fuses: string) => Buffer.from(unflippedWire().toString('latin1').replace('10110001', fuses), 'latin1')

const planted = (more: PackedFile, app = sound()) => withHead({ ...app, archive: [...app.archive, more] })
const plantedInto = (path: string, content: string, app = sound()) =>
  withHead({ ...app, archive: app.archive.map((each) => (each.path === path ? file(path, content) : each)) })

const faultsOf = (app: PackedApp) => checkApp(app, WORDS).flatMap(({ faults }) => faults)

describe('a packed app', () => {
  test.each(['linux', 'win', 'mac'] as const)('that is sound passes every check, on %s', (system) => {
    expect(faultsOf(sound(system))).toEqual([])
  })

  test('with a file that nobody expects is told by its path', () => {
    expect(faultsOf(planted(file('out/main/notes.txt')))).toEqual([
      expect.stringContaining('out/main/notes.txt is in the archive, and is not among'),
    ])
    expect(faultsOf(planted(file('core/outcome.ts')))).toEqual([expect.stringContaining('core/outcome.ts')])
    // The package's own folder is not a reason to take all of it.
    expect(faultsOf(planted(file(`${SQLITE}/src/better_sqlite3.cpp`)))).toHaveLength(1)
    const app = sound()
    expect(faultsOf({ ...app, beside: [...app.beside, file('resources/extra.bin')] })).toEqual([
      expect.stringContaining('resources/extra.bin is beside'),
    ])
  })

  test('without a file that it needs is told which', () => {
    const app = sound()
    const archive = app.archive.filter(({ path }) => path !== 'out/preload/preload.cjs')
    expect(faultsOf(withHead({ ...app, archive }))).toEqual(['Nothing is in the archive as out/preload/preload.cjs.'])
    const beside = app.beside.filter(({ path }) => !path.endsWith('.node'))
    expect(faultsOf({ ...app, beside })).toEqual([expect.stringContaining(`${NATIVE.linux}.node`)])
  })

  test('with another system’s binary is told whose, by its name or by what it is', () => {
    const named = planted(file(`${SQLITE}/prebuilds/${NATIVE.win}.node`, Buffer.from('4d5a9000', 'hex')))
    expect(faultsOf(named)).toContain(`${SQLITE}/prebuilds/${NATIVE.win}.node is a program of win, in an app for linux.`)
    const disguised = plantedInto('out/renderer/operator/assets/icon-a.svg', 'MZ and so on')
    expect(faultsOf(disguised)).toEqual(['out/renderer/operator/assets/icon-a.svg is a program of win, in an app for linux.'])
    const unknown = planted(file(`${SQLITE}/prebuilds/${NATIVE.linux}.node`, 'a text'))
    expect(faultsOf(unknown)).toContain(`${SQLITE}/prebuilds/${NATIVE.linux}.node is a library of no system that is known here.`)
  })

  test('with a source map, of its own or inside a script, is told', () => {
    expect(faultsOf(planted(file('out/main/electron.js.map')))).toContain('out/main/electron.js.map is a source map.')
    expect(faultsOf(plantedInto('out/main/electron.js', 'a()\n//# sourceMappingURL=data:application/json;base64,e30='))).toEqual([
      'out/main/electron.js has a source map in it.',
    ])
  })

  test('with a test in it is told', () => {
    expect(faultsOf(planted(file('main/station/station.test.ts')))).toContain('main/station/station.test.ts is a test’s.')
    expect(faultsOf(planted(file(`${SQLITE}/lib/test/open.js`)))).toContain(`${SQLITE}/lib/test/open.js is a test’s.`)
    expect(faultsOf(plantedInto('out/main/electron.js', 'import { expect } from "vitest"'))).toEqual([
      expect.stringContaining('out/main/electron.js has a test’s code in it'),
    ])
  })

  test('with the server’s code is told, as a file or inside another', () => {
    expect(faultsOf(planted(file('out/server/main.js')))).toContain('out/server/main.js is the server’s.')
    const both = 'say("The results server is ready at last."); say("This club is known here already.")'
    expect(faultsOf(plantedInto('out/main/assets/station-abc.js', both))).toEqual([expect.stringContaining('has code of the server in it')])
  })

  test('with a secret is told where it is, and not what it is', () => {
    for (const name of ['.env', 'out/main/.env.production', 'out/signing.p12', 'out/key.pem', 'out/event.scoretable'])
      expect(faultsOf(planted(file(name)))).toContain(`${name} is a file of secrets, by its name.`)
    const key = `-----BEGIN EC PRIVATE KEY-----\n${'A1b2'.repeat(12)}\n-----END EC PRIVATE KEY-----`
    for (const secret of [key, key.replaceAll('\n', '\\n'), `ghp_${'a1'.repeat(18)}`, `npm_${'a1'.repeat(18)}`, 'AKIAABCDEFGHIJKLMNOP']) {
      const faults = faultsOf(plantedInto('out/main/electron.js', `const x = '${secret}'`))
      expect(faults).toEqual([expect.stringMatching(/^out\/main\/electron\.js has a .+ in it\.$/)])
      expect(faults.join()).not.toContain(secret.slice(0, 20))
    }
    // What a library says of keys is none.
    expect(faultsOf(plantedInto('out/main/electron.js', `if (text.startsWith('-----BEGIN PRIVATE KEY-----')) read(text)`))).toEqual([])
    const app = plantedInto('out/main/electron.js', `token = 'correct-horse-battery'`)
    expect(secrets(app, { SIGNING_PASSWORD: 'correct-horse-battery' })).toEqual([
      'out/main/electron.js has the value of SIGNING_PASSWORD in it.',
    ])
    expect(secrets(app, { SIGNING_PASSWORD: 'horse', LANG: 'correct-horse-battery' })).toEqual([])
  })

  test('that tells where it was built is told where it does', () => {
    expect(faultsOf(plantedInto('out/main/electron.js', `const at = '${root}/main/electron.ts'`))).toEqual([
      expect.stringContaining('out/main/electron.js tells where it was built'),
    ])
  })

  test('with a file that is not what the archive’s head says, or a head that the program does not know, is told', () => {
    const app = sound('mac')
    const changed = app.archive.map((each) => (each.path === 'package.json' ? file('package.json', 'changed') : each))
    expect(faultsOf({ ...app, archive: changed })).toEqual(['package.json is not what the archive’s head says.'])
    const without = withHead({ ...app, archive: app.archive.slice(1) })
    expect(faultsOf({ ...without, archive: app.archive })).toContain('The archive’s head has no fingerprint of package.json.')
    expect(faultsOf({ ...app, integrity: () => 'another' })).toEqual(['The program was not told the fingerprint of the archive’s head.'])
  })

  test('with a fuse that is not set, or none at all, is told', () => {
    const shipped = faultsOf({ ...sound(), binary: () => unflippedWire() })
    expect(shipped).toContain('The fuse runAsNode is true in the binary, and has to be false.')
    expect(shipped).toContain('The fuse onlyLoadAppFromAsar is false in the binary, and has to be true.')
    expect(faultsOf({ ...sound(), binary: () => wire('01001101') })).toEqual([
      'The fuse grantFileProtocolExtraPrivileges is true in the binary, and has to be false.',
    ])
    expect(faultsOf({ ...sound(), binary: () => Buffer.from('a program') })).toEqual(['The binary has no fuses.'])
    expect(faultsOf({ ...sound(), binary: () => wire('r1001100') })).toEqual(['The fuse runAsNode is neither on nor off.'])
  })

  test('that is too heavy is told what it weighs', () => {
    const app = sound()
    const heavy = { ...file('resources/app.asar'), size: 41 * 1024 * 1024 }
    expect(faultsOf({ ...app, beside: [heavy, ...app.beside.slice(1)] })).toEqual([expect.stringContaining('40.0 MB is the most')])
  })
})
