import { describe, expect, it } from 'vitest'
import { checkValues } from '../decide/check.ts'
import { diving } from '../formats/presets/diving.ts'
import { presets } from '../formats/presets/presets.ts'
import { samplePeople } from '../formats/sample.ts'
import { fieldsAt } from '../standings/slots.ts'
import { sampleStanding } from './sample.ts'

const ofAttempts = presets.filter(({ takes }) => takes === undefined || takes === 'attempts')

describe('sample results', () => {
  it.each(ofAttempts.map((format) => [format.id, format] as const))('of %s could be typed at a table', (_, format) => {
    const people = samplePeople(format, 7)
    const taken = people.flatMap(({ name, attempts }) => attempts.flatMap((values, slot) => (values ? [{ name, slot, values }] : [])))
    for (const { name, slot, values } of taken)
      expect([name, slot, Object.keys(values).length === 0 ? null : checkValues(format, fieldsAt(format, slot), values)]).toEqual([
        name,
        slot,
        null,
      ])
    expect(taken.length).toBeGreaterThan(0)
  })

  it.each(presets.map((format) => [format.id, format] as const))('of %s make a standing with a first place', (_, format) => {
    const { rows } = sampleStanding(format)
    expect(rows).toHaveLength(8)
    expect(rows.some(({ place }) => place === 1)).toBe(true)
  })

  it('are the same every time, and hang on the rules alone where those change', () => {
    expect(sampleStanding(diving)).toEqual(sampleStanding(structuredClone(diving)))
    const five = samplePeople(
      { ...diving, fields: [diving.fields[0]!, { ...diving.fields[1]!, judges: 5 } as (typeof diving.fields)[1]] },
      7,
    )
    for (const [who, { attempts }] of samplePeople(diving, 7).entries())
      for (const [slot, values] of attempts.entries()) {
        const [marks, fewer] = [values?.['marks'], five[who]!.attempts[slot]?.['marks']]
        expect(fewer).toEqual(Array.isArray(marks) ? marks.slice(0, 5) : marks)
      }
  })

  it('have what a rule has to decide: equal competitors, somebody who is out, an attempt without a mark', () => {
    const { rows } = sampleStanding(diving)
    expect(rows.filter(({ tied }) => tied)).toHaveLength(2)
    expect(rows.at(-1)).toMatchObject({ status: 'DNS', place: null })
    expect(rows.flatMap(({ cells }) => cells).some(({ state }) => state === 'none')).toBe(true)
  })
})
