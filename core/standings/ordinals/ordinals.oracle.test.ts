// Published finals and rounds of the Skating System, played through rules 1 and 5 to 11.
import { describe, expect, test } from 'vitest'
import brown from '../../testing/oracles/dancesport/brown2013_results.json' with { type: 'json' }
import handbook from '../../testing/oracles/dancesport/handbook_examples_A_to_P.json' with { type: 'json' }
import recalls from '../../testing/oracles/dancesport/recall_examples.json' with { type: 'json' }
import annex from '../../testing/oracles/dancesport/tso_annex_examples.json' with { type: 'json' }
import worked from '../../testing/oracles/dancesport/worked_examples.json' with { type: 'json' }
import { majority } from './majority.ts'
import { recall } from './recall.ts'
import { type Sheet, summary } from './summary.ts'

type Marks = Record<string, number[]>
type Places = Record<string, number>
interface Case {
  id: string
  inputs: {
    requested?: number
    dances?: (string | { dance: string; marks: Marks })[]
    /** One dance, a list of dances (bare or named), or crosses by dance and judge. */
    marks?: unknown
    dance_places?: Marks
  }
  expected: {
    place?: Places
    sum?: Places
    deciding_rule?: Record<string, string>
    dance_places?: Places[] | Record<string, Places>
    marks?: Places
    recalled?: string[]
    recalled_count?: number
    resolved?: boolean
  }
}

const casesOf = (file: { cases: readonly unknown[]; case_count: number }) => {
  expect(file.cases).toHaveLength(file.case_count)
  return file.cases as Case[]
}

/** A final's competitors and sheets, however its file writes them down. */
function read({ inputs }: Case): { who: string[]; sheets: Sheet[] } {
  const { marks, dances, dance_places: places } = inputs
  if (places) {
    const who = Object.keys(places)
    return { who, sheets: places[who[0]!]!.map((_, sheet) => ({ places: who.map((id) => places[id]![sheet]! * 10) })) }
  }
  const given = marks === undefined ? dances : Array.isArray(marks) ? marks : [marks]
  const tables = (given as (Marks | { dance: string; marks: Marks })[]).map((table) => ('dance' in table ? table.marks : table) as Marks)
  const who = Object.keys(tables[0]!)
  return { who, sheets: tables.map((table) => ({ marks: who.map((id) => table[id]!) })) }
}

const byId = <T>(who: readonly string[], value: (row: number) => T) => Object.fromEntries(who.map((id, row) => [id, value(row)]))

function expectFinal(one: Case) {
  const { who, sheets } = read(one)
  const overall = summary(sheets)
  expect(byId(who, (row) => overall[row]!.place / 10)).toEqual(one.expected.place)
  if (one.expected.sum) expect(byId(who, (row) => overall[row]!.sum / 10)).toEqual(one.expected.sum)
  for (const [index, places] of Object.values(one.expected.dance_places ?? []).entries()) {
    const sheet = sheets[index]!
    const found = 'marks' in sheet ? majority(sheet.marks) : []
    expect(byId(who, (row) => found[row]!.place / 10)).toEqual(places)
  }
  if (one.expected.deciding_rule) {
    const tied = who.filter((_, row) => overall[row]!.rule !== '9')
    expect(Object.fromEntries(tied.map((id) => [id, `R${overall[who.indexOf(id)]!.rule}`]))).toEqual(one.expected.deciding_rule)
  }
}

function expectRecall({ inputs, expected }: Case) {
  const crosses = inputs.marks as Record<string, number[][]>
  const who = Object.keys(crosses)
  const input = who.map((id) => crosses[id]!.map((judges) => judges.map((cross) => cross === 1)))
  const found = recall(input, inputs.requested ?? expected.recalled_count!)
  if (expected.marks) expect(byId(who, (row) => found.counts[row])).toEqual(expected.marks)
  expect(found.decided).toBe(expected.resolved ?? true)
  if (found.decided) expect(found.recalled.map((row) => who[row]!).sort()).toEqual(expected.recalled!.toSorted())
}

describe('published figures', () => {
  test.each([...casesOf(brown), ...casesOf(recalls)].filter(({ expected }) => expected.recalled))('round $id', expectRecall)
  test.each([brown, handbook, annex, worked].flatMap(casesOf).filter(({ expected }) => expected.place))('final $id', expectFinal)

  test('every case is one or the other', () => {
    for (const { id, expected } of [brown, handbook, recalls, annex, worked].flatMap(casesOf)) {
      expect([id, [expected.place, expected.recalled].filter(Boolean).length]).toEqual([id, 1])
    }
  })

  test('the last step of each working is the rule that placed', () => {
    for (const one of [brown, handbook, annex, worked].flatMap(casesOf).filter(({ expected }) => expected.place)) {
      for (const { rule, working } of summary(read(one).sheets)) expect([one.id, working.at(-1)?.rule ?? '9']).toEqual([one.id, rule])
    }
  })
})
