import { describe, expect, it } from 'vitest'
import { issuesOf } from '../apply/documents.ts'
import type { DocumentRef } from '../documents/papers.ts'
import { lastIssue, numberedPaper } from '../documents/versions.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { copyOf } from '../rehearsal/copy.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { making } from '../testing/paper-text.ts'

const RESULTS: DocumentRef = { paper: 'results', of: 'k1' as ContestId }
const PROTOCOL: DocumentRef = { paper: 'protocol', of: 'k1' as ContestId }
const ENTRIES: DocumentRef = { paper: 'entry-list', of: 'd1' as DivisionId }
const SHEETS: DocumentRef = { paper: 'score-sheets', of: 'k1' as ContestId }

const built = () =>
  buildEvent(
    'time',
    ['Ada', 'Bea'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name })),
  )
const run = (event: TestEvent, bib: string, time: number) =>
  event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot: 0, values: { time } })
const issue = (event: TestEvent, documents: DocumentRef[], because?: string) =>
  event.tell({ name: 'document.issue', documents, ...(because === undefined ? {} : { because }) })
const numbers = ({ state }: TestEvent, ...refs: DocumentRef[]) => refs.map((ref) => issuesOf(state.documents, ref).length)

describe('issuing documents', () => {
  it('numbers each that was not issued, and none that has no number', () => {
    const event = built()
    expect(issue(event, [ENTRIES, RESULTS, SHEETS])).toMatchObject({ value: { already: false } })
    expect(numbers(event, ENTRIES, RESULTS, SHEETS)).toEqual([1, 1, 0])
  })

  it('again, with nothing changed, writes nothing', () => {
    const event = built()
    issue(event, [ENTRIES, RESULTS])
    const before = event.entries.get('setup' as never)!.length
    expect(issue(event, [ENTRIES, RESULTS, RESULTS, SHEETS], 'a reason that nobody needs')).toMatchObject({ value: { already: true } })
    expect(event.entries.get('setup' as never)).toHaveLength(before)
  })

  it('asks why, all or none, where one of them says something else by now', () => {
    const event = built()
    issue(event, [RESULTS, PROTOCOL])
    run(event, '1', 1000)
    expect(issue(event, [RESULTS, PROTOCOL, ENTRIES])).toEqual({
      ok: false,
      error: {
        kind: 'invalid',
        field: 'because',
        message:
          'What was issued says something else by now: Results of Open (version 1) and 1 more. Say why the new version supersedes it. Nothing was issued.',
      },
    })
    expect(numbers(event, RESULTS, PROTOCOL, ENTRIES)).toEqual([1, 1, 0])
    expect(issue(event, [RESULTS, PROTOCOL, ENTRIES], 'The first result is in')).toMatchObject({ ok: true })
    expect(numbers(event, RESULTS, PROTOCOL, ENTRIES)).toEqual([2, 2, 1])
    expect(issuesOf(event.state.documents, ENTRIES)[0]).toMatchObject({ version: 1, because: null })
  })

  it('says the same again after a correction that was taken back, as the version it was', () => {
    const event = built()
    run(event, '1', 1000)
    issue(event, [RESULTS])
    const seq = run(event, '2', 900)
    expect(lastIssue(event.state, RESULTS)).toMatchObject({ version: 1, changed: true })
    event.must({ name: 'entry.void', partition: 'table-1' as never, voids: seq, reason: 'Not hers' })
    expect(lastIssue(event.state, RESULTS)).toMatchObject({ version: 1, changed: false })
  })

  it('of a contest that is gone is refused', () => {
    const event = built()
    expect(issue(event, [RESULTS, { paper: 'results', of: 'k9' as ContestId }])).toMatchObject({ error: { kind: 'invalid' } })
    expect(issue(event, [{ paper: 'teams', of: 'k1' as ContestId }])).toMatchObject({ error: { kind: 'invalid' } })
    expect(numbers(event, RESULTS)).toEqual([0])
  })
})

it('a rehearsal begins with nothing issued', () => {
  const event = built()
  issue(event, [RESULTS])
  const kinds = [...copyOf(event.entries, { results: true }).values()].flat().map(({ kind }) => kind)
  expect(kinds).toContain('competitor.added')
  expect(kinds).not.toContain('document.issued')
})

describe('what a version says of itself', () => {
  it('is its number and time, and which it supersedes, of when and why', () => {
    const event = built()
    issue(event, [RESULTS])
    run(event, '1', 1000)
    issue(event, [RESULTS], 'The first result is in')
    const [first, second] = issuesOf(event.state.documents, RESULTS)
    const { minute, day } = making(event.state).clock
    expect(numberedPaper(making(event.state), RESULTS)!.version).toEqual({
      number: 2,
      at: `${minute(second!.at)}, ${day(second!.at)}`,
      supersedes: { number: 1, at: minute(first!.at), because: 'The first result is in' },
    })
    expect(numberedPaper(making(event.state), SHEETS)!.version).toBeNull()
  })
})
