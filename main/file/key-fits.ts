// Tells a wrong key from a damaged first page, for both of which SQLite says only that the file is no database.
//
// SQLCipher 4's page: content, IV (16), HMAC-SHA-512 (64) over content, IV and the page's number (4 bytes, little endian).
// The HMAC's key is PBKDF2-HMAC-SHA-512 of the file's key: 2 rounds, 32 bytes, each byte of the salt XOR 0x3a.
import { closeSync, openSync, readSync } from 'node:fs'
import { hmac } from '@noble/hashes/hmac.js'
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import type { FileKeys } from '../keys/key-slots.ts'

const PAGE = 4096
const MAC = 64
const TRIED = 32

/** Whether any of the pages after the first was written with this key. Asked of a file this process has not open (header.ts says why). */
export function keyFits(path: string, keys: Pick<FileKeys, 'key' | 'salt'>): boolean {
  const salt = hexToBytes(keys.salt).map((byte) => byte ^ 0x3a)
  const macKey = pbkdf2(sha512, hexToBytes(keys.key), salt, { c: 2, dkLen: 32 })
  const page = new Uint8Array(PAGE)
  const file = openSync(path, 'r')
  try {
    for (let number = 2; number < 2 + TRIED; number++) {
      if (readSync(file, page, 0, PAGE, (number - 1) * PAGE) < PAGE) return false
      const count = Uint8Array.of(number, 0, 0, 0)
      const mac = hmac(sha512, macKey, concatBytes(page.subarray(0, PAGE - MAC), count))
      if (bytesToHex(mac) === bytesToHex(page.subarray(PAGE - MAC))) return true
    }
    return false
  } finally {
    closeSync(file)
  }
}
