import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEntryList } from '../../../core/import/entry-list.ts'
import { badLines, divisionCounts } from './bad-lines.ts'

const read = (text: string) => {
  const outcome = readEntryList(text, { attributes: [], existing: [] })
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

it('are the lines that stay out, under their headings, ready for a spreadsheet', () => {
  const list = read('Nr,Name,Class,Note\n1,Ada,Open,x\n1,"Lovelace, ""Ada""",Open,\n3,,Open,"two\nlines"')
  expect(badLines(list)).toBe('Nr\tName\tClass\tNote\n1\tAda\tOpen\tx\n1\t"Lovelace, ""Ada"""\tOpen\t\n3\t\tOpen\t"two\nlines"')
})

it('have no headings where the list had none', () => {
  expect(badLines(read('1,Ada\n1,Bea\n2,Cleo'))).toBe('1\tAda\n1\tBea\n2\tCleo')
})

it('read again are the same lines with the same cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', '\t', '\n', ' ', 'é', '😀') }).map((text) => text.trim())
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (cells) => {
      const csv = cells.map(([team, other]) => `7,x,Open,"${team.replaceAll('"', '""')}","${other.replaceAll('"', '""')}"`)
      const list = read(`Nr,Name,Class,Club,Other\n7,first,Open,,\n${csv.join('\n')}`)
      const again = read(badLines(list))
      expect(again.rows.map((row) => row.cells)).toEqual(list.rows.map((row) => row.cells))
    }),
  )
})

it('counts who goes where, in the order of the list', () => {
  expect(divisionCounts(read('Nr,Name,Class\n1,A,Men\n2,B,Women\n3,C,Men\n,D,Men').rows)).toEqual([
    ['Men', 2],
    ['Women', 1],
  ])
})
