// Loaded into the station's process before the station, to measure it from within: memory, processor time and how late the event loop is.
// Says a line when it is asked to by a signal (SIGUSR2), after a full collection, so that what is left is what is held.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What the station says of itself. Bytes, and ms since the line before. */
export interface Probe {
  pid: number
  rss: number
  heap: number
  external: number
  cpu: number
  wall: number
  loop: { p50: number; p99: number; max: number }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let [cpu, at] = [process.cpuUsage(), performance.now()]

process.on('SIGUSR2', () => {
  const loop = { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }
  const { user, system } = process.cpuUsage(cpu)
  const wall = performance.now() - at
  collect()
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  const probe: Probe = { pid: process.pid, rss, heap: heapUsed, external: external + arrayBuffers, cpu: (user + system) / 1000, wall, loop }
  process.stdout.write(`probe ${JSON.stringify(probe)}\n`)
  delay.reset()
  ;[cpu, at] = [process.cpuUsage(), performance.now()]
})
process.stdout.write(`probe ${process.pid}\n`)
