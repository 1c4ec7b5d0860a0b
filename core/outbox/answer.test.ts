import { describe, expect, test } from 'vitest'
import { type PartitionId, TABLE } from '../ids.ts'
import { type Head, headOf, type SealedEntry } from '../log/chain.ts'
import type { Refusal, SyncAnswer } from '../wire/sync.ts'
import { lookupsFor, readAnswer } from './answer.ts'
import { attempts, EVENT, OTHER_EVENT } from './testing/receiver.ts'

const TABLE_2 = 'table-2' as PartitionId
const log = attempts(null, 10)
const head = (seq: number) => headOf(log[seq - 1] as SealedEntry)
const ackOf = ({ epoch, seq, hash }: Head): [number, number, string] => [epoch, seq, hash]
const OTHER_HASH = 'e'.repeat(64)

const answer = (parts: Partial<SyncAnswer>): SyncAnswer => ({ v: 1, event: EVENT, ack: {}, refused: [], pull: [], ...parts })
const refusal = (reason: Refusal['reason'], from = 5): Refusal => ({ partition: TABLE, from, reason, message: `because of ${reason}` })

/** Reads an answer to a request from entry 5 on, of a log of ten whose mark is at four. */
function read(given: SyncAnswer, mark: number | null = 4, sent = new Set([TABLE]), isOwn: (head: Head) => boolean = () => true) {
  const known = lookupsFor(given, sent).flatMap(({ partition, seq }) => (partition === TABLE && seq <= 10 ? [head(seq)] : []))
  const marks = new Map(mark === null ? [] : [[TABLE, head(mark)]])
  return readAnswer(given, { event: EVENT, sent, marks, heads: new Map([[TABLE, head(10)]]), known, isOwn })
}
const nothing = { marks: new Map(), parked: [], advanced: false, rewound: false }

describe('an acknowledgement', () => {
  test('moves the mark where the own log holds the same hash', () => {
    const reading = read(answer({ ack: { [TABLE]: ackOf(head(10)) } }))
    expect(reading.marks).toEqual(new Map([[TABLE, head(10)]]))
    expect(reading).toMatchObject({ advanced: true, rewound: false, parked: [] })
  })

  test('of a part moves it that far', () => {
    expect(read(answer({ ack: { [TABLE]: ackOf(head(7)) } })).marks.get(TABLE)).toEqual(head(7))
  })

  test('of what is acknowledged already confirms, and moves nothing', () => {
    const reading = read(answer({ ack: { [TABLE]: ackOf(head(4)) } }))
    expect(reading).toMatchObject(nothing)
    expect(reading.confirmed).toEqual(new Set([TABLE]))
  })

  test.each([
    ['another hash', answer({ ack: { [TABLE]: [1, 10, OTHER_HASH] } })],
    ['another epoch', answer({ ack: { [TABLE]: [2, 10, head(10).hash] } })],
    ['another seq’s hash', answer({ ack: { [TABLE]: [1, 9, head(10).hash] } })],
    ['seq 0', answer({ ack: { [TABLE]: [1, 0, '0'.repeat(64)] } })],
    ['another event', answer({ event: OTHER_EVENT, ack: { [TABLE]: ackOf(head(10)) } })],
    ['a partition that was not sent', answer({ ack: { [TABLE_2]: ackOf(head(10)) } })],
    ['nothing', answer({})],
  ])('with %s acknowledges nothing', (_, given) => {
    const reading = read(given)
    expect(reading).toMatchObject(nothing)
    expect(reading.confirmed.size).toBe(0)
  })

  test('past the own log is a fork to be told, not an acknowledgement', () => {
    const reading = read(answer({ ack: { [TABLE]: [1, 12, OTHER_HASH] } }))
    expect(reading).toMatchObject({ advanced: false, parked: [{ partition: TABLE, from: 11, reason: 'ahead' }] })
    expect(reading.marks.size).toBe(0)
    expect(reading.parked[0]?.message).toContain('12 entries')
  })

  test('past the own log in what another device writes is only ahead: it acknowledges nothing, and nothing is wrong', () => {
    const ahead = answer({ ack: { [TABLE]: [1, 12, OTHER_HASH] } })
    expect(read(ahead, 4, new Set([TABLE]), () => false)).toMatchObject({ advanced: false, parked: [], marks: new Map() })
  })
})

test('fault 49: an acknowledgement with another hash of an entry recorded while the request was under way is none, and no fork', () => {
  const given = answer({ ack: { [TABLE]: [1, 10, OTHER_HASH] } })
  const heads = new Map([[TABLE, head(8)]])
  expect(readAnswer(given, { event: EVENT, sent: new Set([TABLE]), marks: new Map(), heads, known: [head(10)] })).toMatchObject(nothing)
})

describe('a refusal', () => {
  test('for a gap sends the mark back to where the server stands', () => {
    const reading = read(answer({ ack: { [TABLE]: ackOf(head(2)) }, refused: [refusal('gap')] }))
    expect(reading.marks).toEqual(new Map([[TABLE, head(2)]]))
    expect(reading).toMatchObject({ rewound: true, advanced: false, parked: [] })
  })

  test('for a gap by a server that holds nothing sends the mark back to the start', () => {
    expect(read(answer({ refused: [refusal('gap')] })).marks).toEqual(new Map([[TABLE, null]]))
    expect(read(answer({ refused: [refusal('gap')] }), null)).toMatchObject({ ...nothing, notYet: 'because of gap' })
  })

  test('for a gap by a server on another history is a fork', () => {
    const reading = read(answer({ ack: { [TABLE]: [1, 2, OTHER_HASH] }, refused: [refusal('gap')] }))
    expect(reading).toMatchObject({ rewound: false, parked: [{ partition: TABLE, from: 2, reason: 'fork' }] })
    expect(reading.marks.size).toBe(0)
    // Who takes from there as well sends all of it, so that it shows where they part and both are kept.
    const late = { have: [], pull: [] }
    expect(read({ ...answer({ ack: { [TABLE]: [1, 2, OTHER_HASH] }, refused: [refusal('gap')] }), late })).toMatchObject({
      rewound: true,
      parked: [{ reason: 'fork' }],
      marks: new Map([[TABLE, null]]),
      sendOn: new Set([TABLE]),
    })
  })

  test.each(['fork', 'fenced', 'signature', 'invalid'] as const)(
    'as %s parks the partition with the server’s words, and counts what it did take',
    (reason) => {
      const reading = read(answer({ ack: { [TABLE]: ackOf(head(6)) }, refused: [refusal(reason, 7)] }))
      expect(reading.parked).toEqual([{ partition: TABLE, from: 7, reason, message: `because of ${reason}` }])
      expect(reading.marks.get(TABLE)).toEqual(head(6))
    },
  )

  test('as fenced, by a remote that has kept the entries, moves the mark to what it keeps, and the rest is sent on; it stays in sight', () => {
    const kept: Refusal['kept'] = [1, 9, head(9).hash]
    const reading = read(answer({ ack: { [TABLE]: [2, 40, OTHER_HASH] }, refused: [{ ...refusal('fenced', 7), kept }] }))
    expect(reading).toMatchObject({ advanced: true, parked: [{ partition: TABLE, from: 7, reason: 'fenced' }], sendOn: new Set([TABLE]) })
    expect(reading.marks.get(TABLE)).toEqual(head(9))
  })

  test('as fenced, or for a gap, that names an earlier entry to go on from, sends the mark back there', () => {
    const kept: Refusal['kept'] = [1, 2, head(2).hash]
    for (const reason of ['fenced', 'gap'] as const)
      expect(read(answer({ refused: [{ ...refusal(reason), kept }] }))).toMatchObject({ marks: new Map([[TABLE, head(2)]]), rewound: true })
    const start: Refusal['kept'] = [1, 0, '0'.repeat(64)]
    expect(read(answer({ refused: [{ ...refusal('gap'), kept: start }] })).marks).toEqual(new Map([[TABLE, null]]))
  })

  test('that claims to keep what the own log does not hold moves nothing', () => {
    for (const kept of [
      [1, 9, OTHER_HASH],
      [2, 9, head(9).hash],
      [1, 12, OTHER_HASH],
    ] as Refusal['kept'][])
      expect(read(answer({ refused: [{ ...refusal('fenced'), kept }] }))).toMatchObject({
        marks: new Map(),
        parked: [{ reason: 'fenced' }],
        sendOn: new Set(),
      })
  })

  test('for a gap beside one for good parks what is refused for good', () => {
    const reading = read(answer({ ack: { [TABLE]: [1, 2, OTHER_HASH] }, refused: [refusal('gap', 8), refusal('fenced', 5)] }))
    expect(reading.parked).toMatchObject([{ partition: TABLE, from: 5, reason: 'fenced' }])
  })

  test('of a partition that was not sent means nothing', () => {
    expect(read(answer({ refused: [{ ...refusal('fork'), partition: TABLE_2 }] }))).toMatchObject(nothing)
  })
})
