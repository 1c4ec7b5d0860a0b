// What every answer carries, whom the server believes about addresses, and what it writes down.
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { signRegistration } from '../core/wire/register.ts'
import { askToRegister, EVENT, get, register, secretOf } from './testing/sender.ts'
import { startServer } from './testing/start.ts'

const OWNER = secretOf(1)

test('every answer, good or bad, has the headers that keep a browser strict', async () => {
  const { url } = await startServer()
  await register(url, EVENT, OWNER)
  const { text } = await get(`${url}/e/${EVENT}`)
  const asset = /href="(\/assets\/[^"]+)"/.exec(text)?.[1]
  for (const path of ['/', `/e/${EVENT}`, `/e/${EVENT}.json`, asset, '/healthz', '/nothing', '/e/%zz', '/v1/nothing', '/favicon.ico']) {
    const { headers } = await get(`${url}${path}`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('x-powered-by')).toBeNull()
    // The wire is asked by phones' pages of other origins, with tokens and never by cookies; nothing else is.
    expect(headers.get('access-control-allow-origin')).toBe(path?.startsWith('/v1/') ? '*' : null)
  }
})

test('an unknown address of the wire is answered as the wire answers, an unknown page as a page', async () => {
  const { url } = await startServer()
  expect((await get(`${url}/v1/nothing`)).json).toMatchObject({ v: 1, error: 'unknown' })
  expect((await get(`${url}/nothing`)).text).toContain('<h1>Nothing here</h1>')
  expect((await get(`${url}/v1/sync`)).status).toBe(404)
})

test('what is no HTTP at all ends that connection and nothing else', async () => {
  const { url } = await startServer()
  const { hostname, port } = new URL(url)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('\u0016\u0003\u0001 not http\r\n\r\n'))
    let said = ''
    socket
      .on('data', (data) => (said += String(data)))
      .on('close', () => resolve(said))
      .on('error', reject)
    onTestFinished(() => void socket.destroy())
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect((await get(`${url}/healthz`)).json).toEqual({ ok: true })
})

test('a forwarded address counts only from a proxy that is trusted', async () => {
  const limits = { perMinute: { register: 2 } }
  const ask = async (url: string, from: string) => {
    const response = await fetch(`${url}/v1/events`, {
      method: 'POST',
      body: JSON.stringify(signRegistration(EVENT, 'Open', OWNER)),
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'results.example',
      },
    })
    return { status: response.status, answer: (await response.json()) as { publicUrl?: string } }
  }
  const untrusting = await startServer(limits)
  const first = await ask(untrusting.url, '203.0.113.1')
  expect(first.answer.publicUrl).toBe(`${untrusting.url}/e/${EVENT}`)
  const more = [await ask(untrusting.url, '203.0.113.2'), await ask(untrusting.url, '203.0.113.3')]
  expect(more.map(({ status }) => status)).toEqual([200, 429])

  const trusting = await startServer({ ...limits, trustProxy: '127.0.0.1' })
  const [one, two, three] = [
    await ask(trusting.url, '203.0.113.1'),
    await ask(trusting.url, '203.0.113.2'),
    await ask(trusting.url, '203.0.113.3'),
  ]
  expect([one.status, two.status, three.status]).toEqual([200, 200, 200])
  expect(one.answer.publicUrl).toBe(`https://results.example/e/${EVENT}`)
})

test('the public address is what the settings say, whatever the request calls it', async () => {
  const { url } = await startServer({ publicUrl: 'https://results.example' })
  const { json } = await askToRegister(url, EVENT, OWNER)
  expect(json).toMatchObject({ publicUrl: `https://results.example/e/${EVENT}` })
})
