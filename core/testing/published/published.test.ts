// Every published case that comes with the code, played through the engine; and what the runner makes of cases that are wrong.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { adapter, type AdapterParts } from './adapter.ts'
import { type Case, type CaseFile, readCaseFile } from './case-file.ts'
import { disciplines } from './disciplines.ts'
import { readFolder } from './read-folder.ts'
import { isPassed, runCase, runFile } from './run-case.ts'

/** Files that can't be played in full yet. A file that can must not stand here: its test says so. */
const pending: readonly string[] = []

const carried = readFolder(join(import.meta.dirname, '../oracles')).map(({ path, read }) => {
  if (!read.ok) throw new Error(`${path} ${read.error}`)
  return { path, file: read.value }
})

describe.each(carried.filter(({ path }) => !pending.includes(path)))('$path', ({ file }) => {
  it.each(file.cases)('$id comes out as published', (each) => {
    const { problem, differences, checks } = runCase(file, each)
    expect({ problem, differences: differences.slice(0, 5) }).toEqual({ problem: null, differences: [] })
    expect(checks).toBeGreaterThan(0)
  })
})

describe('not played in full yet', () => {
  it('names files that are there, each once', () => {
    const paths = carried.map(({ path }) => path)
    expect(pending.filter((path) => !paths.includes(path))).toEqual([])
    expect(new Set(pending).size).toBe(pending.length)
  })

  it.each(carried.filter(({ path }) => pending.includes(path)))('$path fails; once it passes, it comes off this list', ({ file }) => {
    expect(runFile(file).every(isPassed)).toBe(false)
  })
})

describe('every discipline of the cases', () => {
  it('has its adapters, and no adapter is for nothing', () => {
    expect([...new Set(carried.map(({ file }) => file.discipline))].sort()).toEqual(Object.keys(disciplines).sort())
  })
})

describe('a case fails', () => {
  const { file } = carried.find(({ path }) => path === 'diving/nbc_2016_example.json')!
  const sound = file.cases[0]!
  const run = (each: Partial<Case>, head: Partial<CaseFile> = {}) => runCase({ ...file, ...head }, { ...sound, ...each })

  it('not where it is as published', () => {
    expect(run({})).toMatchObject({ problem: null, differences: [], checks: 1 })
    expect(isPassed(run({}))).toBe(true)
  })

  it('on a wrong value', () => {
    const report = run({ expected: { score: 42.1 } })
    expect(report.differences).toEqual([{ path: '.score', expected: 42.1, got: 42 }])
    expect(isPassed(report)).toBe(false)
  })

  it('on something published that the adapter does not hand back, null included', () => {
    expect(run({ expected: { score: 42, rank: 1 } }).differences).toEqual([{ path: '.rank', expected: 1, got: undefined }])
    expect(run({ expected: { score: 42, rank: null } }).differences).toEqual([{ path: '.rank', expected: null, got: undefined }])
  })

  it('where nothing is published', () => {
    expect(run({ expected: {} }).problem).toBe('Nothing of this case was checked.')
    expect(isPassed(run({ expected: {} }))).toBe(false)
  })

  it('where all of it is left out', () => {
    expect(run({ known_differences: [{ id: 'score' }] })).toMatchObject({ problem: 'Nothing of this case was checked.', checks: 0 })
  })

  it('on a discipline that nobody knows, also one that every object has', () => {
    for (const discipline of ['curling', 'constructor'])
      expect(run({}, { discipline }).problem).toBe(`The discipline "${discipline}" is unknown.`)
  })

  it('on inputs of a shape that no adapter takes', () => {
    expect(run({ inputs: { panel: 'three judges' } }).problem).toBe('No adapter of diving takes a case with inputs { panel }.')
  })

  it('on inputs that the engine refuses, and says why', () => {
    expect(run({ inputs: { ...sound.inputs, dd: 99 } }).problem).toMatch(/^one dive of 2024 could not play it: diver, slot 0: /)
  })

  it('where two adapters take it', () => {
    const twice = { diving: [...disciplines.diving!, ...disciplines.diving!] }
    expect(runCase(file, sound, twice).problem).toBe('More than one adapter takes this case: one dive of 2024, one dive of 2024.')
  })
})

describe('what an adapter declares', () => {
  const { file } = carried.find(({ path }) => path === 'diving/nbc_2016_example.json')!
  const each: Case = { id: 'x', inputs: { n: 1 }, expected: { n: 2, all: 3 } }
  const parts = { name: 'sum', inputs: z.object({ n: z.number() }), run: (inputs: { n: number }) => ({ n: 2, all: inputs.n + 1 }) }
  const run = (more: Partial<AdapterParts<{ n: number }>>) => runCase(file, each, { diving: [adapter({ ...parts, ...more })] })

  it('as given is an input, is not asserted, and is told', () => {
    const report = run({ given: { member: 'n', why: 'an official says it' } })
    expect(report).toMatchObject({ checks: 1, differences: [], notAsserted: 1, remarks: ['n not asserted: an official says it'] })
  })

  it('as given and asserted is an input, is compared, and is told', () => {
    const report = run({ given: { member: 'n', why: 'the rest follows from it', asserted: true } })
    expect(report).toMatchObject({ checks: 2, notAsserted: 0, remarks: ['n handed in, and compared: the rest follows from it'] })
  })

  it('as given of every row is handed in by their ids', () => {
    const rows: Case = {
      id: 'x',
      inputs: {},
      expected: {
        rows: [
          { id: 'a', status: 'DNF', n: 1 },
          { id: 'b', status: null, n: 2 },
        ],
      },
    }
    const taking = adapter({
      name: 'rows',
      inputs: z.object({ status: z.record(z.string(), z.string().nullable()) }),
      given: { member: 'rows.*.status', why: 'an official says it' },
      run: ({ status }) => ({ rows: Object.entries(status).map(([id, code]) => ({ id, n: code === 'DNF' ? 1 : 2 })) }),
    })
    expect(runCase(file, rows, { diving: [taking] })).toMatchObject({ problem: null, differences: [], notAsserted: 2 })
  })

  it('as read in other words is compared in these, and is told', () => {
    const report = run({ readAs: { why: 'one less', expected: (expected) => ({ ...expected, all: 2 }) } })
    expect(report).toMatchObject({ checks: 2, differences: [], remarks: ['read as: one less'] })
  })

  it('as within a tolerance is told where it was needed', () => {
    const within = [{ path: 'all', by: 1, why: 'printed so' }]
    expect(run({ within })).toMatchObject({ checks: 2, near: ['all'], differences: [], remarks: ['all within 1: printed so'] })
  })

  it('never shows it what was published', () => {
    const seen: unknown[] = []
    run({ run: (inputs, question) => void seen.push(inputs, Object.keys(question)) })
    expect(seen).toEqual([{ n: 1 }, ['id', 'inputs']])
  })
})

describe('a file is not read', () => {
  it.each([
    ['half of one', '{ "cases": [', /^is not JSON: /],
    ['one without a case', '{ "discipline": "diving", "cases": [] }', /^is no file of cases: cases: /],
    ['one without a discipline', '{ "cases": [{ "id": "a", "inputs": {}, "expected": {} }] }', /^is no file of cases: discipline: /],
    [
      'a case without an id',
      '{ "discipline": "diving", "cases": [{ "inputs": {}, "expected": {} }] }',
      /^is no file of cases: cases\.0\.id: /,
    ],
    [
      'a case without a result',
      '{ "discipline": "diving", "cases": [{ "id": "a", "inputs": {} }] }',
      /^is no file of cases: cases\.0\.expected: /,
    ],
  ])('%s, with a sentence', (_, text, sentence) => {
    expect(readCaseFile(text)).toEqual({ ok: false, error: expect.stringMatching(sentence) })
  })

  it('and other JSON is no file of cases, which is no fault', () => {
    for (const text of ['{ "name": "scoretable" }', '[]', '3', 'null']) expect(readCaseFile(text)).toEqual({ ok: true, value: null })
  })
})
