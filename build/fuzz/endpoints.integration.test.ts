// Holds the list of endpoints to what the three programs really serve: a new route that is not fuzzed fails here.
import diagnostics from 'node:diagnostics_channel'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { createEntrance } from '../../main/shell/entrance.ts'
import { createDisplayWeb, createOperatorWeb } from '../../main/shell/web.ts'
import { cleanUp, startStation, temporaryFolder } from '../../main/station/testing/station.ts'
import { createServer } from '../../server/app.ts'
import { sqliteDatabase } from '../../server/testing/databases.ts'
import { type App, ENDPOINTS } from './endpoints.ts'

afterEach(cleanUp)

/** The routes that a program adds while it is made, as `GET /path`; HEAD goes with its GET. */
async function routesOf(make: () => Promise<FastifyInstance>): Promise<string[]> {
  const routes = new Set<string>()
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.add(`${each} ${plain(url)}`)
    })
  }
  diagnostics.subscribe('fastify.initialization', listen)
  const app = await make().finally(() => diagnostics.unsubscribe('fastify.initialization', listen))
  await app.ready()
  await app.close()
  return [...routes].toSorted()
}

/** Without the patterns of its parts, and with any file for one whose name changes with its content. */
const plain = (url: string) => url.replaceAll(/\(\^(?:[^()]|\([^()]*\))*\)/g, '').replace(/^\/assets\/.*/, '/assets/*')

const listed = (app: App) =>
  [...new Set(ENDPOINTS.filter((one) => one.app === app).map(({ method, route }) => `${method} ${route}`))].toSorted()

test('fault 43: every route of the operator’s port, of the displays’ and phones’ port and of the server is fuzzed', async () => {
  const { station, switchboard } = await startStation()
  const root = temporaryFolder()
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), '<title>Screen</title>')
  const entrance = createEntrance(() => crypto.randomUUID())
  const database = sqliteDatabase()
  expect(await routesOf(() => createOperatorWeb({ root, switchboard, entrance, onStranger: () => {} }))).toEqual(listed('operator'))
  expect(await routesOf(() => createDisplayWeb({ root, companion: root, switchboard, hub: station.hub }))).toEqual(listed('displays'))
  expect(await routesOf(async () => createServer({ db: await database.open() }))).toEqual(listed('server'))
  database.remove()
})
