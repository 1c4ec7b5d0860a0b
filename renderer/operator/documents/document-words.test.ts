import { describe, expect, it } from 'vitest'
import type { ContestId } from '../../../core/ids.ts'
import type { DocumentRow } from '../../../core/views/documents.ts'
import { documentCount, proposedReason, stateWords, whyWords } from './document-words.ts'

const NOW = new Date(2026, 4, 28, 15, 0).getTime()
const AT = new Date(2026, 4, 28, 14, 5).getTime()

const row = (changes: Partial<DocumentRow> = {}): DocumentRow => ({
  paper: 'results',
  of: 'k1' as ContestId,
  title: 'Results',
  about: 'Open',
  when: 'after',
  isNumbered: true,
  version: { number: 2, at: AT },
  changed: false,
  ...changes,
})

describe('a document in the list', () => {
  it('says which version it is of when, and whether the standing has changed since', () => {
    expect(stateWords(row(), NOW)).toEqual({ state: 'version 2 of 14:05', changed: '' })
    expect(stateWords(row({ changed: true }), NOW).changed).toBe('the standing has changed since')
    expect(stateWords(row({ changed: true, when: 'before' }), NOW).changed).toBe('it has changed since')
    expect(stateWords(row(), NOW + 86_400_000).state).toBe('version 2 of 28 May, 14:05')
  })

  it('says that it was not printed yet, or has no number', () => {
    expect(stateWords(row({ version: null }), NOW).state).toBe('not printed yet')
    expect(stateWords(row({ version: null, isNumbered: false }), NOW).state).toBe('for a pen, with codes')
  })
})

describe('the reason', () => {
  it('is asked for by the numbers it is about', () => {
    expect(whyWords([row({ changed: true })])).toBe('Why does version 3 supersede version 2?')
    expect(whyWords([row(), row()])).toBe('Why do the new versions of 2 documents supersede theirs?')
  })

  it('is proposed where all that changed did so for the same one', () => {
    expect(proposedReason([row({ suggests: 'Misread' }), row({ suggests: 'Misread' })])).toBe('Misread')
    expect(proposedReason([row({ suggests: 'Misread' }), row()])).toBe('')
    expect(proposedReason([row()])).toBe('')
  })
})

it('counts documents', () => {
  expect([documentCount(1), documentCount(7)]).toEqual(['1 document', '7 documents'])
})
