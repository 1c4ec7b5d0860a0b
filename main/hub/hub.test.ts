// Who gets in with a code, who does not, and what the table sees and says.
import { beforeEach, describe, expect, test } from 'vitest'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { CODE_LIFETIME, signJoin } from '../../core/wire/join.ts'
import { GUESSES } from './guesses.ts'
import { createHub, type Hub } from './hub.ts'
import { createFakeEvent, type FakeEvent } from './testing/fake-event.ts'

const JUDGE = 'judge-1' as PartitionId
const secretOf = (seed: number) => new Uint8Array(32).fill(seed)
const ada = secretOf(1)
const bea = secretOf(2)

let now: number
let event: FakeEvent
let hub: Hub
let faults: unknown[]

const start = (): Hub => {
  const hub = createHub({
    clock: () => now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    onChange: () => {},
    onEntries: () => {},
    onFault: (error) => faults.push(error),
  })
  hub.setAddress({ url: 'http://192.168.1.5:4681/', reachable: true })
  return hub
}
beforeEach(() => {
  now = 1_790_000_000_000
  faults = []
  event = createFakeEvent()
  hub = start()
  hub.setEvent(event)
})

/** Makes a code, as the table shows it. */
function codeFor(partitions: PartitionId[] = [JUDGE], judge = 1): string {
  const made = hub.invite({ partitions, judge })
  if (!made.ok) throw new Error(made.error.message)
  return hub.view().invitations.find(({ id }) => id === made.value.invitation)!.code
}
const join = (code: string, secret: Uint8Array, name = 'Ada’s phone', from = '192.168.1.20') => hub.join(signJoin(code, name, secret), from)
async function joined(code: string, secret: Uint8Array, name?: string) {
  const answer = await join(code, secret, name)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const refusalOf = async (answer: ReturnType<typeof join>) => {
  const { ok, ...rest } = await answer
  return ok ? null : (rest as { error: { status: number; error: string } }).error
}

describe('a code', () => {
  test('is shown with the address that a QR code holds; the code is in its fragment', () => {
    const code = codeFor()
    expect(code).toMatch(/^[BCDFGHJKMNPRSTWXYZ]{4}-[BCDFGHJKMNPRSTWXYZ]{4}$/)
    expect(hub.view().invitations).toMatchObject([
      { title: 'Judge 1', url: `http://192.168.1.5:4681/j#${code.replace('-', '')}`, expires: now + CODE_LIFETIME, takesOver: [] },
    ])
    expect(hub.view().address).toBe('http://192.168.1.5:4681/j')
  })

  test('lets in one device, which then owns its partition; typed in any case, with or without the dash', async () => {
    const code = codeFor()
    const answer = await joined(` ${code.toLowerCase().replace('-', ' ')} `, ada)
    expect(answer).toMatchObject({
      v: 1,
      event: event.event,
      name: 'Spring Open',
      title: 'Judge 1',
      partitions: [{ partition: JUDGE, epoch: 1 }],
    })
    expect(event.granted).toEqual([{ partition: JUDGE, key: publicKey(ada), epoch: 1, name: 'Ada’s phone' }])
    expect(hub.view()).toMatchObject({ invitations: [], devices: [{ name: 'Ada’s phone', title: 'Judge 1', state: 'away', lost: [] }] })
    expect(hub.deviceOf(answer.token)).toMatchObject({ ok: true, value: { id: answer.device } })
  })

  test('lets in no second device', async () => {
    const code = codeFor()
    await joined(code, ada)
    expect(await refusalOf(join(code, bea))).toMatchObject({ status: 403, error: 'code' })
    expect(event.granted).toHaveLength(1)
  })

  test('answers the device that did not hear the answer again, until it has used its token', async () => {
    const code = codeFor()
    const first = await joined(code, ada)
    const again = await joined(code, ada)
    expect(again).toEqual({ ...first, token: expect.not.stringMatching(first.token) as string })
    expect(event.granted).toHaveLength(1)
    expect(hub.deviceOf(first.token)).toMatchObject({ ok: false, error: { status: 401 } })
    expect(hub.deviceOf(again.token).ok).toBe(true)
    expect(await refusalOf(join(code, ada))).toMatchObject({ status: 403, error: 'code' })
  })

  test('fault 46: ends after 15 minutes, and when the table takes it back', async () => {
    const late = codeFor()
    const back = codeFor()
    hub.withdraw(hub.view().invitations[1]!.id)
    expect(await refusalOf(join(back, ada))).toMatchObject({ status: 403 })
    now += CODE_LIFETIME
    expect(hub.view().invitations).toEqual([])
    expect(await refusalOf(join(late, ada))).toMatchObject({ status: 403 })
    expect(event.granted).toEqual([])
  })

  test('is no good without the key that signed the request', async () => {
    const code = codeFor()
    const stolen = { ...signJoin(code, 'Ada', ada), key: publicKey(bea) }
    expect(await hub.join(stolen, '192.168.1.66')).toMatchObject({ ok: false, error: { status: 400, error: 'proof' } })
    const renamed = { ...signJoin(code, 'Ada', ada), name: 'Head judge' }
    expect(await hub.join(renamed, '192.168.1.66')).toMatchObject({ ok: false, error: { status: 400 } })
    expect((await joined(code, ada)).partitions).toHaveLength(1)
  })

  test('of two at once lets in one', async () => {
    const code = codeFor()
    const answers = await Promise.all([join(code, ada), join(code, bea)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
  })

  test('for the entry list and the grants is not given', () => {
    expect(hub.invite({ partitions: [SETUP] })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  test('fault 12: for a partition that somebody has says whose it is, and takes it over', async () => {
    const answer = await joined(codeFor(), ada)
    const code = codeFor()
    expect(hub.view().invitations).toMatchObject([{ takesOver: ['Ada’s phone'] }])
    expect((await joined(code, bea, 'Spare')).partitions).toMatchObject([{ partition: JUDGE, epoch: 2 }])
    const [first, second] = hub.view().devices
    expect([first?.lost, second?.lost]).toEqual([[JUDGE], []])
    // It can still deliver what it wrote, which is then kept outside the log.
    expect(hub.deviceOf(answer.token).ok).toBe(true)
  })

  test('and its devices outlive the station', async () => {
    const waits = codeFor()
    const { token } = await joined(codeFor([JUDGE], 2), ada)
    hub = start()
    hub.setEvent(createFakeEvent(event.kept()))
    expect(hub.deviceOf(token).ok).toBe(true)
    expect((await join(waits, bea)).ok).toBe(true)
    expect(event.kept()).not.toContain(token.slice(7))
  })

  test('is not used up where the disk is full; the same device asks again once there is room', async () => {
    const code = codeFor()
    event.full = true
    expect(await refusalOf(join(code, ada))).toMatchObject({ status: 503, error: 'store-failed' })
    expect(hub.view().devices).toEqual([])
    event.full = false
    expect((await joined(code, ada)).partitions).toHaveLength(1)
  })
})

describe('who guesses', () => {
  const wrong = (n: number) => `BCDF-GH${'JKMNPRSTWXYZ'[n % 12]}${'JKMNPRSTWXYZ'[Math.floor(n / 12) % 12]}`

  test('is barred after a few tries, with the right code too, and the table is told; others join', async () => {
    const code = codeFor()
    for (let n = 0; n < GUESSES.each; n++)
      expect(await refusalOf(join(wrong(n), bea, 'Eve', '192.168.1.66'))).toMatchObject({ status: 403 })
    expect(await refusalOf(join(code, bea, 'Eve', '192.168.1.66'))).toMatchObject({ status: 429, wait: 300 })
    expect(hub.view().warnings).toMatchObject([{ kind: 'guessing', count: GUESSES.each }])
    expect(hub.view().warnings[0]?.message).toContain('192.168.1.66')
    expect((await join(code, ada, 'Ada', '192.168.1.20')).ok).toBe(true)
    now += GUESSES.window
    expect(await refusalOf(join(wrong(99), bea, 'Eve', '192.168.1.66'))).toMatchObject({ status: 403 })
    hub.heed()
    expect(hub.view().warnings).toEqual([])
  })

  test('does not keep out those beside them, whose address is the same: a code that is made then lets its phone in', async () => {
    const before = codeFor()
    const hall = '192.168.1.66'
    await joined(before, ada)
    for (let n = 0; n < GUESSES.each; n++) await join(wrong(n), bea, 'Eve', hall)
    now += 1000
    // Who has joined, and did not hear it, is told again; nobody else can be that device.
    expect((await join(before, ada, 'Ada', hall)).ok).toBe(true)
    const stolen = { ...signJoin(before, 'Ada', bea), key: signJoin(before, 'Ada', ada).key }
    expect(await refusalOf(hub.join(stolen, hall))).toMatchObject({ status: 429 })
    const made = codeFor()
    expect((await join(made, bea, 'Bea', hall)).ok).toBe(true)
  })

  test('is not looked at without end for such a code', async () => {
    const hall = '192.168.1.66'
    for (let n = 0; n < GUESSES.each; n++) await join(wrong(n), bea, 'Eve', hall)
    now += 1000
    const made = codeFor()
    const asked = signJoin(wrong(0), 'Eve', bea)
    for (let n = 0; n < GUESSES.again; n++) expect(await refusalOf(hub.join(asked, hall))).toMatchObject({ status: 429 })
    expect(await refusalOf(join(made, ada, 'Ada', hall))).toMatchObject({ status: 429 })
    expect((await join(made, ada, 'Ada', '192.168.1.20')).ok).toBe(true)
  })

  test('from many addresses is barred as well', async () => {
    const asked = signJoin(wrong(0), 'Eve', bea)
    for (let n = 0; n < GUESSES.all; n++) await hub.join(asked, `10.0.${n >> 8}.${n & 255}`)
    expect(await refusalOf(join(wrong(1), bea, 'Eve', '10.9.9.9'))).toMatchObject({ status: 429 })
    expect(hub.view().warnings.length).toBeLessThanOrEqual(20)
  })
})

describe('a device', () => {
  test('that was removed is told so, and can be invited again', async () => {
    const first = await joined(codeFor(), ada)
    expect(hub.remove(first.device).ok).toBe(true)
    expect(hub.deviceOf(first.token)).toMatchObject({ ok: false, error: { status: 401, error: 'removed' } })
    expect(hub.view().devices).toMatchObject([{ state: 'removed' }])
    const second = await joined(codeFor(), ada)
    expect(second.device).toBe(first.device)
    expect(hub.view().devices).toMatchObject([{ state: 'away' }])
  })

  test('that was removed does not come back with the code it had', async () => {
    const code = codeFor()
    const { device } = await joined(code, ada)
    hub.remove(device)
    expect(await refusalOf(join(code, ada))).toMatchObject({ status: 403 })
  })

  test('gets another name and another part', async () => {
    const { device } = await joined(codeFor(), ada)
    hub.rename(device, 'Chair')
    expect(hub.view().devices).toMatchObject([{ name: 'Chair' }])
    const answer = await joined(codeFor(['judge-2' as PartitionId], 2), ada, 'Ada')
    expect(answer.partitions.map(({ partition }) => partition)).toEqual([JUDGE, 'judge-2'])
    expect(hub.view().devices).toMatchObject([{ id: device, title: 'Judge 2' }])
    expect(hub.rename('nobody', 'x')).toMatchObject({ ok: false })
  })

  test('of another event, of none, without a token: each hears why', async () => {
    const { token } = await joined(codeFor(), ada)
    expect(hub.deviceOf(null)).toMatchObject({ ok: false, error: { status: 401, error: 'token' } })
    expect(hub.deviceOf(`${token.slice(0, -1)}?`)).toMatchObject({ ok: false, error: { status: 401, error: 'token' } })
    hub.setEvent(createFakeEvent(null, 'zzzzyyyyxxxxwwwwvvvvuuuu77' as never))
    expect(hub.deviceOf(token)).toMatchObject({ ok: false, error: { status: 403, error: 'event' } })
    hub.setEvent(null)
    expect(hub.deviceOf(token)).toMatchObject({ ok: false, error: { status: 503, error: 'closed' } })
    expect(hub.invite({ partitions: [JUDGE] })).toMatchObject({ ok: false })
    expect(await refusalOf(join('BCDF-GHJK', ada))).toMatchObject({ status: 503, error: 'closed' })
  })

  test('is asked nothing but about its own partitions', async () => {
    const { token } = await joined(codeFor(), ada)
    const device = hub.deviceOf(token)
    if (!device.ok) throw new Error('unknown')
    const request = { v: 1 as const, event: event.event, have: {}, push: [] }
    expect((await hub.sync(device.value, request)).ok).toBe(true)
    expect(event.asked).toEqual([{ request, own: [JUDGE] }])
    expect(await hub.sync(device.value, { ...request, event: 'zzzzyyyyxxxxwwwwvvvvuuuu77' as never })).toMatchObject({
      ok: false,
      error: { status: 403, error: 'event' },
    })
    expect(faults).toEqual([])
  })
})

describe('a phone is told where else it may send', () => {
  const waysOf = async (secret: Uint8Array) => (await joined(codeFor(), secret)).ways

  test('to the server, where the event is published; nowhere while it is not', async () => {
    expect(await waysOf(ada)).toEqual([])
    event.server = 'https://results.example/'
    expect(await waysOf(ada)).toEqual([{ kind: 'server', url: 'https://results.example/' }])
  })

  test('but not to this computer’s own server from another one: that address means the phone itself there', async () => {
    event.server = 'http://127.0.0.1:4690/'
    expect(await waysOf(ada)).toEqual([])
    hub.setAddress({ url: 'http://127.0.0.1:4681/', reachable: false })
    expect(await waysOf(ada)).toEqual([{ kind: 'server', url: 'http://127.0.0.1:4690/' }])
  })
})
