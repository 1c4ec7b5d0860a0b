// The event's recovery key: what a person prints once, and types when the laptop that made the event is gone.
//
// Specification (version 1)
//   alphabet  0-9 and A-Z without I, L, O and U: 32 letters, each worth its place (0 = 0 … Z = 31)
//   key       9 groups of 4, shown as `XXXX-XXXX-…`: 3 random letters and a check letter each, so 135 random bits. It is read in any case,
//             with anything between the letters; O is read as 0, I and L as 1
//   check     over GF(32) with x⁵ + x² + 1: ((d1·x + d2)·x + d3)·x + n, where n is the group's number, 1–9. A wrong letter, two that were
//             turned around, and a group at another's place are each noticed, and the group is named
//   secrets   HKDF-SHA-256 of the key's 36 letters (ASCII, no dashes), salt `scoretable-recovery-1`, 32 bytes each:
//             info `authority|EVENT`: the Ed25519 secret whose public key `event.opened` names (core/wire/authority.ts)
//             info `slot|EVENT`: wraps the event file's key in the slot `recovery` (key-slots.ts)
//   One key is good for one event: the event's id is in both.
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { openBox, sealBox } from './seal-box.ts'
import type { KeyVault } from './vault.ts'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 3
const GROUP = RANDOM + 1

/** How many groups a key has. */
export const GROUPS = 9

/** A whole key, checked: 36 letters. */
export type RecoveryKey = string & { readonly recoveryKey: true }

const timesX = (value: number) => (value < 16 ? value << 1 : (value << 1) ^ 0b100101)
const checkOf = (data: readonly number[], group: number) => data.reduce((sum, value) => timesX(sum ^ value), 0) ^ group

/** A new key. `randomBytes` has to be the system's own. */
export function newRecoveryKey(randomBytes: (count: number) => Uint8Array): RecoveryKey {
  const random = randomBytes(GROUPS * RANDOM)
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const data = [...random.subarray(index * RANDOM, (index + 1) * RANDOM)].map((byte) => byte & 31)
    return [...data, checkOf(data, index + 1)].map((value) => LETTERS.charAt(value)).join('')
  })
  return groups.join('') as RecoveryKey
}

/** The groups of a key, as a person reads them out. */
export const groupsOf = (key: RecoveryKey): string[] => Array.from({ length: GROUPS }, (_, n) => key.slice(n * GROUP, (n + 1) * GROUP))

/** What somebody typed, in the letters of a key. */
const lettersOf = (typed: string) =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')

/** Reads what somebody typed; where it is no key, a sentence says which group to look at again. */
export function readRecoveryKey(typed: string): Outcome<RecoveryKey, string> {
  const letters = lettersOf(typed)
  // Group by group from the front: where a letter was left out, the first group that is wrong is the one to look at.
  for (let at = 0; at + GROUP <= Math.min(letters.length, GROUPS * GROUP); at += GROUP) {
    const number = at / GROUP + 1
    const values = letters
      .slice(at, at + GROUP)
      .split('')
      .map((letter) => LETTERS.indexOf(letter))
    if (values.includes(-1) || checkOf(values.slice(0, RANDOM), number) !== values[RANDOM])
      return err(`Group ${number} is not right. Compare it with the printed key; nothing was changed.`)
  }
  if (letters.length === GROUPS * GROUP) return ok(letters as RecoveryKey)
  const groups = Math.floor(letters.length / GROUP)
  if (letters.length > GROUPS * GROUP) return err(`That is longer than the key: it has ${GROUPS} groups of ${GROUP}. Nothing was changed.`)
  return err(`The key has ${GROUPS} groups of ${GROUP}; ${groups === 1 ? 'one is' : `${groups} are`} here. Nothing was changed.`)
}

/** Whether what somebody typed is that group of a key. */
export const isGroup = (key: RecoveryKey, group: number, typed: string): boolean => lettersOf(typed) === groupsOf(key)[group - 1]

const derive = (key: RecoveryKey, use: 'authority' | 'slot', event: EventId) =>
  hkdf(sha256, utf8ToBytes(key), utf8ToBytes('scoretable-recovery-1'), utf8ToBytes(`${use}|${event}`), 32)

/** The Ed25519 secret of an event's authority, which hands its set-up to another laptop. */
export const authorityOf = (key: RecoveryKey, event: EventId): Uint8Array => derive(key, 'authority', event)

/** The slot kind. */
export const RECOVERY = 'recovery'
const about = (event: EventId) => `scoretable-slot-1|${RECOVERY}|${event}`

/** A vault on a recovery key: what it wrapped opens with the printed key alone. */
export function createRecoveryVault(key: RecoveryKey): KeyVault {
  return {
    kind: RECOVERY,
    wrap: async (secret, event) => ok(sealBox(derive(key, 'slot', event), about(event), secret)),
    unwrap: async (wrapped, event) => {
      const secret = openBox(derive(key, 'slot', event), about(event), wrapped)
      return secret
        ? ok(secret)
        : err({
            kind: 'wrong-key',
            message: 'That is the recovery key of another event, or one that was replaced by a new one. Nothing was changed.',
          })
    },
  }
}
