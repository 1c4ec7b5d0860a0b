// Every document of every preset: whatever a sport is made of and however far its results have come, each can be printed and read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presets } from '../formats/presets/presets.ts'
import { anyEvent, fold } from '../testing/any-event.ts'
import { making, paperLines, unreadable } from '../testing/paper-text.ts'
import { documentsOf, paperOf } from './papers.ts'
import { digestOf } from './versions.ts'

const papersOf = (state: Parameters<typeof making>[0]) => documentsOf(state).map((ref) => paperOf(making(state), ref)!)

describe.each(presets.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  it('has documents that can be read, before anything and in the middle of it', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ setup, table }) => {
        for (const state of [fold(setup), fold(table, fold(setup))]) {
          const papers = papersOf(state)
          expect(papers.map(unreadable).filter((fault) => fault !== null)).toEqual([])
          expect(papers.map(({ kind }) => kind)).toContain(format.takes === 'contests' ? 'overall' : 'results')
        }
      }),
      { numRuns: 6 },
    )
  })

  it('says the same, by the same digest, in whatever order the partitions came', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ setup, table }) => {
        const [one, other] = [fold(table, fold(setup)), fold(setup, fold(table))]
        for (const ref of documentsOf(one)) expect(digestOf(other, ref)).toBe(digestOf(one, ref))
      }),
      { numRuns: 6 },
    )
  })

  it('has everybody on its entry list, its order and its results', () => {
    fc.assert(
      fc.property(anyEvent(format), ({ setup, table }) => {
        const papers = papersOf(fold(table, fold(setup)))
        for (const { kind, parts } of papers.filter((paper) => ['entry-list', 'results', 'overall'].includes(paper.kind))) {
          const text = paperLines({ parts }).join('\n')
          for (let who = 1; who <= 6; who++) expect(`${kind}: ${text}`).toContain(`Competitor ${who}`)
        }
      }),
      { numRuns: 6 },
    )
  })
})
