// For tests: releases in a folder as electron-builder leaves them, of real files; and a laptop whose app runs from such a file.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request, type RequestOptions } from 'node:http'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { AppImageUpdater } from 'electron-updater'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import { feedKey, signFeed } from '../signed-feed.ts'

const SECRET = new Uint8Array(32).fill(5)
/** The key that these releases are signed with. */
export const KEY = feedKey(SECRET)

/** The feed's name on this machine. */
export const FEED_NAME = `latest-linux${process.arch === 'x64' ? '' : `-${process.arch}`}.yml`

const MB = 1024 * 1024
const BLOCK = 64 * 1024

/** A program that ends at once, made as large as an app; with `after`, all of it but the last megabyte is the same as there. */
export function appImage(after?: Buffer, size = 3 * MB): Buffer {
  const start = Buffer.from('#!/bin/sh\nexit 0\n')
  const body = after ? after.subarray(0, size - MB) : Buffer.concat([start, randomBytes(size - MB - start.length)])
  return Buffer.concat([body, randomBytes(MB)])
}

/** Adds the map of its blocks to a file's end, as electron-builder does: by it, another copy knows what it has already. */
export function withBlockMap(file: Buffer): { bytes: Buffer; blockMapSize: number } {
  const blocks = Array.from({ length: Math.ceil(file.length / BLOCK) }, (_, at) => file.subarray(at * BLOCK, (at + 1) * BLOCK))
  const checksums = blocks.map((block) => createHash('sha256').update(block).digest('base64'))
  const map = { version: '2', files: [{ name: 'file', offset: 0, checksums, sizes: blocks.map(({ length }) => length) }] }
  const packed = deflateRawSync(JSON.stringify(map))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(packed.length)
  return { bytes: Buffer.concat([file, packed, length]), blockMapSize: packed.length }
}

export interface Release {
  bytes?: Buffer
  notes?: string
  staging?: number
  /** In place of what would be signed. */
  body?: string
  blockMapSize?: number
  sign?: (name: string, body: string) => string
}

/** Puts a release into a folder, and has the feed say that it is the newest. */
export function putRelease(folder: string, version: string, release: Release = {}): Buffer {
  const { bytes = appImage(), notes = `What is new in ${version}`, staging, sign = signed } = release
  const name = `Scoretable-${version}-linux-x64.AppImage`
  writeFileSync(join(folder, name), bytes)
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  const body =
    release.body ??
    [
      `version: ${version}`,
      'files:',
      `  - url: ${name}`,
      `    sha512: ${sha512}`,
      `    size: ${bytes.length}`,
      ...(release.blockMapSize === undefined ? [] : [`    blockMapSize: ${release.blockMapSize}`]),
      `path: ${name}`,
      `sha512: ${sha512}`,
      ...(staging === undefined ? [] : [`stagingPercentage: ${staging}`]),
      `releaseNotes: ${JSON.stringify(notes)}`,
      "releaseDate: '2026-11-01T10:00:00.000Z'",
      '',
    ].join('\n')
  writeFileSync(join(folder, FEED_NAME), sign(FEED_NAME, body))
  return bytes
}

/** As the makers of these releases sign. */
export const signed = (name: string, body: string): string => signFeed(name, body, SECRET)

/** As somebody else does. */
export const signedByOther = (name: string, body: string): string => signFeed(name, body, new Uint8Array(32).fill(6))

/** electron-updater as in a packed app on Linux, but that this program goes on when the new version is in place. */
class TestUpdater extends AppImageUpdater {
  override quitAndInstall(): void {
    // Not forced to run after: the new version is started once, and ends.
    this.install(true, false)
  }
}

/** How electron-updater asks and downloads, over Node's requests in place of Electron's. */
class NodeExecutor extends ElectronHttpExecutor {
  override createRequest(options: RequestOptions, answer: (response: IncomingMessage) => void) {
    return request(options, answer) as unknown as ReturnType<ElectronHttpExecutor['createRequest']>
  }

  override addRedirectHandlers(): void {
    // Node's requests don't tell them: they come as answers.
  }
}

export interface Laptop {
  updater: TestUpdater
  /** The file that the app is started from. */
  app: string
  /** What lies in the folder of downloads. */
  pending(): string[]
}

/** A laptop on which a version is installed. Its file is what APPIMAGE names, as in an AppImage that runs. */
export function createLaptop(home: string, version: string, bytes = appImage(undefined, MB + BLOCK)): Laptop {
  const app = join(home, 'Scoretable.AppImage')
  const config = join(home, 'app-update.yml')
  if (!existsSync(app)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(app, bytes, { mode: 0o755 })
    writeFileSync(config, 'provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: scoretable-updater\n')
  }
  process.env['APPIMAGE'] = app
  const cache = join(home, 'cache')
  const updater = new TestUpdater(null, {
    version,
    name: 'Scoretable',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(home, 'user'),
    baseCachePath: cache,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  Object.assign(updater, { httpExecutor: new NodeExecutor() })
  const pending = join(cache, 'scoretable-updater', 'pending')
  return { updater, app, pending: () => (existsSync(pending) ? readdirSync(pending) : []) }
}

/** A file's bytes in short. */
export const digestOf = (bytes: Buffer | string): string =>
  createHash('sha256')
    .update(typeof bytes === 'string' ? readFileSync(bytes) : bytes)
    .digest('hex')
