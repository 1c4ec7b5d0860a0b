// A name nobody else has, for a file that is not finished.
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'

/** `new-` and 16 random hex digits. */
export const randomName = (): string => `new-${bytesToHex(randomBytes(8))}`
