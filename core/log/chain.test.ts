import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildEvent, TEST_EVENT } from '../testing/build-state.ts'
import { SETUP, TABLE } from '../ids.ts'
import { firstBreak, hashEntry, headOf, publicKey, type SealedEntry, signHead, verifyHead } from './chain.ts'

const log = buildEvent(
  'diving',
  [1, 2, 3].map((bib) => ({ division: 'Open', bib: String(bib), name: `مها ${bib} 🤿`, team: 'Ünïon' })),
).entries.get(SETUP)!
const secret = new Uint8Array(32).fill(7)

describe('the chain', () => {
  it('holds from the first entry on, and from any head', () => {
    expect(firstBreak(null, log)).toBeNull()
    expect(firstBreak(headOf(log[1]!), log.slice(2))).toBeNull()
  })

  it('hashes the canonical JSON of the whole entry, whatever stands in it', () => {
    const strange = fc.string({ unit: 'grapheme' })
    const envelope = fc.record({
      event: strange,
      partition: strange,
      kind: strange,
      epoch: fc.integer({ min: 1 }),
      seq: fc.integer({ min: 1 }),
      at: fc.maxSafeNat(),
      body: fc.dictionary(strange, fc.jsonValue()) as fc.Arbitrary<SealedEntry['body']>,
    })
    fc.assert(
      fc.property(envelope, (entry) => {
        const bytes = concatBytes(new Uint8Array(32), utf8ToBytes(canonicalize(entry) as string))
        expect(hashEntry(null, entry as SealedEntry)).toBe(bytesToHex(sha256(bytes)))
      }),
    )
  })

  it('does not depend on the order in which an entry’s members were written', () => {
    const entry = log[0]!
    const reversed = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry
    expect(hashEntry(null, reversed)).toBe(entry.hash)
  })

  it('breaks where seqs leave a gap or an epoch falls, though every hash agrees', () => {
    const chained = (...places: [seq: number, epoch: number][]) => {
      let before: string | null = null
      return places.map(([seq, epoch]): SealedEntry => {
        const { hash: _, ...entry } = { ...log[0]!, seq, epoch }
        before = hashEntry(before, entry)
        return { ...entry, hash: before }
      })
    }
    expect(firstBreak(null, chained([1, 1], [2, 1], [3, 4], [4, 4]))).toBeNull()
    expect(firstBreak(null, chained([1, 1], [3, 1]))).toBe(3)
    expect(firstBreak(null, chained([1, 1], [1, 1]))).toBe(1)
    expect(firstBreak(null, chained([2, 1]))).toBe(2)
    expect(firstBreak(null, chained([1, 2], [2, 1]))).toBe(2)
    const [first] = chained([1, 5])
    expect(firstBreak({ ...headOf(first!), epoch: 6 }, chained([1, 5], [2, 5]).slice(1))).toBe(2)
  })

  it('breaks at whatever was changed, left out, doubled or put elsewhere', () => {
    const change = fc.record({ at: fc.nat(log.length - 1), how: fc.constantFrom('body', 'time', 'drop', 'double', 'swap') })
    fc.assert(
      fc.property(change, ({ at, how }) => {
        const altered = structuredClone(log)
        if (how === 'body') altered[at]!.body = { ...altered[at]!.body, more: 1 }
        if (how === 'time') altered[at]!.at += 1
        if (how === 'double') altered.splice(at, 0, altered[at]!)
        if (how === 'drop') altered.splice(at, 1)
        if (how === 'swap') altered.reverse()
        const cutAtTheEnd = how === 'drop' && at === log.length - 1
        expect(firstBreak(null, altered) === null).toBe(cutAtTheEnd)
      }),
    )
  })
})

describe('a signed head', () => {
  const head = headOf(log.at(-1)!)

  it('is the owner’s, for this event, partition, epoch, seq and hash alone', () => {
    const signed = signHead(TEST_EVENT, head, secret)
    expect(verifyHead(TEST_EVENT, signed, publicKey(secret))).toBe(true)
    expect(verifyHead(TEST_EVENT, signed, publicKey(new Uint8Array(32).fill(8)))).toBe(false)
    expect(verifyHead(TEST_EVENT, { ...signed, seq: head.seq + 1 }, publicKey(secret))).toBe(false)
    expect(verifyHead(TEST_EVENT, { ...signed, epoch: 2 }, publicKey(secret))).toBe(false)
    expect(verifyHead(TEST_EVENT, { ...signed, partition: TABLE }, publicKey(secret))).toBe(false)
    expect(verifyHead(TEST_EVENT, { ...signed, hash: log[0]!.hash }, publicKey(secret))).toBe(false)
    expect(verifyHead('zzzzzzzzzzzzzzzzzzzzzzzzzz' as typeof TEST_EVENT, signed, publicKey(secret))).toBe(false)
  })
})
