// All that somebody without a token can read: what the room sees on its displays, and what the world sees on the public pages. And what is in
// none of it: who the phones are, how one gets in, the logs, and of the entry list what no standing shows.
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Calls } from '../../core/contract/contract.ts'
import { hangUp } from '../../main/hub/testing/phone.ts'
import { cleanUp } from '../../main/station/testing/station.ts'
import { openVenue } from './testing/in-process.ts'
import { STEERED, UNSEEN, type Venue } from './venue.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

/** Every scene, and what a display then shows. A contest without teams has its leaderboard there. */
const SCENES: [scene: Calls['screen.steer']['scene'], shows: string][] = [
  [{ kind: 'leaderboard' }, '"Competitor 1"'],
  [{ kind: 'leaderboard', contest: 'k2' as never }, '"Competitor 101"'],
  [{ kind: 'now-next' }, '"now-next"'],
  [{ kind: 'teams' }, '"leaderboard"'],
  [{ kind: 'now-next', contest: 'k2' as never }, '"now-next"'],
  [{ kind: 'message', text: 'Welcome' }, '"Welcome"'],
  [{ kind: 'blank' }, '"blank"'],
]

const PAGES = ['/', '/healthz', '/e/EVENT', '/e/EVENT.json', '/e/EVENT/k1', '/e/EVENT/k1.json', '/e/EVENT/k2', '/e/EVENT/k2.json']

/** What a display that anybody opens is told, scene after scene. */
async function scenesOf({ station, fixtures }: Venue): Promise<string[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${fixtures.ports.displays}/display/socket`)
  const frames: string[] = []
  socket.on('message', (data: Buffer) => frames.push(data.toString('utf8')))
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen: STEERED.id } }))
  for (const [scene, shows] of SCENES) {
    await station.call('screen.steer', { screen: STEERED.id, scene })
    await expect.poll(() => frames.at(-1), { timeout: 10_000 }).toContain(shows)
  }
  socket.close()
  return frames
}

/** What the live channel of phones, and the hub’s addresses, tell somebody without a token. */
async function refusalsOf({ fixtures, event }: Venue): Promise<string[]> {
  const hub = `127.0.0.1:${fixtures.ports.displays}`
  const socket = new WebSocket(`ws://${hub}/v1/live`)
  const frames: string[] = []
  socket.on('message', (data: Buffer) => frames.push(data.toString('utf8')))
  await once(socket, 'open')
  socket.send(JSON.stringify({ is: 'hello', v: 1, token: 'x'.repeat(43), event, battery: null, charging: null, waiting: 0 }))
  await once(socket, 'close')
  const asked = ['join', 'sync', 'follow', 'here', 'live', 'devices'].flatMap((name) =>
    ['GET', 'POST', 'OPTIONS'].map(async (method) => {
      const answer = await fetch(`http://${hub}/v1/${name}`, { method })
      return `${JSON.stringify([...answer.headers])} ${await answer.text()}`
    }),
  )
  return [...frames, ...(await Promise.all(asked))]
}

const pagesOf = ({ fixtures, event }: Venue): Promise<string[]> =>
  Promise.all(PAGES.map(async (page) => (await fetch(`http://127.0.0.1:${fixtures.ports.server}${page.replace('EVENT', event)}`)).text()))

test('fault 46: a stranger reads the standings and what displays show, and nothing else', { timeout: 120_000 }, async () => {
  const { venue, hub } = await openVenue()
  for (let count = 0; count < 3; count++) await venue.save()
  await venue.published()
  const [scenes, refusals, pages] = [await scenesOf(venue), await refusalsOf(venue), await pagesOf(venue)]

  // Public: names, results, places.
  for (const read of [scenes.join('\n'), pages.join('\n')]) {
    expect(read).toContain('Competitor 1')
    expect(read).toContain('Competitor 101')
    expect(read).toContain('100')
  }
  expect(scenes.join('\n')).toContain('Welcome')
  // Who was turned away is told nothing of the event, its people or its phones.
  for (const text of refusals) expect(text).not.toMatch(/Competitor|Open to strangers|Judge/)

  const devices = hub.view()
  const unread = [
    ...venue.secrets.map(({ text }) => text),
    ...devices.devices.flatMap(({ id, key, check, name }) => [id, key, check, name]),
    ...devices.invitations.flatMap(({ id, code }) => [id, code]),
    devices.key,
    String(UNSEEN.lot),
    String(UNSEEN.licence),
    'partition.granted',
    'competitor.added',
    'event.opened',
    'contest.staffed',
    '"partition"',
    '"hash"',
    '"sig"',
  ]
  // The table itself has them.
  expect(JSON.stringify(await venue.look())).toContain(String(UNSEEN.lot))
  const all = [...scenes, ...refusals, ...pages].join('\n')
  expect(unread.filter((text) => all.includes(text))).toEqual([])
})
