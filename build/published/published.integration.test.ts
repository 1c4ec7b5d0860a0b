// The command itself, on folders of cases that are right, wrong, unknown, unreadable and missing.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const inputs = { panel: '7 judges, drop 2 high 2 low', dd: 2, judges: [8, 7, 7, 7, 7, 7, 6.5] }
const caseOf = (expected: object) => ({ id: 'a dive', inputs, expected })
const fileOf = (...cases: object[]) => ({ discipline: 'diving', cases })

function published(files: Record<string, unknown>): { code: number | null; lines: string[]; text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-published-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), folder], { encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n'), text: stdout }
}

describe('npm run published', () => {
  it('exits 0 where all is as published, at any depth, and other JSON beside it does not matter', () => {
    const { code, lines } = published({ 'a/b/c.json': fileOf(caseOf({ score: 42 })), 'package.json': { name: 'x' } })
    expect([code, lines.at(-1)]).toEqual([0, '1 passed, 0 failed'])
  })

  it('exits 1 on one difference, and prints path, expected and got', () => {
    const { code, lines, text } = published({ 'a.json': fileOf(caseOf({ score: 42 }), caseOf({ score: 42.5 })) })
    expect([code, lines.at(-1)]).toEqual([1, '1 passed, 1 failed'])
    expect(text).toMatch(/a\.json, a dive\n {4}score\n {6}expected 42\.5\n {6}got {6}42\n/)
  })

  it('lists rows that are published and not by the rule', () => {
    const dives = [
      { id: 'A', ...inputs },
      { id: 'B', ...inputs },
    ]
    const each = {
      id: 'round',
      inputs: { panel: inputs.panel, dives },
      expected: { score: { A: 42, B: 41 } },
      known_differences: [{ id: 'B', why: 'misprint' }],
    }
    const { code, text } = published({ 'a.json': fileOf(each) })
    expect(code).toBe(0)
    expect(text).toContain(
      'Published, not by the rule: 1 rows, left out\n  a.json, round, B: {"why":"misprint"}; score.B published 41, got 42',
    )
  })

  it.each([
    ['a discipline that nobody knows', { 'a.json': { ...fileOf(caseOf({ score: 42 })), discipline: 'curling' } }, /"curling" is unknown/],
    [
      'a shape that no adapter takes',
      { 'a.json': fileOf({ id: 'x', inputs: { marks: [] }, expected: { score: 1 } }) },
      /inputs \{ marks \}/,
    ],
    ['a case of which nothing is checked', { 'a.json': fileOf(caseOf({})) }, /Nothing of this case was checked/],
    ['a file that is not JSON', { 'a.json': '{' }, /a\.json is not JSON: /],
    ['a file without a case', { 'a.json': fileOf() }, /a\.json is no file of cases: /],
    ['a folder without a file', {}, /There is no file of cases below /],
  ])('exits 1 on %s', (_, files, says) => {
    const { code, lines, text } = published(files)
    expect([code, lines.at(-1)]).toEqual([1, '0 passed, 1 failed'])
    expect(text).toMatch(says)
  })

  it('exits 1 on a folder that is not there, in one sentence', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), join(tmpdir(), 'no such folder')], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
  })
})
