// A spreadsheet's file as lists: a text for each sheet that has anything in it, cells apart by tabs, as a person sees them. Loaded when the first
// one is chosen, so that the app starts without it.
import readSheets from 'read-excel-file/universal'
import { strFromU8, unzipSync } from 'fflate'
import { err, ok, type Outcome } from '../../../../core/outcome.ts'
import { bareWorkbook, cellsUpTo } from './inflate.ts'

/** One sheet as text; a row is a line, so that lines are told by the numbers that the spreadsheet shows. */
export interface Sheet {
  name: string
  text: string
}

const MOST_CELLS = 4_000_000
const KEPT = 'Nothing was read.'
const TOO_LARGE = `There is far more in this workbook than an entry list. ${KEPT} Save the sheet with the list as a file of its own.`
const BROKEN = `This file is no whole XLSX workbook. ${KEPT} Open it in a spreadsheet and save it again, or copy its cells and paste them.`
const OLD = `This is a workbook of the old kind (.xls), or one with a password. ${KEPT} Save it as .xlsx without one, or copy its cells and paste them.`
const EMPTY = `There is nothing in this workbook. ${KEPT}`

/** A figure as a spreadsheet shows it: without the noise behind the fifteenth digit. */
const figure = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12))))

/** A day, or a moment where it is more than one: cells know no zone. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}

/** A cell as text, quoted where it has what stands between cells. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateText(cell)
  if (typeof cell === 'number') return figure(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell !== 'string') return ''
  const line = cell.replaceAll(/[\r\n\t]+/g, ' ')
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line
}

const OLD_KIND = [0xd0, 0xcf, 0x11, 0xe0]
const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)

/** The sheets of a workbook, or why there are none, in a sentence. Never throws, whatever the bytes. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<Sheet[], string>> {
  if (begins(bytes, OLD_KIND)) return err(OLD)
  const bare = bareWorkbook(bytes)
  if (!bare.ok) return err(bare.error === 'too-large' ? TOO_LARGE : BROKEN)
  try {
    const files = unzipSync(bare.value)
    const cells = Object.entries(files).flatMap(([name, file]) =>
      /worksheets\/[^/]+\.xml$/.test(name) ? [cellsUpTo(strFromU8(file))] : [],
    )
    if (Math.max(0, ...cells) > MOST_CELLS) return err(TOO_LARGE)
    const read = await readSheets(bare.value.buffer)
    const sheets = read.flatMap(({ sheet, data }) => {
      const text = data.map((row) => row.map(cellText).join('\t')).join('\n')
      return text.trim() === '' ? [] : [{ name: sheet, text }]
    })
    return sheets.length === 0 ? err(EMPTY) : ok(sheets)
  } catch {
    // The library throws for whatever is no workbook to it, and each of its errors comes to this for a person.
    return err(BROKEN)
  }
}
