import { expect, it } from 'vitest'
import type { ContestId, DivisionId, SessionId } from '../../../core/ids.ts'
import type { DocumentRow } from '../../../core/views/documents.ts'
import { documentsIn, isScope, WHOLE_EVENT } from './document-scope.ts'

const row = (paper: DocumentRow['paper'], of: string): DocumentRow => ({
  paper,
  of: of as DocumentRow['of'],
  title: paper,
  about: of,
  when: paper === 'entry-list' || paper === 'running-order' ? 'before' : 'after',
  isNumbered: true,
  version: null,
  changed: false,
})
const ofContest = (id: string) => (['running-order', 'protocol', 'results'] as const).map((paper) => row(paper, id))
const DOCUMENTS = [
  row('session-protocol', 's1'),
  row('entry-list', 'd1'),
  ...ofContest('k1'),
  ...ofContest('k2'),
  row('entry-list', 'd2'),
  ...ofContest('k3'),
]
const contest = (id: string, division: string) => ({ contest: id as ContestId, divisionId: division as DivisionId })
const THERE = {
  contests: [contest('k1', 'd1'), contest('k2', 'd1'), contest('k3', 'd2')],
  sessions: [{ session: 's1' as SessionId, contests: ['k1', 'k3'] as ContestId[] }],
}
const shown = (scope: string, there: Parameters<typeof documentsIn>[2] = THERE) =>
  documentsIn(DOCUMENTS, scope, there).map(({ paper, of }) => `${paper} ${of}`)

it('a contest has its own documents and its division’s entry list', () => {
  expect(shown('k1')).toEqual(['entry-list d1', 'running-order k1', 'protocol k1', 'results k1'])
})

it('a session has its protocol, and all of its contests but their own protocols', () => {
  expect(shown('s1')).toEqual([
    'session-protocol s1',
    'entry-list d1',
    'running-order k1',
    'results k1',
    'entry-list d2',
    'running-order k3',
    'results k3',
  ])
})

it('the whole event has each protocol once', () => {
  expect(shown(WHOLE_EVENT).filter((text) => text.includes('protocol'))).toEqual(['session-protocol s1', 'protocol k2'])
})

it('a scope that is gone is none', () => {
  expect(['k1', 's1', WHOLE_EVENT, 'k9', 's2'].map((scope) => isScope(scope, THERE))).toEqual([true, true, true, false, false])
})
