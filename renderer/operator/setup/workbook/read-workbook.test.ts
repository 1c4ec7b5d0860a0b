import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { cellsUpTo } from './inflate.ts'
import { readWorkbook } from './read-workbook.ts'

const bytesOf = async (...sheets: { sheet: string; data: unknown[][] }[]) => new Uint8Array(await writeWorkbook(sheets as never).toBuffer())

/** The same workbook with one of its files changed. */
async function tampered(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array<ArrayBuffer>> {
  const { unzipSync } = await import('fflate')
  const files = unzipSync(await bytesOf({ sheet: 'List', data: [['Name'], ['Ada']] }))
  change(files)
  return new Uint8Array(zipSync(files))
}

test('cells are texts as a person sees them: no noise in figures, days as days, quotes kept', { timeout: 60_000 }, async () => {
  const day = { value: new Date(Date.UTC(2001, 4, 3)), type: Date, format: 'yyyy-mm-dd' }
  const bytes = await bytesOf({
    sheet: 'Liste',
    data: [
      ['Nr', 'Name', 'Weight', 'Born', 'Paid'],
      [7, 'مها "Moon" Ali', 0.1 + 0.2, day, true],
      [8, '李小龍\nBruce', 60.5, null, false],
    ],
  })
  expect(await readWorkbook(bytes)).toEqual({
    ok: true,
    value: [
      { name: 'Liste', text: 'Nr\tName\tWeight\tBorn\tPaid\n7\t"مها ""Moon"" Ali"\t0.3\t2001-05-03\tTRUE\n8\t李小龍 Bruce\t60.5\t\tFALSE' },
    ],
  })
})

test('every sheet that has anything is there by its name', { timeout: 60_000 }, async () => {
  const read = await readWorkbook(
    await bytesOf({ sheet: 'Men', data: [['Name'], ['A']] }, { sheet: 'Empty', data: [] }, { sheet: 'Women', data: [['Name'], ['B']] }),
  )
  expect(read.ok && read.value.map(({ name }) => name)).toEqual(['Men', 'Women'])
})

test('a file that becomes far more than it says is stopped while it is inflated', { timeout: 60_000 }, async () => {
  const bomb = new Uint8Array(zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 1 }))
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
  expect(await readWorkbook(bomb)).toMatchObject({ ok: false, error: expect.stringContaining('far more in this workbook') })
})

test('a single cell in the last corner is not filled up to', { timeout: 60_000 }, async () => {
  const far = await tampered((files) => {
    const name = 'xl/worksheets/sheet1.xml'
    const xml = new TextDecoder().decode(files[name])
    files[name] = strToU8(xml.replaceAll('r="A2"', 'r="XFD1048576"'))
  })
  expect(await readWorkbook(far)).toMatchObject({ ok: false, error: expect.stringContaining('far more in this workbook') })
  expect(cellsUpTo('<row><c r="B3" t="s"><v>1</v></c><c s="1" r="AA2"/></row>')).toBe(81)
})

test('a broken, cut, foreign or old file is refused in a sentence', { timeout: 60_000 }, async () => {
  const whole = await bytesOf({ sheet: 'List', data: [['Name'], ['Ada']] })
  const broken = [
    whole.slice(0, whole.length / 2),
    new Uint8Array(zipSync({ 'a.txt': strToU8('x') })),
    await tampered((files) => delete files['xl/workbook.xml']),
  ]
  for (const bytes of broken)
    expect(await readWorkbook(bytes)).toMatchObject({ ok: false, error: expect.stringContaining('no whole XLSX workbook') })
  expect(await readWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toMatchObject({ error: expect.stringContaining('old kind') })
  expect(await readWorkbook(await bytesOf({ sheet: 'None', data: [] }))).toMatchObject({
    error: expect.stringContaining('nothing in this workbook'),
  })
})
