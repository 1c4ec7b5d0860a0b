import { expect, test } from 'vitest'
import { endWords, rehearsalWords } from './rehearsal-words.ts'

test('the band says that nothing counts, what becomes of the event, and that a start in the middle of it lost nothing', () => {
  expect(rehearsalWords({ of: 'Club Open', reopened: false })).toBe(
    'Nothing here counts, and nothing is public. Club Open waits as it was.',
  )
  expect(rehearsalWords({ of: null, reopened: false })).toBe('Nothing here counts, and nothing is public.')
  expect(rehearsalWords({ of: 'Club Open', reopened: true })).toMatch(/^Scoretable was started anew in the middle of it, and it goes on\./)
})

test('who ends it hears where that leads', () => {
  expect(endWords({ of: 'Club Open', reopened: false })).toMatch(/^Back to Club Open\./)
  expect(endWords({ of: null, reopened: false })).not.toContain('Back to')
})
