// What must not leave the builder's machine in an app: source maps, tests, the server's code, secrets, and where on the disk it was built.
import { homedir } from 'node:os'
import type { PackedApp, PackedFile } from './files.ts'

const isText = ({ path }: PackedFile) => /\.(c?js|mjs|css|html|json|svg|webmanifest|txt|xml|plist)$/.test(path) || path === 'LICENSE'

/** The files of an app that are looked into. The archive itself is not: what is in it is. */
const looked = ({ archive, beside }: PackedApp): PackedFile[] => [...archive, ...beside.filter(({ path }) => !path.endsWith('.asar'))]

/** Each source map, whether a file of its own or inside another. */
export const sourceMaps = (app: PackedApp): string[] =>
  looked(app).flatMap((file) => {
    if (file.path.endsWith('.map')) return [`${file.path} is a source map.`]
    return isText(file) && file.read().includes('sourceMappingURL=data:') ? [`${file.path} has a source map in it.`] : []
  })

const TEST_PATH = /\.(test|spec|journey|bench)\.[cm]?[jt]sx?$|(^|\/)(tests?|testing|__tests__|__mocks__|e2e|fixtures|coverage)\//
const TEST_CODE = ['from "vitest"', "from 'vitest'", 'require("vitest")', '@playwright/test', 'The double of electron has']

/** Each file of a test, and each that has a test's code in it. */
export const tests = (app: PackedApp): string[] =>
  looked(app).flatMap((file) => {
    if (TEST_PATH.test(file.path)) return [`${file.path} is a test’s.`]
    const text = isText(file) ? file.read().toString('utf8') : ''
    const found = TEST_CODE.find((code) => text.includes(code))
    return found === undefined ? [] : [`${file.path} has a test’s code in it (${found}).`]
  })

const SECRET_NAME =
  /(^|\/)(\.env[^/]*|\.npmrc|\.netrc|id_(rsa|ed25519|ecdsa)|[^/]+\.(pem|key|p12|pfx|p8|keystore|jks|mobileprovision|scoretable))$/

/** What secrets look like. A header of a key alone is none: libraries that read keys know it. */
const SECRETS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/]{40}/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50})/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}/],
  ['a key of AWS', /\bAKIA[0-9A-Z]{16}\b/],
  ['a key of Google', /\bAIza[0-9A-Za-z_-]{35}/],
  ['a token of Slack', /\bxox[abpr]-[0-9A-Za-z-]{20}/],
  ['a password in an address', /\bpostgres(?:ql)?:\/\/[^\s:/@"'`$]+:[^\s@"'`$]+@/],
]

/** Names of variables whose values are nobody's business. */
const SECRET_VARIABLE = /TOKEN|SECRET|PASSWORD|PASSPHRASE|API_KEY|RELEASE_KEY|PRIVATE|CREDENTIAL|CSC_/i
const LEAST_SECRET = 12

/** Each secret, by what it looks like or because this environment has it as one. It is told where it is, and not what it is. */
export function secrets(app: PackedApp, env: NodeJS.ProcessEnv = process.env): string[] {
  const ours = Object.entries(env).filter(([name, value]) => SECRET_VARIABLE.test(name) && (value ?? '').length >= LEAST_SECRET)
  return looked(app).flatMap((file) => {
    if (SECRET_NAME.test(file.path)) return [`${file.path} is a file of secrets, by its name.`]
    // Byte for byte: a secret may be in a picture or a library too.
    const text = file.read().toString('latin1')
    return [
      ...SECRETS.flatMap(([what, pattern]) => (pattern.test(text) ? [`${file.path} has ${what} in it.`] : [])),
      ...ours.flatMap(([name, value]) => (text.includes(value!) ? [`${file.path} has the value of ${name} in it.`] : [])),
    ]
  })
}

/** Each file that tells where on the builder's disk it was built. `folders` are those that nobody else has. */
export const buildersPaths = (app: PackedApp, folders: readonly string[]): string[] =>
  looked(app).flatMap((file) => {
    const text = file.read().toString('latin1')
    const found = folders.find((folder) => text.includes(folder) || text.includes(folder.replaceAll('\\', '\\\\')))
    return found === undefined ? [] : [`${file.path} tells where it was built: ${found}`]
  })

/** The folders of this machine that no app should know of. A home as short as `/root` is a word like any other. */
export const foldersOfThisMachine = (root: string): string[] =>
  [root, homedir()].filter((folder) => folder.split(/[\\/]/).filter(Boolean).length >= 2)

/** Each file of the server's, and each that has words in it which only the server's sources and packages have. `words`: by whose they are. */
export const serversCode = (app: PackedApp, words: ReadonlyMap<string, readonly string[]>): string[] =>
  looked(app).flatMap((file) => {
    if (/(^|\/)server\//.test(file.path)) return [`${file.path} is the server’s.`]
    if (!isText(file)) return []
    const text = file.read().toString('utf8')
    return [...words].flatMap(([whose, theirs]) => {
      const found = theirs.filter((word) => text.includes(word))
      // One may be a coincidence: two say the same of different things now and then.
      return found.length < 2 ? [] : [`${file.path} has code of ${whose} in it: “${found[0]}”, “${found[1]}”.`]
    })
  })
