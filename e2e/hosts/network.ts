// A hall's network of hosts that each have a system's network of their own: Linux network namespaces, joined by a bridge in one more. Everything
// is made here, has addresses that are used nowhere outside, and is taken down again, also where a run is broken off or was killed.
import { spawnSync } from 'node:child_process'

/** A host of the network: its namespace, its address, and the other end of its link. */
export interface Host {
  namespace: string
  address: string
  hall: string
  port: string
}

export interface Network {
  hosts: ReadonlyMap<string, Host>
  /** Ends what still runs on the hosts, and takes the network down. */
  close(): void
}

/** Each way of a bad link. */
const BAD = { delay: '150ms', jitter: '20ms', loss: 20, duplicate: 2, reorder: 5, rate: '256kbit' } as const

const PREFIX = 'scoretable'
const NET = '10.213.77'

function run(program: string, ...args: string[]): { ok: boolean; text: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  return { ok: status === 0, text: status === 0 ? stdout : (error?.message ?? stderr.trim()) }
}
function must(program: string, ...args: string[]): void {
  const { ok, text } = run(program, ...args)
  if (!ok) throw new Error(`${program} ${args.join(' ')}: ${text}`)
}
const ip = (...args: string[]) => must('ip', ...args)
const spaces = (): string[] =>
  run('ip', 'netns', 'list')
    .text.split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(`${PREFIX}-`))

function remove(namespace: string): void {
  const { text } = run('ip', 'netns', 'pids', namespace)
  for (const pid of text.split('\n').filter((line) => /^\d+$/.test(line))) run('kill', '-KILL', pid)
  run('ip', 'netns', 'del', namespace)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // nobody has this number
  }
}

/** Takes down what a run that was killed has left. */
function sweep(): void {
  for (const name of spaces()) if (!isAlive(Number(name.split('-')[1]))) remove(name)
}

/** Why this machine can't make such a network, in a sentence; null where it can. */
export function whyNoNetwork(): string | null {
  if (process.platform !== 'linux') return `network namespaces are Linux’s, and this is ${process.platform}`
  if (process.getuid?.() !== 0) return 'only root may make network namespaces'
  for (const program of ['ip', 'tc'])
    if (!run(program, '-V').ok) return `the program ${program} is missing (Debian and Ubuntu: apt-get install iproute2)`
  const probe = `${PREFIX}-${process.pid}-probe`
  try {
    ip('netns', 'add', probe)
    ip('-n', probe, 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other')
    ip('-n', probe, 'link', 'add', 'bridge', 'type', 'bridge')
    must('ip', 'netns', 'exec', probe, process.execPath, '--version')
    return null
  } catch (error) {
    return `this system does not let them be made (${error instanceof Error ? error.message : String(error)})`
  } finally {
    remove(probe)
  }
}

/** A fifth of all packets are dropped, by a filter in the kernel: the random number is below a fifth of its range. */
const DROP = `4,32 0 0 4294963256,53 1 0 ${Math.floor((BAD.loss / 100) * 2 ** 32)},6 0 0 2,6 0 0 0`

/** Makes what leaves by a device late, lost, doubled and out of order, as far as this system can. */
function worsen(namespace: string, device: string): string {
  const tc = (...args: string[]) => run('ip', 'netns', 'exec', namespace, 'tc', ...args)
  const { delay, jitter, loss, duplicate, reorder, rate } = BAD
  const shape = ['delay', delay, jitter, 'loss', `${loss}%`, 'duplicate', `${duplicate}%`, 'reorder', `${reorder}%`]
  if (tc('qdisc', 'replace', 'dev', device, 'root', 'netem', ...shape).ok)
    return `${delay} ± ${jitter} each way, ${loss} % lost, ${duplicate} % doubled, ${reorder} % out of order`
  // Without the kernel's netem: lost by a filter, and slow by the rate.
  const [first, second, third] = [
    tc('qdisc', 'replace', 'dev', device, 'root', 'tbf', 'rate', rate, 'burst', '1600', 'latency', '2s'),
    tc('qdisc', 'replace', 'dev', device, 'clsact'),
    tc('filter', 'replace', 'dev', device, 'egress', 'prio', '1', 'handle', '1', 'bpf', 'direct-action', 'bytecode', DROP),
  ]
  if (!first.ok || !second.ok || !third.ok) return 'nothing: this kernel has neither netem nor filters, so links are only cut'
  return `${loss} % lost each way, ${rate}/s; not delayed, doubled or reordered: this kernel has no netem`
}

/** A host's link is there, or not: as when the access point loses power. */
export const setLink = ({ hall, port }: Host, up: boolean): void => ip('-n', hall, 'link', 'set', port, up ? 'up' : 'down')

/** Makes a host's link as bad as {@link BAD} says, both ways. Answers how it is now, in words. */
export function worsenLink({ namespace, hall, port }: Host): string {
  worsen(hall, port)
  return worsen(namespace, 'air')
}

/** Makes a network with these hosts, all links fine. Throws, with nothing left, where it can't. */
export function openNetwork(names: readonly string[]): Network {
  sweep()
  const hall = `${PREFIX}-${process.pid}-hall`
  const hosts = new Map<string, Host>()
  const close = () => {
    process.off('exit', close)
    for (const name of spaces()) if (name.startsWith(`${PREFIX}-${process.pid}-`)) remove(name)
  }
  // However this program ends, but for a kill: what that leaves the next run sweeps away.
  process.on('exit', close)
  try {
    ip('netns', 'add', hall)
    ip('-n', hall, 'link', 'add', 'bridge', 'type', 'bridge')
    ip('-n', hall, 'link', 'set', 'bridge', 'up')
    for (const [index, name] of names.entries()) {
      const namespace = `${PREFIX}-${process.pid}-${name}`
      const port = `port${index}`
      const address = `${NET}.${index + 1}`
      ip('netns', 'add', namespace)
      ip('link', 'add', 'air', 'netns', namespace, 'type', 'veth', 'peer', 'name', port, 'netns', hall)
      ip('-n', hall, 'link', 'set', port, 'master', 'bridge', 'up')
      ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'air')
      for (const device of ['lo', 'air']) ip('-n', namespace, 'link', 'set', device, 'up')
      hosts.set(name, { namespace, address, hall, port })
    }
  } catch (error) {
    close()
    throw error
  }
  return { hosts, close }
}
