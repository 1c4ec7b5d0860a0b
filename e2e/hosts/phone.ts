// A judge's phone without a screen, as a program of its own on a host of its own: the companion's very session, sender and live channel on Node.
//   node phone.ts HUB CODE NAME
// It joins, asking again until it is let in, and then takes lines: `{contest, competitor, slot, mark}` is a mark to give.
// It prints `joined`, `kept N` for the N-th mark once it is durable, `away` and `here`, and `drained SEQ HASH` once the table has confirmed all.
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { publicKey } from '../../core/log/chain.ts'
import { createMemoryStore } from '../../core/store/memory.ts'
import { askToJoin } from '../../renderer/companion/join/ask.ts'
import type { Joined } from '../../renderer/companion/keys/identity.ts'
import { openSession, type Session } from '../../renderer/companion/phone/session.ts'
import { post } from '../../renderer/companion/send/transport.ts'

const [hub = '', code = '', name = ''] = process.argv.slice(2)
const say = (line: string) => console.log(line)

const secret = new Uint8Array(randomBytes(32))
const identity = {
  publicKey: publicKey(secret),
  secret,
  key: new Uint8Array(randomBytes(32)),
  store: randomBytes(16).toString('hex'),
  made: Date.now(),
  state: 'joined' as const,
}

async function join(): Promise<Joined> {
  for (;;) {
    const answer = await askToJoin(post, hub, code, name, { ...identity, state: 'new', event: null, joined: null })
    if (answer.ok) return { ...identity, event: answer.value.event, joined: answer.value }
    say(`not joined: ${answer.error}`)
    await pause(300)
  }
}

const joined = await join()
const { event } = joined
const [part] = joined.joined.partitions
if (!part) throw new Error('joined without a part')
let said = ''
const store = { ...createMemoryStore(event), event, device: identity.publicKey, fault: null, close: () => {} }
let session: Session | null = null
const opened = await openSession(
  joined,
  store,
  {
    notes: null,
    transport: post,
    clock: () => Date.now(),
    random: () => Math.random(),
    battery: () => ({ battery: 80, charging: false }),
    onFault: (error) => say(`fault ${String(error)}`),
    base: hub,
  },
  () => void tell(),
)

async function tell(): Promise<void> {
  // It changes while it opens, too.
  if (!session) return
  const { here, waiting, hub: sending } = session.state()
  const head = await store.head(part!.partition)
  const mark = sending.marks.get(part!.partition)
  const isDrained = head !== null && waiting === 0 && mark?.hash === head.hash
  const line = !here ? 'away' : isDrained ? `drained ${head.seq} ${head.hash}` : 'here'
  if (line !== said) say(line)
  said = line
}

session = opened
say('joined')
let kept = 0
for await (const line of createInterface({ input: process.stdin })) {
  const { mark, ...whom } = JSON.parse(line) as { contest: string; competitor: string; slot: number; mark: number }
  const stored = await opened.record(part.partition, { kind: 'mark.given', body: { ...whom, marks: { marks: mark } } })
  say(stored.ok ? `kept ${++kept}` : `not kept: ${stored.error.message}`)
}
opened.stop()
