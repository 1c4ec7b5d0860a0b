// The plain Node shell: the same station as in Electron, with the operator app in a browser on this computer.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { openDiary } from './log/diary.ts'
import { keepAdmitted } from './shell/admitted.ts'
import { createEntrance } from './shell/entrance.ts'
import { foldersFor } from './shell/folders.ts'
import { listen } from './shell/listen.ts'
import { readOptions, type ShellOptions } from './shell/options.ts'
import { serveDisplays, startStation } from './shell/start-station.ts'
import { createOperatorWeb } from './shell/web.ts'

const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}

const options = readOptions(process.argv.slice(2), process.env)
if (!options.ok) stop(options.error.message)
else await run(options.value)

async function run({ port, lan }: ShellOptions): Promise<void> {
  const folders = foldersFor(process.env, process.platform)
  const diary = openDiary(folders.home, { shell: 'browser', version: packageJson.version })
  const started = await startStation(folders, packageJson.version, diary)
  if (!started.ok) {
    await diary.end()
    return stop(started.error.message)
  }
  const { station, switchboard } = started.value
  const surface = (name: string) => fileURLToPath(new URL(`../renderer/${name}`, import.meta.url))

  const entrance = createEntrance(() => randomBytes(24).toString('base64url'), keepAdmitted(folders.home))
  const operator = await createOperatorWeb({
    root: surface('operator'),
    switchboard,
    entrance,
    // An address that nobody has opened yet stays good: a stranger who knocks must not close the door on whoever is typing it.
    onStranger() {
      if (!entrance.waits) say()
    },
  })

  const operatorPort = await listen(operator, '127.0.0.1', port)
  await serveDisplays(
    started.value,
    { display: surface('display'), companion: surface('companion') },
    { port: port === 0 ? 0 : operatorPort + 1, lan },
  )
  if (operatorPort !== port && port !== 0) console.log(`Port ${port} is taken; using ${operatorPort}.`)
  say()

  function say() {
    console.log(`Scoretable is ready: http://127.0.0.1:${operatorPort}/open/${entrance.issue()}`)
  }

  let closing = false
  const close = async () => {
    if (closing) return
    closing = true
    // Whatever was saved is durable already; this only frees the file for the next start.
    await station.close()
    await diary.end()
    process.exit(0)
  }
  process.on('SIGINT', () => void close())
  process.on('SIGTERM', () => void close())
}
