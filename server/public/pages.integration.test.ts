// The public pages over real HTTP: what they say, when they change, what caches are told, and that nothing in them runs.
import { describe, expect, test } from 'vitest'
import type { ContestId } from '../../core/ids.ts'
import { headOf } from '../../core/log/chain.ts'
import { createLog, get, register, secretOf, TABLE } from '../testing/sender.ts'
import { attempt, named, publish, TEST_EVENT } from '../testing/published.ts'
import { disposable, startServer } from '../testing/start.ts'
import { sqliteDatabase } from '../testing/databases.ts'

const tagOf = (page: { headers: Headers }) => page.headers.get('etag') ?? ''
/** Text of a page as a reader sees it. */
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('what a page says', () => {
  test('an event that is registered and still empty; one that is unknown; an address that is none', async () => {
    const { url } = await startServer()
    await register(url, TEST_EVENT, secretOf(3), 'Spring & Summer <Open>')
    const empty = await get(`${url}/e/${TEST_EVENT}`)
    expect(empty.status).toBe(200)
    expect(empty.text).toContain('Spring &amp; Summer &lt;Open&gt;')
    expect(empty.text).toContain('Nothing has been published yet')
    for (const path of [
      `/e/${TEST_EVENT}/k1`,
      '/e/aaaaaaaaaaaaaaaaaaaaaaaaaa',
      '/e/nonsense',
      `/e/${TEST_EVENT}/../../etc/passwd`,
      '/e/%zz',
      '/x',
    ]) {
      const { status, headers, text } = await get(url + path)
      expect([status === 404 || status === 400, headers.get('cache-control')]).toEqual([true, 'no-store'])
      expect(text).toContain('There are no results at this address')
    }
  })

  test('the standing, as JSON and as a page that reads without a script', async () => {
    const { url } = await startServer()
    const published = await publish(url, named(['Ada', 'Bo', 'Cy']))
    await published.tell(attempt(published, '1', 0, 100), attempt(published, '2', 0, 110, 'RRW'), attempt(published, '3', 0, 90))
    const page = await get(`${published.page}/k1`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(wordsOf(page.text)).toMatch(/Ada.*100\.0.*Cy.*90\.0.*Bo.*110\.0 ✕/)
    expect(page.text).toContain('✕ does not count')
    expect(wordsOf(page.text)).toMatch(/Provisional 3 of 27 attempts as of \d/)
    const { json } = await get(`${published.page}/k1.json`)
    expect(json).toMatchObject({ v: 1, event: TEST_EVENT, standing: { rows: [{ name: 'Ada' }, { name: 'Cy' }, { name: 'Bo' }] } })
    expect((await get(`${published.page}.json`)).json).toMatchObject({ summary: { contests: [{ contest: 'k1', done: 3, leader: 'Ada' }] } })
  })

  test('who did not start, or was disqualified, says so in place of a place', async () => {
    const { url } = await startServer()
    const published = await publish(url, named(['Ada', 'Bo', 'Cy']))
    const { contest, competitor } = published.event
    await published.tell(
      attempt(published, '1', 0, 100),
      { name: 'status.record', contest, competitor: competitor('2'), status: 'DNS' },
      { name: 'status.record', contest, competitor: competitor('3'), status: 'DQ' },
    )
    const { text } = await get(`${published.page}/k1`)
    expect(Array.from(text.matchAll(/<td class="p(?: s)?">([^<]*)/g), ([, place]) => place)).toEqual([
      '1',
      expect.stringMatching(/D/),
      expect.stringMatching(/D/),
    ])
    expect(text).toContain('>DNS<')
    expect(text).toContain('>DQ<')
  })

  test('several divisions: each page leads to the others, and says which it is', async () => {
    const { url } = await startServer()
    const divisions = ['Men 66 kg', 'Men 74 kg', 'Women 57 kg']
    const rows = divisions.flatMap((division, index) =>
      named([`Lee ${index}`], division).map((row) => ({ ...row, bib: String(index + 1) })),
    )
    const published = await publish(url, rows)
    const { text } = await get(published.page)
    for (const division of divisions) expect(text).toContain(division)
    const second = await get(`${published.page}/k2`)
    expect(Array.from(second.text.matchAll(/<a href="([^"]+)"/g), ([, link]) => link)).toEqual(
      ['', '/k1', '/k2', '/k3'].map((end) => `/e/${TEST_EVENT}${end}`),
    )
    expect(second.text).toMatch(/<a href="[^"]+\/k2" aria-current="page"><bdi>Men 74 kg/)
    expect(second.text).toContain('<h1 dir="auto">Men 74 kg</h1>')
  })

  test('contests stand under their sessions, in the order of the plan, and each page says its own', async () => {
    const { url } = await startServer()
    const rows = ['A', 'B', 'C'].map((division, index) => ({ ...named([`Lee ${index}`], division)[0]!, bib: String(index + 1) }))
    const published = await publish(url, rows)
    expect((await get(published.page)).text).not.toContain('<h2')
    const [a, b] = ['k1', 'k2'] as [ContestId, ContestId]
    await published.tell({
      name: 'sessions.set',
      sessions: [
        { name: 'Early', starts: 'Sat 9:00', contests: [b] },
        { name: 'Empty', contests: [] },
        { name: 'Late', contests: [a] },
      ],
    })
    const { text } = await get(published.page)
    expect(Array.from(text.matchAll(/<h2[^>]*>([^<]*)|<strong[^>]*>([^<]*)/g), ([, title, contest]) => title ?? contest)).toEqual([
      'Early · Sat 9:00',
      'B',
      'Late',
      'A',
      'Other contests',
      'C',
    ])
    expect(wordsOf((await get(`${published.page}/k2`)).text)).toMatch(/B .* · Early/)
  })

  test('a result that was corrected is marked', async () => {
    const { url } = await startServer()
    const published = await publish(url, named(['Ada']))
    await published.tell(attempt(published, '1', 0, 100))
    await published.tell({
      name: 'attempt.correct',
      partition: 'table-1' as never,
      replaces: 1,
      values: { load: 1050, lights: 'WWW' },
      reason: 'Misread',
      confirmed: true,
    })
    expect((await get(`${published.page}/k1`)).text).toMatch(/105\.0\*.*\* corrected/s)
  })
})

test('entries of a newer version are kept and not counted, and the page says that it is not whole', async () => {
  const { url } = await startServer()
  const published = await publish(url, named(['Ada']))
  await published.tell(attempt(published, '1', 0, 100))
  const log = published.event.entries.get(TABLE)!
  log.push(...createLog(TEST_EVENT, TABLE, secretOf(3), headOf(log.at(-1)!)).write('attempt.reviewed', { by: 'video' }).entries)
  await published.tell()
  const { text } = await get(`${published.page}/k1`)
  expect(text).toContain('This standing is incomplete.')
  expect(text).toContain('100.0')
})

describe('names that would be more than names', () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</main></body><h1>owned',
    '&lt;b&gt; & &amp;',
    '{{7*7}} ${7*7}',
  ]

  test('fault 42: are shown as they are and make no element, attribute or script', async () => {
    const { url } = await startServer()
    const published = await publish(
      url,
      named(evil).map((row) => ({ ...row, team: evil[0]!, division: evil[1]! })),
    )
    await published.tell({ name: 'event.describe', event: { name: evil[3]!, place: evil[2]! } })
    for (const path of ['', '/k1']) {
      const { text, headers } = await get(published.page + path)
      expect(text.match(/<script/g)).toHaveLength(1)
      for (const [tag] of text.matchAll(/<[a-z][^>]*>/g)) expect(tag).not.toMatch(/^<img|\son\w+=/)
      expect(text).not.toContain('<h1>owned')
      expect(text.match(/<\/main>/g)).toHaveLength(1)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
    }
    // As JSON they are JSON, and no browser takes that for a page.
    const json = await get(`${published.page}/k1.json`)
    expect([json.headers.get('content-type'), json.headers.get('x-content-type-options')]).toEqual([
      'application/json; charset=utf-8',
      'nosniff',
    ])
  })

  test('fault 42: from right to left, of sixty letters, of emoji: kept apart from what stands beside them', async () => {
    const { url } = await startServer()
    const names = ['محمد بن عبد الرحمن', 'שלום עולם', '🏋️‍♀️ 👩‍👩‍👧‍👦', 'W'.repeat(60), 'สมชาย ใจดี']
    const { page } = await publish(url, named(names))
    const { text } = await get(`${page}/k1`)
    for (const name of names) expect(text).toContain(`<bdi>${name}</bdi>`)
  })
})

describe('versions and caches', () => {
  test('a reader who has the page gets 304; a change anywhere on it makes another version', async () => {
    const { url } = await startServer()
    const published = await publish(url, named(['Ada', 'Bo']))
    const contest = `${published.page}/k1`
    const seen = new Set<string>()
    const changes = [
      () => published.tell(attempt(published, '1', 0, 100)),
      () =>
        published.tell({
          name: 'status.record',
          contest: published.event.contest,
          competitor: published.event.competitor('2'),
          status: 'DNS',
        }),
      () => published.tell({ name: 'event.describe', event: { name: 'Another name' } }),
      () =>
        published.tell({
          name: 'start-list.set',
          contest: published.event.contest,
          order: [published.event.competitor('2'), published.event.competitor('1')],
        }),
    ]
    for (const change of [() => Promise.resolve(), ...changes]) {
      await change()
      for (const path of [published.page, contest]) {
        const page = await get(path)
        expect(page.headers.get('cache-control')).toBe('public, max-age=2, stale-while-revalidate=30')
        expect(page.headers.get('vary')).toBe('accept-encoding')
        const again = await get(path, { 'if-none-match': tagOf(page) })
        expect([again.status, again.text, tagOf(again), again.headers.get('vary')]).toEqual([304, '', tagOf(page), 'accept-encoding'])
        expect(page.text).toContain(`data-version="${/"(.+)"/.exec(tagOf(page))?.[1]}"`)
        for (const old of seen) expect((await get(path, { 'if-none-match': old })).status).toBe(200)
      }
      seen.add(tagOf(await get(contest)))
    }
    expect(seen.size).toBe(5)
  })

  test('a new name at a second registration shows at once, where the log says none', async () => {
    const { url } = await startServer()
    await register(url, TEST_EVENT, secretOf(3), 'First name')
    const before = await get(`${url}/e/${TEST_EVENT}`)
    await register(url, TEST_EVENT, secretOf(3), 'Second name')
    const after = await get(`${url}/e/${TEST_EVENT}`, { 'if-none-match': tagOf(before) })
    expect([after.status, after.text.includes('Second name')]).toEqual([200, true])
  })

  test('a page that has not changed keeps its version over a restart', async () => {
    const database = disposable(sqliteDatabase())
    const now = () => 1_790_000_000_000
    const first = await startServer({ now }, database)
    const published = await publish(first.url, named(['Ada']))
    const before = await get(`${published.page}/k1`)
    await first.close()
    const { url } = await startServer({ now }, database)
    expect((await get(`${url}/e/${TEST_EVENT}/k1`, { 'if-none-match': tagOf(before) })).status).toBe(304)
  })

  test('four hundred competitors: with its files below 50 KB on the way, in any encoding that a browser takes', async () => {
    const { url } = await startServer()
    const syllables = ['ka', 'ro', 'mi', 'ten', 'lu', 'sha', 'vo', 'ber', 'ny', 'qui', 'zo', 'ald']
    const nameAt = (n: number) => Array.from({ length: 5 }, (_, at) => syllables[(n * (at * 7 + 3) + at * n * n) % 12]).join('')
    const published = await publish(
      url,
      Array.from({ length: 400 }, (_, n) => ({
        name: `${nameAt(n)} ${nameAt(n + 991)}`,
        division: 'Open',
        bib: String(n + 1),
        team: nameAt(n % 37),
        attributes: { bodyweight: 5000 + ((n * 7919) % 4000) },
      })),
    )
    await published.tell(
      ...Array.from({ length: 2000 }, (_, n) =>
        attempt(published, String(1 + (n % 400)), Math.floor(n / 400), 60 + ((n * 104729) % 200), n % 3 ? 'WWW' : 'RRW'),
      ),
    )
    const bytes = async (path: string, encoding: string) => {
      const response = await fetch(url + path, { headers: { 'accept-encoding': encoding } })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      await response.arrayBuffer()
      return Number(response.headers.get('content-length'))
    }
    const path = `/e/${TEST_EVENT}/k1`
    const { text } = await get(url + path)
    expect(text.match(/<tr/g)?.length).toBe(402)
    const files = Array.from(text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ([, file]) => file!)
    for (const encoding of ['br', 'gzip']) {
      const all = await Promise.all([path, ...files].map((file) => bytes(file, encoding)))
      expect(all.every((size) => size > 300)).toBe(true)
      expect(all.reduce((sum, size) => sum + size)).toBeLessThan(50_000)
    }
  })
})
