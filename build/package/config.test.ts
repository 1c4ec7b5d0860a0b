// What electron-builder.yml promises whoever installs the app, on each system; and that every file it names is there, which it looks for only
// when a release is packed on that very system.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { sourceText } from '../check-sources.ts'
import { root } from '../check-steps.ts'

const Icon = z.looseObject({ icon: z.string() })
const Config = z.looseObject({
  directories: z.object({ buildResources: z.string(), output: z.string() }),
  publish: z.unknown(),
  fileAssociations: z.array(z.looseObject({ ext: z.string(), icon: z.string() })),
  win: Icon,
  nsis: z.looseObject({ include: z.string(), installerIcon: z.string(), uninstallerIcon: z.string() }),
  mac: Icon.extend({ entitlements: z.string(), entitlementsInherit: z.string() }),
  linux: Icon.extend({ mimeTypes: z.array(z.string()), executableName: z.string(), syncDesktopName: z.boolean() }),
  deb: z.looseObject({ fpm: z.array(z.string()), executableArgs: z.array(z.string()) }),
})

const config = Config.parse(parse(sourceText('electron-builder.yml')))
const associated = config.fileAssociations[0]!

test('every file that is named is there', () => {
  const { win, nsis, mac, linux, deb, directories } = config
  const named = [
    win.icon,
    mac.icon,
    linux.icon,
    nsis.include,
    nsis.installerIcon,
    nsis.uninstallerIcon,
    mac.entitlements,
    mac.entitlementsInherit,
    ...['icns', 'ico'].map((ending) => `${directories.buildResources}/${associated.icon}.${ending}`),
    ...deb.fpm.map((pair) => pair.split('=')[0]!),
  ]
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('on Windows it is installed for one person, without an administrator, and its removal keeps the events and says so', () => {
  expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false, deleteAppDataOnUninstall: false })
  const said = sourceText(config.nsis.include)
  expect(said).toContain('Your events, and the key that opens them on this computer, stay where they are')
  // Where main/shell/folders.ts puts them.
  expect(said).toContain('$APPDATA\\Scoretable')
})

test('on the Mac the hardened runtime gives up one thing, and the app is notarised', () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true })
  const entitlements = sourceText(config.mac.entitlements)
  expect(Array.from(entitlements.matchAll(/<key>(.*?)<\/key>/g), ([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit'])
})

test('on Linux the desktop knows event files, the app’s windows, and hands over paths', () => {
  const type = sourceText('build/installer/scoretable-event.xml')
  expect(config.linux.mimeTypes).toEqual([/mime-type type="(.+?)"/.exec(type)?.[1]])
  expect(type).toContain(`<glob pattern="*.${associated.ext}"/>`)
  expect(config.deb.executableArgs).toEqual(['%F'])
  const { desktopName } = JSON.parse(sourceText('package.json')) as { desktopName: string }
  expect([desktopName, config.linux.syncDesktopName]).toEqual([`${config.linux.executableName}.desktop`, true])
})

test('no address of updates is in the repository: each release is told its own', () => {
  expect(config.publish).toEqual({ provider: 'generic', url: '${env.SCORETABLE_UPDATES}' })
})

test('the release workflow gives rights to those jobs alone that need them, and runs nothing with what a stranger could write', () => {
  const text = sourceText('.github/workflows/release.yml')
  const Workflow = z.looseObject({
    permissions: z.object({}).strict(),
    jobs: z.record(z.string(), z.looseObject({ permissions: z.record(z.string(), z.string()) })),
  })
  const { jobs } = Workflow.parse(parse(text))
  const writers = Object.entries(jobs).filter(([, { permissions }]) => Object.values(permissions).includes('write'))
  expect(writers.map(([name]) => name)).toEqual(['draft'])
  // A name of a branch or tag is text that somebody chose: it reaches a script by its environment, and never as part of it.
  const scripts = Array.from(text.matchAll(/^\s*(?:- )?run: (?:\|\n((?:\s{10,}.*\n)+)|(.*)$)/gm), ([, block, line]) => block ?? line ?? '')
  expect(scripts.length).toBeGreaterThan(5)
  expect(scripts.filter((script) => /\$\{\{[^}]*(github\.(ref_name|head_ref|event)|inputs|vars|secrets)/.test(script))).toEqual([])
})
