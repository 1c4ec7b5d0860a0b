import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFact, emptyRecords, holdersOf, makesRecord, RecordBook, type RecordFact, type Records } from './records.ts'

const national = RecordBook.parse({ id: 'national', name: 'National', better: 'high', gain: 5, equal: 'nothing' })
const meet = RecordBook.parse({ id: 'meet', name: 'Meet', better: 'low', gain: 1, equal: 'joint' })
const of = { book: 'national', category: 'women 63', kind: 'total' }
const meetBest = { book: 'meet', category: 'women', kind: 'time' }

const standing = (value: number, record = of): RecordFact => ({ fact: 'standing', of: record, feat: { holder: 'before', value } })
const claim = (id: string, value: number, record = of): RecordFact => ({
  fact: 'claimed',
  claim: id,
  of: record,
  feat: { holder: id, value },
})
const ratified = (id: string): RecordFact => ({ fact: 'ratified', claim: id })
const refused = (id: string): RecordFact => ({ fact: 'refused', claim: id, because: 'no doping test' })

/** The books after these facts, each of which must be taken. */
function after(...facts: RecordFact[]): Records {
  let records = emptyRecords([national, meet])
  for (const fact of facts) {
    const next = afterFact(records, fact)
    if (!next.ok) throw new Error(next.error.message)
    records = next.value
  }
  return records
}
const holders = (records: Records, record = of) => holdersOf(records, record).map(({ holder, value }) => [holder, value])
const faultOf = (records: Records, fact: RecordFact) => {
  const result = afterFact(records, fact)
  return result.ok ? null : result.error.kind
}

describe('a record', () => {
  it('falls to a value that is better by the gain of its book', () => {
    const records = after(standing(5000))
    expect([5004, 5005, 5000, 4990].map((value) => makesRecord(records, of, value))).toEqual([null, 'new', null, null])
  })

  it('is shared by an equal value where its book says so', () => {
    const records = after(standing(1100, meetBest))
    expect([1099, 1100, 1101].map((value) => makesRecord(records, meetBest, value))).toEqual(['new', 'joint', null])
    const joint = after(standing(1100, meetBest), claim('c1', 1100, meetBest), ratified('c1'))
    expect(holders(joint, meetBest)).toEqual([
      ['before', 1100],
      ['c1', 1100],
    ])
  })

  it('is made by the first value where none stands', () => {
    expect(makesRecord(after(), of, 1)).toBe('new')
    expect(holders(after())).toEqual([])
  })

  it('is of one category and kind alone', () => {
    expect(makesRecord(after(standing(5000)), { ...of, category: 'women 69' }, 1)).toBe('new')
    expect(makesRecord(after(standing(5000)), { ...of, kind: 'single' }, 1)).toBe('new')
  })
})

describe('a claim', () => {
  it('holds nothing until it is ratified', () => {
    expect(holders(after(standing(5000), claim('c1', 5010)))).toEqual([['before', 5000]])
    expect(holders(after(standing(5000), claim('c1', 5010), ratified('c1')))).toEqual([['c1', 5010]])
  })

  it('is the bar for the next one while it waits, and gives the earlier bar back when it is refused', () => {
    const waiting = after(standing(5000), claim('c1', 5010))
    expect(makesRecord(waiting, of, 5010)).toBeNull()
    expect(faultOf(waiting, claim('c2', 5010))).toBe('not-a-record')
    const again = after(standing(5000), claim('c1', 5010), refused('c1'))
    expect(makesRecord(again, of, 5010)).toBe('new')
    expect(holders(again)).toEqual([['before', 5000]])
    expect(again.claims.get('c1')).toMatchObject({ state: 'refused', because: 'no doping test', makes: 'new' })
  })

  it('that is ratified late does not take the record from a better one', () => {
    expect(holders(after(claim('c1', 5010), claim('c2', 5020), ratified('c2'), ratified('c1')))).toEqual([['c2', 5020]])
    expect(holders(after(claim('c1', 5010), claim('c2', 5020), refused('c2'), ratified('c1')))).toEqual([['c1', 5010]])
  })

  it('is decided once, and must be there', () => {
    const decided = after(claim('c1', 5010), ratified('c1'))
    expect(faultOf(decided, refused('c1'))).toBe('already-decided')
    expect(faultOf(decided, ratified('c9'))).toBe('no-claim')
    expect(faultOf(decided, claim('c1', 6000))).toBe('claim-exists')
    expect(faultOf(decided, claim('c2', 6000, { ...of, book: 'world' }))).toBe('no-book')
  })

  it('leaves the state it was told to as it was', () => {
    const records = after(standing(5000))
    afterFact(records, claim('c1', 6000))
    expect(records.claims.size).toBe(0)
  })
})

describe('holders', () => {
  it('are the best of all that stands and was ratified, whatever was claimed', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('ratify', 'refuse', 'wait')), { maxLength: 12 })
    fc.assert(
      fc.property(values, (list) => {
        let records = emptyRecords([{ ...meet, id: 'meet' }])
        const held: number[] = []
        list.forEach(([value, then], index) => {
          const claimed = afterFact(records, claim(`c${index}`, value, meetBest))
          if (!claimed.ok) return
          records = claimed.value
          if (then === 'wait') return
          const decided = afterFact(records, then === 'ratify' ? ratified(`c${index}`) : refused(`c${index}`))
          if (!decided.ok) throw new Error(decided.error.message)
          records = decided.value
          if (then === 'ratify') held.push(value)
        })
        const best = Math.min(...held)
        expect(holdersOf(records, meetBest).map(({ value }) => value)).toEqual(held.filter((value) => value === best))
      }),
    )
  })
})
