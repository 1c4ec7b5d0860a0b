// Tables as CSV: RFC 4180 with CRLF, UTF-8 with its mark so that spreadsheets read it as that, one file a table.
//
// A spreadsheet takes a cell that begins with = + - @ for a formula, whoever wrote it: such a text gets an apostrophe in front
// (core/import/formula-guard.ts), which the import here takes away again. Numbers stay numbers, minus and all.
import Papa from 'papaparse'
import { guardText } from '../import/formula-guard.ts'
import { cellText, type MomentText } from './cell-text.ts'
import type { ExportTable } from './table.ts'

/** One table as the text of a file, its mark included. */
export function csvText({ heads, rows }: ExportTable, momentText: MomentText): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardText(cell) : cellText(cell, momentText))))
  return `\uFEFF${Papa.unparse([heads.map(guardText), ...texts], { newline: '\r\n' })}\r\n`
}

// oxlint-disable-next-line no-control-regex -- taking them out is the point
const NOT_IN_NAMES = /[\u0000-\u001f\u007f<>:"/\\|?*]+/g
const LONGEST = 80

/** File names of tables, told apart however systems see capitals. */
function fileNames(tables: readonly Pick<ExportTable, 'name'>[]): string[] {
  const seen = new Set<string>()
  return tables.map(({ name }) => {
    const tidy = name.normalize('NFC').replaceAll(NOT_IN_NAMES, '-').replaceAll(/\s+/g, ' ').slice(0, LONGEST).toWellFormed()
    const base = tidy.trim().replace(/\.+$/, '')
    let file = `${base}.csv`
    for (let count = 2; seen.has(file.toLowerCase()); count++) file = `${base} ${count}.csv`
    seen.add(file.toLowerCase())
    return file
  })
}

/** All tables as files of an archive. */
export function csvFiles(tables: readonly ExportTable[], momentText: MomentText): { name: string; text: string }[] {
  const names = fileNames(tables)
  return tables.map((table, index) => ({ name: names[index]!, text: csvText(table, momentText) }))
}
