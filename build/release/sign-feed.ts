// Signs the feed of a release: `node build/release/sign-feed.ts FOLDER` signs each latest*.yml in it with the secret in SCORETABLE_RELEASE_KEY
// (64 hex digits), as main/updates/signed-feed.ts specifies. It is the last step before a folder goes to the server; after a change of a feed,
// such as to whom it is rolled out, it is done again. `--new-key` makes a pair: the secret for whoever signs releases, the other for the build.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { replaceWhole } from '../../main/file/whole-file.ts'
import { feedKey, openSigned, signFeed } from '../../main/updates/signed-feed.ts'

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const [argument] = process.argv.slice(2)
if (argument === undefined) stop('Usage: node build/release/sign-feed.ts FOLDER, or --new-key.')
if (argument === '--new-key') makeKey()
else sign(argument)

function makeKey(): void {
  const secret = new Uint8Array(randomBytes(32))
  console.log(`SCORETABLE_RELEASE_KEY=${bytesToHex(secret)}   secret: for whoever signs releases, and never on the server`)
  console.log(`SCORETABLE_UPDATES_KEY=${feedKey(secret)}   public: for the build`)
}

function sign(folder: string): void {
  const text = process.env['SCORETABLE_RELEASE_KEY'] ?? ''
  if (!/^[0-9a-f]{64}$/.test(text)) stop('SCORETABLE_RELEASE_KEY is the release key’s secret half, 64 hex digits. Nothing was signed.')
  const secret = hexToBytes(text)
  const key = feedKey(secret)
  // Signed with another key than the apps have been built with, nobody would ever be updated.
  const built = process.env['SCORETABLE_UPDATES_KEY']
  if (built && built !== key) stop(`SCORETABLE_UPDATES_KEY is ${built}, and this secret’s public half ${key}. Nothing was signed.`)
  const names = feedsIn(folder)
  if (names.length === 0) stop(`There is no latest*.yml in ${folder}. Nothing was signed.`)
  for (const name of names) {
    const signed = signFeed(name, readFileSync(join(folder, name), 'utf8'), secret)
    if (!openSigned(name, signed, key).ok) throw new Error(`${name} does not open with the key it was signed with`)
    replaceWhole(join(folder, name), signed)
    console.log(`signed ${name}`)
  }
}

function feedsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^latest[a-z0-9-]*\.yml$/.test(name))
  } catch {
    return stop(`The folder ${folder} can’t be read. Nothing was signed.`)
  }
}
