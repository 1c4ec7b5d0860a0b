// One run on hosts of their own: makes the network, has the evening played on it, takes the network down again, and keeps a bound in time.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openNetwork } from './network.ts'

const PHONES = 6
/** A run takes well below half of this. */
const BOUND_MS = 110_000

/** Plays it. True where every mark came everywhere, once; what was seen is told line by line. */
export async function playOnHosts(tell: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-hosts-'))
  const names = ['table', 'server', ...Array.from({ length: PHONES }, (_, index) => `phone${index + 1}`)]
  const network = openNetwork(names)
  try {
    const { namespace } = network.hosts.get('table')!
    const script = join(import.meta.dirname, 'evening.ts')
    const args = [JSON.stringify(Object.fromEntries(network.hosts)), folder]
    const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', tell)
    const bound = setTimeout(() => {
      tell(`Not done after ${BOUND_MS / 1000} s.`)
      child.kill('SIGKILL')
    }, BOUND_MS)
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    clearTimeout(bound)
    return code === 0
  } finally {
    network.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
