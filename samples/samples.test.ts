import { describe, expect, it } from 'vitest'
import { checkValues } from '../core/decide/check.ts'
import { presetOf } from '../core/formats/presets/presets.ts'
import { slotCount } from '../core/standings/slots.ts'
import { sampleList, sampleOf } from './samples.ts'

/** An attempt that was not taken. */
const isPass = (values: object) => Object.keys(values).length === 0

describe('the sample events', () => {
  it('begin with the one that a first run opens', () => {
    expect(sampleList[0]).toMatchObject({ id: 'ipf-worlds-2022' })
    expect(sampleOf('ipf-worlds-2022')).toMatchObject({ entries: { length: 116 }, attempts: { length: 1044 }, published: { length: 8 } })
  })

  it('know no other', () => {
    expect(sampleOf('nowhere-1900')).toBeNull()
  })
})

describe.each(sampleList)('$id', ({ id }) => {
  const sample = sampleOf(id)!
  const format = presetOf(sample.preset)!

  it('gives every competitor a number of their own', () => {
    expect(new Set(sample.entries.map(({ bib }) => bib)).size).toBe(sample.entries.length)
  })

  it('has attempts that the preset can record, each slot once, by competitors who are entered in that division', () => {
    const divisionOf = new Map(sample.entries.map(({ bib, division }) => [bib, division]))
    const seen = new Set<string>()
    for (const { bib, division, slot, values } of sample.attempts) {
      expect(divisionOf.get(bib)).toBe(division)
      if (!isPass(values)) expect(checkValues(format, format.fields, values)).toBeNull()
      expect(slot).toBeLessThan(slotCount(format))
      seen.add(`${bib} ${slot}`)
    }
    expect(seen.size).toBe(sample.attempts.length)
  })

  it('has them in the order of the rounds, and the lowest declared value first where the preset says so', () => {
    for (const { division } of sample.published) {
      const attempts = sample.attempts.filter((attempt) => attempt.division === division)
      for (const [index, attempt] of attempts.entries()) {
        const before = attempts[index - 1]
        if (!before) continue
        expect(attempt.slot).toBeGreaterThanOrEqual(before.slot)
        if (format.order.by === 'declared' && attempt.slot === before.slot && !isPass(attempt.values))
          expect(attempt.values[format.order.field]).toBeGreaterThanOrEqual(before.values[format.order.field] as number)
      }
    }
  })

  it('publishes everybody who is entered, under their own name, with the result columns of the preset that attempts alone make', () => {
    const published = sample.published.flatMap(({ division, rows }) => rows.map((row) => ({ division, ...row })))
    const people = (list: readonly { division: string; bib: string; name: string; team?: string | undefined }[]) =>
      list.map(({ division, bib, name, team }) => [division, bib, name, team].join('|')).toSorted()
    expect(people(published)).toEqual(people(sample.entries))
    const columns = format.results.filter(({ hidden, from }) => !hidden && from.part !== 'formula').map(({ id }) => id)
    for (const row of published) expect(Object.keys(row.results)).toEqual(columns)
  })

  it('does not give the result away by the order of the entries', () => {
    const given = sample.published.filter(({ division, rows }) => {
      const entered = sample.entries.filter((entry) => entry.division === division).map(({ bib }) => bib)
      return entered.length > 2 && entered.join() === rows.map(({ bib }) => bib).join()
    })
    expect(given).toEqual([])
  })
})
