import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashEntry, type SealedEntry } from '../../core/log/chain.ts'
import { nodeDigest } from './digest.ts'

test('an entry has the same hash whoever computes it', () => {
  const entry = fc
    .record({ name: fc.string({ unit: 'grapheme' }), more: fc.constantFrom('', 'é'.repeat(20_000)), marks: fc.array(fc.integer()) })
    .map(
      (body) =>
        ({
          event: 'abcdefghijklmnopqrstuvwxyz',
          partition: 'table-1',
          epoch: 1,
          seq: 2,
          at: 3,
          kind: 'attempt.recorded',
          body,
        }) as unknown as SealedEntry,
    )
  fc.assert(
    fc.property(fc.constantFrom(null, 'ab'.repeat(32)), entry, (previous, each) => {
      expect(hashEntry(previous, each, nodeDigest)).toBe(hashEntry(previous, each))
    }),
  )
})
