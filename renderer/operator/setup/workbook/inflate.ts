// A workbook's XML files out of its archive, and never more of them than fits: what an archive says of its own sizes is not believed, it is
// counted while it is inflated. A zip bomb is ten kilobytes that become gigabytes.
import { Unzip, UnzipInflate, UnzipPassThrough, zipSync } from 'fflate'
import { err, ok, type Outcome } from '../../../../core/outcome.ts'

/** So many bytes of XML are more than the longest entry list comes to, and so many files more than any workbook has that holds one. */
const MOST_BYTES = 48 * 1024 * 1024
const MOST_FILES = 2000
const STEP = 64 * 1024

/** An archive whose entries are not packed, of the XML files alone: whoever reads it inflates nothing. */
export function bareWorkbook(bytes: Uint8Array<ArrayBuffer>): Outcome<Uint8Array<ArrayBuffer>, 'too-large' | 'broken'> {
  const files: Record<string, Uint8Array> = {}
  let total = 0
  let count = 0
  const met: { fault: 'too-large' | 'broken' | null } = { fault: null }
  const unzip = new Unzip((file) => {
    if (++count > MOST_FILES) met.fault ??= 'too-large'
    if (met.fault || !/\.xml(\.rels)?$/.test(file.name) || Object.hasOwn(files, file.name)) return
    const parts: Uint8Array[] = []
    file.ondata = (error, data, final) => {
      if (error) met.fault ??= 'broken'
      total += data?.length ?? 0
      if (total > MOST_BYTES) met.fault ??= 'too-large'
      if (met.fault) return
      parts.push(data)
      if (final) files[file.name] = joined(parts)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let at = 0; at < bytes.length && !met.fault; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch {
    // What can't be unpacked is no workbook, whatever the library says of it.
    met.fault ??= 'broken'
  }
  if (met.fault) return err(met.fault)
  if (Object.keys(files).length === 0) return err('broken')
  return ok(new Uint8Array(zipSync(files, { level: 0 })))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * The furthest cell of a sheet, as a count of cells up to there: a single one in the last corner would have its reader make seventeen thousand
 * million empty ones.
 */
export function cellsUpTo(xml: string): number {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', digits = ''] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(digits))
    columns = Math.max(
      columns,
      letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    )
  }
  return rows * columns
}
