// WebSocket frames of all kinds, most of them wrong, and what is said in them.
import type { Random } from '../../core/testing/simulator/random.ts'
import type { Endpoint } from './endpoints.ts'
import type { Fixtures } from './fixtures.ts'
import { changed, garbled, wildValue, word } from './wild.ts'

interface How {
  opcode: number
  fin?: boolean
  masked?: boolean
  rsv?: number
  /** What the frame says its length is, where it lies. */
  claims?: number
}

/** One frame (RFC 6455, 5.2). */
export function frame(payload: Buffer, { opcode, fin = true, masked = true, rsv = 0, claims = payload.length }: How): Buffer {
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode]
  const mask = masked ? 0x80 : 0
  if (claims < 126) head.push(mask | claims)
  else if (claims < 65_536) head.push(mask | 126, claims >> 8, claims & 255)
  else {
    const long = Buffer.alloc(8)
    long.writeBigUInt64BE(BigInt(claims))
    head.push(mask | 127, ...long)
  }
  if (!masked) return Buffer.concat([Buffer.from(head), payload])
  // Masked with nothing, which is as good a mask as any: what was said can be read in a request's bytes.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), payload])
}

/** What would be said on a display's, an operator's, or a phone's channel. */
function said(random: Random, { app, route }: Endpoint, { event, contest, tokens, heard }: Fixtures): string {
  if (route === '/v1/live') {
    const hello = { is: 'hello', v: 1, token: word(random, 43), event, battery: 80, charging: false, waiting: 0 }
    return random.pick([
      JSON.stringify(hello),
      JSON.stringify({ ...hello, token: tokens.ended }),
      JSON.stringify({ ...hello, token: tokens.foreign }),
      random.among(heard.hellos) ?? '{}',
      JSON.stringify({ is: 'status', battery: 1, charging: true, waiting: 1 }),
      JSON.stringify({ is: 'time', id: 0, clock: 0 }),
    ])
  }
  const screen = { topic: 'screen', screen: `stranger${random.below(90)}` }
  const call = (call: string, input: unknown) => JSON.stringify({ id: random.below(5), call, input })
  const watch = call('watch', screen)
  if (app === 'displays' && random.chance(0.4)) return watch
  return random.pick([
    watch,
    call('unwatch', screen),
    call('watch', { topic: random.pick(['station', 'devices', 'entries', 'records', 'formats', 'table']) }),
    call('watch', { topic: 'referee', contest }),
    call('device.invite', { assignment: { partitions: ['judge-1'] } }),
    call('event.close', {}),
    call('screen.steer', { screen: 'mainhall0001', scene: { kind: 'message', text: 'Hello' } }),
    call('command', { name: 'contest.rename', contest, title: 'Hello' }),
    call('command', { name: 'sessions.set', sessions: [{ name: 'Hello', contests: [contest] }] }),
    call('public.connect', { url: 'http://127.0.0.1:1/' }),
    call('__proto__', wildValue(random)),
  ])
}

/** The frames of one visit. */
export function framesFor(random: Random, endpoint: Endpoint, fixtures: Fixtures): Buffer[] {
  return Array.from({ length: 1 + random.below(4) }, () => {
    const text = said(random, endpoint, fixtures)
    const how = random.below(24)
    const payload = how < 8 ? Buffer.from(text) : how < 12 ? Buffer.from(changed(random, text)) : garbled(random, text)
    const half = payload.length >> 1
    switch (how) {
      case 12:
        return frame(payload, { opcode: 2 })
      case 13:
        return frame(payload, { opcode: 1, masked: false })
      case 14:
        return frame(payload, { opcode: random.pick([3, 4, 7, 11, 15]) })
      case 15:
        return frame(payload, { opcode: 1, rsv: random.pick([1, 2, 4, 7]) })
      case 16:
        return frame(payload, { opcode: 1, claims: random.pick([0, 1, 125, 70_000, 2 ** 31, 2 ** 52]) })
      case 17:
        return Buffer.concat([frame(payload.subarray(0, half), { opcode: 1, fin: false }), frame(payload.subarray(half), { opcode: 0 })])
      case 18:
        return frame(payload, { opcode: 0 })
      case 19:
        return Buffer.concat(Array.from({ length: 200 }, () => frame(payload.subarray(0, 20), { opcode: 1, fin: false })))
      case 20:
        return frame(payload.subarray(0, random.pick([10, 125, 400])), { opcode: 9 })
      case 21:
        return frame(Buffer.from([3, random.below(256), 0xff, 0xfe]), { opcode: 8 })
      case 22:
        return frame(Buffer.alloc(random.pick([5000, 20_000, 300_000]), 97), { opcode: 1 })
      case 23:
        return Buffer.concat(Array.from({ length: 150 }, () => frame(Buffer.from('{}'), { opcode: 1 })))
      default:
        return frame(payload, { opcode: 1 })
    }
  })
}
