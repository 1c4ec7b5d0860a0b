// The table of the hub's benchmark: a client of the operator's line that sets the event up, invites the phones and moves on from panel to
// panel, and watches what the operator app watches meanwhile.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { Outcome } from '../../core/outcome.ts'
import { contestOf, format, JUDGES, PANELS, partitionOf, rows } from './plan.ts'

export interface Table {
  call<C extends keyof Calls>(call: C, input: Calls[C]): Promise<Answers[C]>
  /** The phones as the table sees them now. */
  devices(): DevicesView | null
  close(): void
}

/** Connects to a station by the address that it printed. */
export async function openTable(address: string): Promise<Table> {
  const admitted = await fetch(address, { redirect: 'manual' })
  const cookie = admitted.headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(new URL('/operator/socket', address), { headers: { cookie } })
  await once(socket, 'open')
  let id = 0
  let devices: DevicesView | null = null
  const waiting = new Map<number, (answer: Outcome<never, Failure>) => void>()
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8')
    const frame = JSON.parse(text) as { id?: number; answer: Outcome<never, Failure>; topic?: string; view: DevicesView | null }
    if (frame.id !== undefined) waiting.get(frame.id)?.(frame.answer)
    if (frame.topic === 'devices') devices = frame.view
  })
  const call: Table['call'] = async (name, input) => {
    const answer = await new Promise<Outcome<never, Failure>>((resolve) => {
      waiting.set(++id, resolve)
      socket.send(JSON.stringify({ id, call: name, input }))
    })
    waiting.delete(id)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.value
  }
  return { call, devices: () => devices, close: () => socket.close() }
}

/** Makes the event with its panels, and a code for each judge, in order. */
export async function setUp(table: Table): Promise<{ hub: string; codes: string[] }> {
  await table.call('event.create', { name: 'Two hundred phones' })
  await table.call('command', { name: 'format.keep', format })
  await table.call('command', { name: 'entry-list.import', preset: format.id, rows })
  const judges = Array.from({ length: PANELS * JUDGES }, (_, index) => ({ panel: Math.floor(index / JUDGES), judge: index % JUDGES }))
  for (let panel = 0; panel < PANELS; panel++)
    await table.call('command', {
      name: 'contest.staff',
      contest: contestOf(panel),
      judges: [{ field: 'marks', partitions: Array.from({ length: JUDGES }, (_, judge) => partitionOf(panel, judge)) }],
    })
  for (const topic of ['station', 'table', 'devices'] as const) await table.call('watch', { topic })
  for (const { panel, judge } of judges)
    await table.call('device.invite', {
      assignment: { partitions: [partitionOf(panel, judge)], contest: contestOf(panel), judge: judge + 1 },
    })
  const settled = () => table.devices()?.invitations.length === judges.length && table.devices()?.address
  while (!settled()) await new Promise((resolve) => setTimeout(resolve, 20))
  const { invitations, address } = table.devices()!
  const codes = judges.map(({ panel, judge }) => {
    const wanted = partitionOf(panel, judge)
    return invitations.find(({ assignment }) => assignment.partitions[0] === wanted)!.code
  })
  return { hub: address!.replace(/j$/, ''), codes }
}
