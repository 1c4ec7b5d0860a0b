// What a packed app may contain, and has to: everything else is a fault, and so is what is missing. What is new in the app is a line here.
import { matchesGlob } from 'node:path'
import type { PackedApp } from './files.ts'
import { ARCHITECTURE, type System } from './stand-in.ts'

/** What the encrypted SQLite's binary is called, by system. */
const NATIVE: Record<System, string> = { linux: `linux-${ARCHITECTURE}`, win: `win32-${ARCHITECTURE}`, mac: `darwin-${ARCHITECTURE}` }

const SQLITE = 'node_modules/better-sqlite3-multiple-ciphers'

/** Globs of what lies in the archive. */
const IN_ARCHIVE = [
  'package.json',
  'out/main/electron.js',
  'out/main/*-worker.js',
  'out/main/assets/*.js',
  'out/preload/preload.cjs',
  'out/renderer/{operator,display,companion}/index.html',
  'out/renderer/{operator,display,companion}/assets/*.js',
  'out/renderer/{operator,display,companion}/assets/*.css',
  'out/renderer/{operator,display,companion}/assets/*.woff2',
  'out/renderer/operator/assets/*.svg',
  'out/renderer/{display,companion}/service-worker.js',
  'out/renderer/companion/{icon-192.png,icon-512.png,icon.svg,manifest.webmanifest}',
  `${SQLITE}/{LICENSE,package.json}`,
  `${SQLITE}/lib/{*.js,methods/*.js}`,
] as const

/** Globs of what may lie in the archive, and is not missed where it does not. */
const MAY_BE_IN_ARCHIVE = ['out/main/fonts/**', 'out/renderer/operator/assets/*.{png,woff}'] as const

/** Globs of what lies beside the archive and is not Electron's. */
const BESIDE: Record<System, readonly string[]> = {
  linux: ['resources/app.asar', 'resources/third-party.txt', `resources/app.asar.unpacked/${SQLITE}/prebuilds/${NATIVE.linux}.node`],
  win: ['resources/app.asar', 'resources/third-party.txt', `resources/app.asar.unpacked/${SQLITE}/prebuilds/${NATIVE.win}.node`],
  mac: [
    'Contents/Resources/app.asar',
    'Contents/Resources/{icon,event}.icns',
    'Contents/Resources/third-party.txt',
    `Contents/Resources/app.asar.unpacked/${SQLITE}/prebuilds/${NATIVE.mac}.node`,
  ],
}

const nativeGlob = (system: System) => `${SQLITE}/prebuilds/${NATIVE[system]}.node`

/** Globs of what may lie beside the archive: where updates are looked for, which packing writes for the Mac and Windows only into installers. */
const MAY_BE_BESIDE = ['resources/app-update.yml', 'Contents/Resources/app-update.yml'] as const

function compared(paths: readonly string[], globs: readonly string[], more: readonly string[], where: string): string[] {
  const known = [...globs, ...more]
  const strange = paths.filter((path) => !known.some((glob) => matchesGlob(path, glob)))
  const missing = globs.filter((glob) => !paths.some((path) => matchesGlob(path, glob)))
  return [
    ...strange.map((path) => `${path} is ${where}, and is not among what may be there (build/package/contents.ts).`),
    ...missing.map((glob) => `Nothing is ${where} as ${glob}.`),
  ]
}

/** Each file that is there and should not be, and each that is not there and should, as a sentence. */
export function strangeOrMissing({ system, archive, beside }: PackedApp): string[] {
  const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path)
  return [
    ...compared(paths(archive), [...IN_ARCHIVE, nativeGlob(system)], MAY_BE_IN_ARCHIVE, 'in the archive'),
    ...compared(paths(beside), BESIDE[system], MAY_BE_BESIDE, 'beside the archive'),
  ]
}

/** What a program or library of each system starts with. */
const MAGIC: readonly (readonly [system: System, magic: string])[] = [
  ['linux', '7f454c46'],
  ['win', '4d5a'],
  ['mac', 'cffaedfe'],
  ['mac', 'cafebabe'],
]

/** Each program or library that is another system's, whatever it is called, as a sentence. */
export const foreignBinaries = ({ system, archive, beside }: PackedApp): string[] =>
  [...archive, ...beside].flatMap(({ path, read }) => {
    const head = read().toString('hex', 0, 4)
    const whose = MAGIC.find(([, magic]) => head.startsWith(magic))?.[0]
    if (whose === undefined && path.endsWith('.node')) return [`${path} is a library of no system that is known here.`]
    return whose === undefined || whose === system ? [] : [`${path} is a program of ${whose}, in an app for ${system}.`]
  })

/** What an app may weigh without Electron, in bytes. */
export const LIMIT = 40 * 1024 * 1024

/** What it weighs, in bytes: what lies in the folder and is not Electron's. */
export const weight = ({ beside }: PackedApp): number => beside.reduce((sum, { size }) => sum + size, 0)

/** A sentence where the app is too heavy. */
export function tooHeavy(app: PackedApp): string[] {
  const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return weight(app) <= LIMIT ? [] : [`Without Electron the app weighs ${mb(weight(app))}; ${mb(LIMIT)} is the most.`]
}
