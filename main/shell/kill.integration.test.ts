// The whole station, killed on the spot fifty times at random moments while a screen scores over its socket. Each time: nothing that the
// screen was told is saved is missing, in what it said, and the chain verifies from the first entry to the last.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fetch } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { TABLE } from '../../core/ids.ts'
import { firstBreak } from '../../core/log/chain.ts'
import type { Outcome } from '../../core/outcome.ts'
import { openEventFile } from '../file/event-file.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'

const ROUNDS = 50
/** Two halves side by side, each with a station of its own: most of the time goes into starting Node. */
const SIDE_BY_SIDE = 2

/** Where Node keeps what it has compiled. */
let compiled = ''

afterEach(cleanUp)

interface Running {
  call<C extends keyof Calls>(call: C, input: Calls[C]): Promise<Outcome<Answers[C], Failure> | 'killed'>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the station as a person does, and goes in by the address that it prints. */
async function startProgram(home: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '../browser.ts'), '--port', '0'], {
    env: { ...process.env, SCORETABLE_HOME: home, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = once(child, 'exit')
  let complaint = ''
  child.stderr?.on('data', (data) => (complaint += String(data)))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => {
      const ready = /^Scoretable is ready: (http\S+)$/.exec(line)?.[1]
      if (ready) resolve(ready)
    })
    child.once('exit', () => reject(new Error(`the station ended before it was ready: ${complaint}`)))
  })
  const admitted = await fetch(address, { redirect: 'manual' })
  const cookie = admitted.headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(new URL('/operator/socket', address), { headers: { cookie } })
  socket.on('error', () => {})
  await once(socket, 'open')

  let id = 0
  const waiting = new Map<number, (answer: never) => void>()
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString('utf8')) as { id?: number; answer: never }
    if (frame.id !== undefined) waiting.get(frame.id)?.(frame.answer)
  })
  socket.on('close', () => {
    for (const settle of waiting.values()) settle('killed' as never)
  })
  return {
    call: (call, input) =>
      new Promise((resolve) => {
        if (socket.readyState !== WebSocket.OPEN) return resolve('killed')
        waiting.set(++id, resolve)
        socket.send(JSON.stringify({ id, call, input }))
      }),
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await exit
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
    },
  }
}

/** The n-th thing that a table does: it records, and now and then corrects what it recorded last. */
function nth(n: number, log: number): Calls['command'] {
  const correcting = n % 7 === 6 && log > 0
  if (correcting)
    return {
      name: 'attempt.correct',
      partition: TABLE,
      replaces: log,
      values: { load: 1000 + n * 25 },
      reason: `Misread ${n}`,
      confirmed: true,
    }
  return { ...attempt('p1', n % 9, 1000 + n * 25), competitor: `p${1 + Math.floor(n / 9)}` } as Calls['command']
}

const loadOf = (body: object) => (body as { values: { load: number } }).values.load

async function killAgainAndAgain(rounds: number): Promise<{ kills: number; saved: number; underWay: number }> {
  const home = temporaryFolder()
  const device = await deviceIn(home)
  const told = new Map<number, Calls['command']>()
  let [file, n, known, underWay] = ['', 0, 0, 0]

  for (let round = 0; round < rounds; round++) {
    const station = await startProgram(home)
    if (file === '') {
      const made = await station.call('event.create', { name: 'Club' })
      if (made === 'killed' || !made.ok) throw new Error('no event')
      file = made.value.file
      const rows = Array.from({ length: 400 }, (_, index) => ({
        ...entryList.rows[0]!,
        bib: String(index + 1),
        name: `Competitor ${index + 1}`,
      }))
      await station.call('command', { ...entryList, rows })
    } else expect(await station.call('event.open', { file })).toEqual({ ok: true, value: { file } })

    // As at a table: each entry is also pushed to the screens.
    for (const topic of ['station', 'table'] as const) await station.call('watch', { topic })
    // A random moment, counted in answers so that a slow machine is in the middle of scoring too, and a little more.
    let left = Math.floor(Math.random() * 20)
    let killed: Promise<void> | null = null
    for (;;) {
      if (left-- === 0) killed = pause(Math.random() * 3).then(() => station.kill())
      const command = nth(n++, known)
      const answer = await station.call('command', command)
      if (answer === 'killed') break
      if (answer.ok && !answer.value.already) told.set((known = answer.value.seq), command)
    }
    await killed

    const opened = await openEventFile({ path: join(home, 'events', file), vault: device.vault })
    if (!opened.ok) throw new Error(opened.error.message)
    const log = await opened.value.read(TABLE, 1, Number.MAX_SAFE_INTEGER)
    opened.value.close()
    expect(firstBreak(null, log)).toBeNull()
    // No seq is missing and none says anything else: an entry that was lost would leave another in its place.
    const there = [...told.keys()].map((seq) => [seq, log[seq - 1] && loadOf(log[seq - 1]!.body)])
    expect(there).toEqual([...told].map(([seq, command]) => [seq, loadOf(command)]))
    // One command was on its way: it may be there or not, and nobody was told.
    expect(log.length - known).toBeLessThanOrEqual(1)
    underWay += log.length - known
    known = log.length
  }
  return { kills: rounds, saved: told.size, underWay }
}

test('fault 26: fifty times killed, nothing that was said to be saved is missing', { timeout: 300_000 }, async () => {
  // What Node has compiled it keeps on an orderly end alone, and without that every start takes longer than all the rest.
  compiled = temporaryFolder()
  const first = await startProgram(temporaryFolder())
  await first.kill('SIGTERM')
  const halves = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => killAgainAndAgain(ROUNDS / SIDE_BY_SIDE)))
  expect(halves.reduce((sum, { kills }) => sum + kills, 0)).toBe(50)
  // It was in the middle of scoring, and not idle.
  for (const { saved } of halves) expect(saved).toBeGreaterThan(ROUNDS)
  console.info(
    `50 kills: ${halves.map(({ saved, underWay }) => `${saved} entries told as saved, ${underWay} more that were under way`).join('; ')}`,
  )
})
