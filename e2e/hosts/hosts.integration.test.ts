import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { openNetwork, setLink, whyNoNetwork } from './network.ts'
import { playOnHosts } from './run.ts'

const why = whyNoNetwork()
if (why !== null) console.warn(`Skipped, the evening on hosts of their own: ${why}.`)

const ours = () => spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout.match(/^scoretable-\S+/gm) ?? []
/** Whether a host reaches another: it opens a connection, and is refused, since nobody listens there. */
const reaches = (namespace: string, address: string): boolean => {
  const ask = `const s = require('net').connect(9, '${address}'); s.on('error', (e) => process.exit(e.code === 'ECONNREFUSED' ? 0 : 1)); setTimeout(() => process.exit(1), 1000)`
  return spawnSync('ip', ['netns', 'exec', namespace, process.execPath, '-e', ask]).status === 0
}

describe.skipIf(why !== null)('hosts with a system’s network of their own', () => {
  test('reach each other, not when a link is down; what a killed run left is taken down, and so is this', () => {
    spawnSync('ip', ['netns', 'add', 'scoretable-99999999-left'])
    const network = openNetwork(['one', 'other'])
    const [one, other] = [network.hosts.get('one')!, network.hosts.get('other')!]
    expect(ours().some((name) => name.endsWith('-left'))).toBe(false)
    expect(reaches(one.namespace, other.address)).toBe(true)
    setLink(other, false)
    expect(reaches(one.namespace, other.address)).toBe(false)
    network.close()
    expect(ours().filter((name) => name.includes(`-${process.pid}-`))).toEqual([])
  })

  test(
    'six phones, a table and a server over links that are bad and then gone: every mark is everywhere, once',
    { timeout: 120_000 },
    async () => {
      const said: string[] = []
      const isWell = await playOnHosts((line) => said.push(line))
      expect(isWell ? 'well' : said.join('\n')).toBe('well')
      expect(said.join('\n')).toContain('one standing, at the table and made anew from the server’s log')
      expect(ours().filter((name) => name.includes(`-${process.pid}-`))).toEqual([])
    },
  )
})
