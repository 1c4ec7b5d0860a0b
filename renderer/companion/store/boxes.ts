// What a record says, sealed: XChaCha20-Poly1305, a random 24-byte nonce in front of each box, JSON inside.
//
// A box is bound to where it lies: `about` names the kind of record and its place (partition, epoch, seq), so that a box that was moved to
// another place, or of which a single bit changed, does not open.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const NONCE = 24

/** What a box is about: the kind of record, then its place. */
export type About = readonly (string | number)[]

/** Seals and opens the records of one store. */
export interface Boxes {
  /** Seals what JSON can say. */
  seal(about: About, content: unknown): Uint8Array
  /** Opens a box; throws where it is not the one that was sealed about this. */
  open(about: About, box: Uint8Array): unknown
  /** A name for a text (hex) that tells nothing about it, and is the same each time. */
  tag(text: string): string
}

/** Boxes under a store's key (32 random bytes). `store` is bound into each, so that none opens in another store. */
export function createBoxes(key: Uint8Array, store: string): Boxes {
  const derived = (use: string) => hkdf(sha256, key, undefined, utf8ToBytes(`scoretable-companion-1|${store}|${use}`), 32)
  const sealing = derived('box')
  const naming = derived('tag')
  const bound = (about: About) => utf8ToBytes(JSON.stringify(about))
  const decoder = new TextDecoder()
  return {
    seal(about, content) {
      const nonce = randomBytes(NONCE)
      return concatBytes(nonce, xchacha20poly1305(sealing, nonce, bound(about)).encrypt(utf8ToBytes(JSON.stringify(content))))
    },
    open(about, box) {
      const nonce = box.subarray(0, NONCE)
      return JSON.parse(decoder.decode(xchacha20poly1305(sealing, nonce, bound(about)).decrypt(box.subarray(NONCE))))
    },
    tag: (text) => bytesToHex(hmac(sha256, naming, utf8ToBytes(text))),
  }
}
