// Versions of documents as the log says them: numbered without a gap, superseded with a reason, and never a matter of results.
import { describe, expect, it } from 'vitest'
import type { Entry } from '../event/entry.ts'
import { type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, TEST_EVENT, type TestEvent } from '../testing/build-state.ts'
import { standingView } from '../views/standing.ts'
import { applyEntry } from './apply.ts'
import { issuesOf } from './documents.ts'

const RESULTS = { paper: 'results', of: 'k1' as ContestId } as const
const says = (letter: string) => letter.repeat(64)
const event = () => buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ada' }])

const issue = ({ state }: TestEvent, body: Record<string, string | number>, partition: PartitionId = SETUP, kind = 'document.issued') => {
  const entry: Entry = { event: TEST_EVENT, partition, epoch: 1, seq: 50, at: 1_780_000_000_000, kind, body }
  applyEntry(state, entry)
}
const versions = ({ state }: TestEvent) => issuesOf(state.documents, RESULTS).map(({ version, because }) => [version, because])

describe('a version', () => {
  it('follows the one before it, and says why', () => {
    const built = event()
    issue(built, { ...RESULTS, version: 1, says: says('a') })
    issue(built, { ...RESULTS, version: 2, says: says('b'), because: 'Misread' })
    expect(versions(built)).toEqual([
      [1, null],
      [2, 'Misread'],
    ])
    expect(issuesOf(built.state.documents, { paper: 'results', of: 'k2' as ContestId })).toEqual([])
  })

  it('that leaves one out, comes again, or gives no reason is none', () => {
    const built = event()
    issue(built, { ...RESULTS, version: 2, says: says('b'), because: 'Misread' })
    issue(built, { ...RESULTS, version: 1, says: says('a') })
    issue(built, { ...RESULTS, version: 1, says: says('b') })
    issue(built, { ...RESULTS, version: 2, says: says('b') })
    expect(versions(built)).toEqual([[1, null]])
  })

  it('stands in the set-up alone', () => {
    const built = event()
    issue(built, { ...RESULTS, version: 1, says: says('a') }, TABLE)
    expect(versions(built)).toEqual([])
  })

  it('of a document that only a later app makes is numbered here too', () => {
    const built = event()
    issue(built, { paper: 'press-kit', of: 'd1', version: 1, says: says('a') })
    expect(issuesOf(built.state.documents, { paper: 'press-kit', of: 'd1' as DivisionId })).toHaveLength(1)
  })
})

describe('results', () => {
  const complete = ({ state, contest }: TestEvent) => standingView(state, contest)!.complete

  it('are whole whatever this version does not know of documents', () => {
    const built = event()
    issue(built, { ...RESULTS, version: 3, says: says('a') })
    issue(built, { ...RESULTS, version: 1, says: 'another digest', more: 'of a later app' })
    issue(built, { by: 'Somebody' }, SETUP, 'document.signed')
    expect(complete(built)).toBe(true)
  })

  it('are not whole where a kind of any other name is not known', () => {
    const built = event()
    issue(built, { by: 'Somebody' }, SETUP, 'video.reviewed')
    expect(complete(built)).toBe(false)
  })
})
