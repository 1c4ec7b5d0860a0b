// Signatures of a simulation. Ed25519 takes a hundred times as long as all else that a device does with an entry, so that most runs sign
// with a keyed hash in its place. It is worth nothing against somebody who wants to forge; nobody here tries to but with a key of their own.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { ED25519, publicKey, type Signatures } from '../../log/chain.ts'

/** A way to sign, and the public key of a secret by it. */
export interface Signing {
  signatures: Signatures
  keyOf(secret: Uint8Array): string
}

const flipped = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xa5)

/** Sixteen bytes of a text and a secret: no cryptography, but another text or secret has another sum. */
function sum(text: Uint8Array, secret: Uint8Array): string {
  let [a, b, c, d] = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x85ebca6b]
  for (const part of [secret, text])
    for (const byte of part) {
      a = Math.imul(a ^ byte, 0x01000193)
      b = Math.imul(b ^ byte, 0x5bd1e995)
      c = Math.imul(c ^ byte, 0x27d4eb2f)
      d = Math.imul(d ^ (byte + a), 0x165667b1)
    }
  return [a, b, c, d].map((each) => ((each ^ (each >>> 15)) >>> 0).toString(16).padStart(8, '0')).join('')
}

/** A keyed hash in place of Ed25519. */
export const FAST: Signing = {
  keyOf: (secret) => bytesToHex(flipped(secret)),
  signatures: {
    sign: (text, secret) => sum(text, secret).repeat(4),
    verify: (sig, text, key) => sig === sum(text, flipped(hexToBytes(key))).repeat(4),
  },
}

/** What the product signs with. */
export const REAL: Signing = { keyOf: publicKey, signatures: ED25519 }
