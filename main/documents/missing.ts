// Tells which texts of a document have characters that no typeface has: on the paper a box stands for each.
import type { Paper } from '../../core/documents/paper.ts'
import { clean } from './shape.ts'
import { missingLine, missingMore } from './words.ts'

/** So many texts are told one by one. */
const MOST = 20

/** A line a text, each text once. */
export function missingLines(paper: Paper, missing: ReadonlySet<string>): string[] {
  if (missing.size === 0) return []
  const texts = Array.from(new Set(textsOf(paper).map(clean)))
  const lines = texts.flatMap((text) => {
    const found = Array.from(missing).filter((character) => text.includes(character))
    return found.length === 0 ? [] : [missingLine(text, found.map(codesOf))]
  })
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), missingMore(lines.length - MOST)]
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

const codesOf = (character: string) =>
  Array.from(character, (each) => `U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
