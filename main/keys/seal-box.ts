// Authenticated encryption of a small secret: XChaCha20-Poly1305, a random 24-byte nonce in front, printed as hex.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, concatBytes, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const NONCE = 24

/** Seals a secret under a 32-byte key. `about` is bound in: the box opens only for the same text. */
export function sealBox(key: Uint8Array, about: string, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE)
  return bytesToHex(concatBytes(nonce, xchacha20poly1305(key, nonce, utf8ToBytes(about)).encrypt(secret)))
}

/** Opens a box; null where the key, the text it is about, or a single bit of it is not the one it was sealed with. */
export function openBox(key: Uint8Array, about: string, box: string): Uint8Array | null {
  if (!/^([0-9a-f]{2}){40,}$/.test(box)) return null
  const bytes = hexToBytes(box)
  try {
    return xchacha20poly1305(key, bytes.subarray(0, NONCE), utf8ToBytes(about)).decrypt(bytes.subarray(NONCE))
  } catch {
    return null
  }
}
