// Registration of an event with a server (sync.ts): the station proves that it holds the `setup` partition's key.
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventId } from '../ids.ts'
import { publicKey, STRICT } from '../log/chain.ts'
import type { RegisterRequest } from './sync.ts'

const textOf = ({ event, name, key }: Pick<RegisterRequest, 'event' | 'name' | 'key'>) =>
  utf8ToBytes(`scoretable-register-1|${event}|${name}|${key}`)

/** A signed request for an event, by the holder of its `setup` secret (32 bytes). `code` where the server asks for one; `next` from who goes on with it. */
export function signRegistration(
  event: EventId,
  name: string,
  secret: Uint8Array,
  code?: string,
  next?: RegisterRequest['next'],
): RegisterRequest {
  const key = publicKey(secret)
  const sig = bytesToHex(ed25519.sign(textOf({ event, name, key }), secret))
  return { v: 1, event, name, key, sig, ...(code === undefined ? {} : { code }), ...(next ? { next } : {}) }
}

/** Whether a request was signed by the key it names. */
export function verifyRegistration(request: RegisterRequest): boolean {
  try {
    return ed25519.verify(hexToBytes(request.sig), textOf(request), hexToBytes(request.key), STRICT)
  } catch {
    return false
  }
}
