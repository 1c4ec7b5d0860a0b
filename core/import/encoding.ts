// Bytes of a file to text: which encoding it is in, found out rather than asked.
import { err, ok, type Outcome } from '../outcome.ts'

/** The encoding a list was read in. `pasted` is text that came as text. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'pasted'

// Enough to see in which half of each pair the zero bytes are.
const LOOKED_AT = 4096

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

/** UTF-16 without a mark: separators, digits and Latin letters have a zero byte, always in the same half of the pair. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(bytes.length, LOOKED_AT) / 2)
  let first = 0
  let second = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++
    if (bytes[pair * 2 + 1] === 0) second++
  }
  if (second * 10 >= pairs && second > first * 10) return 'utf-16le'
  if (first * 10 >= pairs && first > second * 10) return 'utf-16be'
  return null
}

function encodingOf(bytes: Uint8Array): Exclude<Encoding, 'pasted'> | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8-bom'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return utf16WithoutMark(bytes)
}

/** Reads the bytes of a text file. A spreadsheet file is told apart, since people drop those: `spreadsheet`. */
export function decodeText(bytes: Uint8Array): Outcome<{ text: string; encoding: Encoding }, 'spreadsheet'> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err('spreadsheet')
  const encoding = encodingOf(bytes)
  if (encoding) return ok({ text: new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes), encoding })
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' })
  } catch {
    // Not UTF-8: then it is what spreadsheets in western Europe save, where every byte is a character.
    return ok({ text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' })
  }
}
