import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import type { EventId } from '../ids.ts'
import { publicKey } from '../log/chain.ts'
import { DeviceRequest, signChallenge, verifyChallenge } from './device-token.ts'

const EVENT = 'aaaabbbbccccddddeeeeffff22' as EventId
const OTHER = 'zzzzyyyyxxxxwwwwvvvvuuuu77' as EventId
const secret = new Uint8Array(32).fill(1)
const CHALLENGE = 'kx3f.0123456789abcdef.ABCDEF_-'

describe('the proof that a device holds a key', () => {
  test('is a signature over version, event, key and challenge', () => {
    const proof = signChallenge(EVENT, CHALLENGE, secret)
    expect(DeviceRequest.parse(proof)).toEqual(proof)
    expect(verifyChallenge(proof)).toBe(true)
    const text = utf8ToBytes(`scoretable-device-1|${EVENT}|${publicKey(secret)}|${CHALLENGE}`)
    expect(proof.sig).toBe(bytesToHex(ed25519.sign(text, secret)))
  })

  test('is good for no other event, key, challenge or signature', () => {
    const proof = signChallenge(EVENT, CHALLENGE, secret)
    const other = new Uint8Array(32).fill(2)
    for (const changed of [
      { event: OTHER },
      { key: publicKey(other) },
      { challenge: `${CHALLENGE}x` },
      { sig: signChallenge(EVENT, CHALLENGE, other).sig },
      { sig: '0'.repeat(128) },
      { key: 'f'.repeat(64) },
    ])
      expect(verifyChallenge({ ...proof, ...changed })).toBe(false)
  })

  test('does not pass by a key of small order, under which one signature fits every text', () => {
    const key = `01${'0'.repeat(62)}`
    expect(verifyChallenge({ v: 1, event: EVENT, key, challenge: CHALLENGE, sig: `01${'0'.repeat(126)}` })).toBe(false)
  })

  test('half a proof is neither a question nor an answer', () => {
    const { sig, ...half } = signChallenge(EVENT, CHALLENGE, secret)
    expect(DeviceRequest.safeParse(half).success).toBe(false)
    expect(DeviceRequest.safeParse({ v: 1, event: EVENT, key: half.key, sig }).success).toBe(false)
  })
})
