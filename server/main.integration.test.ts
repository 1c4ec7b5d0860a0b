// The program as a person starts it: from its sources or built, from any folder; and what it says where it can't start.
import { existsSync, writeFileSync } from 'node:fs'
import { createServer as createListener } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { TABLE } from '../core/ids.ts'
import { fromBatch } from '../core/wire/batch.ts'
import { describeOnDatabases } from './testing/databases.ts'
import { builtProgram, SOURCE, startProgram, testFolder } from './testing/program.ts'
import { createLog, EVENT, get, holding, numbered, register, secretOf, setupLog, sync } from './testing/sender.ts'
import { disposable } from './testing/start.ts'

const BUILT = await builtProgram()
const OWNER = secretOf(1)

describe.each([
  ['built', BUILT],
  ['from its sources', SOURCE],
])('the server, %s', (_, script) => {
  test('starts in any folder, serves a page with its files, and ends on SIGTERM without a word', async () => {
    const folder = testFolder()
    const server = startProgram(script, { SCORETABLE_HOME: folder })
    const url = await server.url
    await register(url, EVENT, OWNER)
    const { text } = await get(`${url}/e/${EVENT}`)
    const files = Array.from(text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ([, file]) => file)
    expect(files).toHaveLength(2)
    for (const file of files) {
      const asset = await get(url + file)
      expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
      expect(asset.text.length).toBeGreaterThan(1000)
    }
    expect(existsSync(path.join(folder, 'server', 'scoretable-server.sqlite'))).toBe(true)
    expect(await server.kill('SIGTERM')).toBe(process.platform === 'win32' ? null : 0)
    expect(server.said()).toEqual({ out: `The results server is ready: ${url}\n`, err: '' })
  })
})

describe('what keeps the server from starting is one sentence, and exit code 1', () => {
  async function refusalOf(env: Record<string, string>): Promise<string> {
    const server = startProgram(BUILT, env)
    expect(await server.ended).toBe(1)
    expect(server.said().out).toBe('')
    expect(server.said().err).toMatch(/^[^\n]+[.]\n$/)
    expect(server.said().err).not.toMatch(/Error:| {4}at |node:/)
    return server.said().err
  }

  test('a port that is taken', async () => {
    const listener = createListener()
    onTestFinished(() => void listener.close())
    const port = await new Promise<string>((resolve) => {
      listener.listen(0, '127.0.0.1', () => resolve(String((listener.address() as { port: number }).port)))
    })
    expect(await refusalOf({ PORT: port })).toMatch(new RegExp(`^Port ${port} is in use`))
  })

  test('a PostgreSQL that does not answer, with its password kept to itself', async () => {
    const said = await refusalOf({ DATABASE_URL: 'postgres://scorer:hunter2@127.0.0.1:1/results' })
    expect(said).toBe('PostgreSQL at 127.0.0.1:1/results does not answer. Start it, or correct DATABASE_URL.\n')
  })

  test('a folder that can be none, or a database that is none', async () => {
    const folder = testFolder()
    writeFileSync(path.join(folder, 'file'), '')
    expect(await refusalOf({ SCORETABLE_SERVER_DATA: path.join(folder, 'file', 'data') })).toMatch(/^A file lies where a folder should be/)
    writeFileSync(path.join(folder, 'scoretable-server.sqlite'), 'x'.repeat(8192))
    expect(await refusalOf({ SCORETABLE_SERVER_DATA: folder })).toMatch(/is not a database, or is damaged/)
  })

  test('settings that make no sense', async () => {
    expect(await refusalOf({ PORT: 'http' })).toMatch(/^PORT is a number/)
    expect(await refusalOf({ TRUST_PROXY: 'my-proxy' })).toMatch(/^TRUST_PROXY is addresses/)
    expect(await refusalOf({ HOST: '0.0.0.0' })).toMatch(/set REGISTRATION_CODE/)
  })
})

await describeOnDatabases('killed in the middle of syncs', (create) => {
  test('fault 26: the server holds all that it acknowledged, in a chain that verifies, time after time', { timeout: 120_000 }, async () => {
    const { choice } = disposable(await create())
    const env: Record<string, string> = 'postgres' in choice ? { DATABASE_URL: choice.postgres } : { SCORETABLE_SERVER_DATA: choice.folder }
    const setup = setupLog(EVENT, OWNER)
    const table = createLog(EVENT, TABLE, OWNER).write('something.noted', ...numbered(4000))
    let acknowledged = 0
    let held = 0
    for (let round = 0; round < 6; round++) {
      const server = startProgram(BUILT, env)
      const url = await server.url
      const { token } = await register(url, EVENT, OWNER)
      const { ack } = await sync(url, token, [setup.batch(), table.batch(1, Math.max(1, held))])
      expect(ack[TABLE]?.[1]).toBeGreaterThanOrEqual(acknowledged)
      held = acknowledged = ack[TABLE]?.[1] ?? 0

      const before = acknowledged
      const sending = (async () => {
        for (let to = held + 1; to <= table.entries.length; to++) {
          const answer = await sync(url, token, [table.batch(to, to)]).catch(() => null)
          if (!answer) return
          acknowledged = answer.ack[TABLE]?.[1] ?? acknowledged
        }
      })()
      await expect.poll(() => acknowledged, { timeout: 30_000, interval: 2 }).toBeGreaterThanOrEqual(before + 3)
      await pause(Math.random() * 40)
      await server.kill('SIGKILL')
      await sending

      const again = startProgram(BUILT, env)
      const fresh = await register(await again.url, EVENT, OWNER)
      const { pull } = await sync(await again.url, fresh.token, [], holding(setup))
      expect(pull).toHaveLength(1)
      held = pull[0]?.entries.length ?? 0
      expect(held).toBeGreaterThanOrEqual(acknowledged)
      // At most the one request that was under way went further than it was answered for.
      expect(held).toBeLessThanOrEqual(acknowledged + 1)
      expect(fromBatch(EVENT, null, pull[0]!)).toEqual({ ok: true, value: table.entries.slice(0, held) })
      await again.kill('SIGKILL')
    }
    expect(held).toBeGreaterThan(18)
  })
})
