// `npm run server`: settings, database, server, and an orderly end. Whatever prevents a start is one sentence and exit code 1.
import { statSync } from 'node:fs'
import { createServer } from './app.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './database/open.ts'

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function sentenceOf(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use, perhaps by a Scoretable server that runs already. Stop that one, or set PORT to another number.`
  if (code === 'EACCES') return `This user may not listen on port ${port} of ${host}. Set PORT to a number above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `This machine has no address ${host}. Set HOST to one of its own.`
  return `The server could not start: ${cause instanceof Error ? cause.message : String(cause)}`
}

const config = readConfig(process.env)
if (!config.ok) stop(config.error)
const { host, port, database, ...rest } = config.value
if (rest.updates && !statSync(rest.updates.folder, { throwIfNoEntry: false })?.isDirectory())
  stop(`UPDATES_FOLDER names ${rest.updates.folder}, where no folder is. Make it, or leave UPDATES_FOLDER out to give no updates.`)

const db = await openDatabase(database)
if (!db.ok) stop(db.error)
const app = await createServer({ db: db.value, log: true, ...rest })
const address = await app.listen({ host, port }).catch((cause: unknown) => stop(sentenceOf(cause, host, port)))

process.stdout.write(`The results server is ready: ${rest.publicUrl ?? address}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().finally(() => process.exit(0)))
}
