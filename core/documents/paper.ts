// What stands on a document that officials sign, page size and typeface apart: a list of parts, whose texts are as they are printed.

/** Which documents there are. One file each beside this one says what stands on it. */
export const PAPER_KINDS = [
  'session-protocol',
  'entry-list',
  'running-order',
  'score-sheets',
  'protocol',
  'results',
  'overall',
  'teams',
  'medals',
  'corrections',
] as const
/** Which document. */
export type PaperKind = (typeof PAPER_KINDS)[number]

/** A column. `end` and `point` are of figures: flush right, or aligned on the decimal point. `share` is its part of the free width; 0 is as wide as its texts. */
export interface PaperColumn {
  title: string
  align: 'start' | 'centre' | 'end' | 'point'
  share: number
}

/** A row, a text a column (a text may hold line breaks). `strong` for who won or a total; `quiet` for DNS, DQ and what was voided. */
export interface PaperRow {
  cells: readonly string[]
  tone?: 'strong' | 'quiet'
}

/** A table. Its head stands again on each page; a row is never cut in two. `empty` is said where it has no row. */
export interface PaperTable {
  part: 'table'
  columns: readonly PaperColumn[]
  rows: readonly PaperRow[]
  empty: string
}

/**
 * An empty score sheet for a pen: whom it is for, a box for each value with its label, and a code that ties it to contest and competitor
 * (printed as text and as QR). Never cut over two pages.
 */
export interface PaperSheet {
  part: 'sheet'
  /** Of contest and competitor, e.g. `K7P-4MX2`; typed again at the paper check. */
  code: string
  bib: string
  name: string
  about: string
  /** In rows: an attempt a row, a value a box; `wide` for one that takes words. */
  lines: readonly { label: string; boxes: readonly { label: string; wide?: boolean }[] }[]
  /** Whose signature it wants. */
  signs: readonly string[]
}

/**
 * One after the other, from the top. `heading` opens a section, and stays with what follows, and so does `chapter`, which opens several of them;
 * `page` starts a new page.
 */
export type PaperPart =
  | { part: 'chapter'; text: string; about: string }
  | { part: 'heading'; text: string; about?: string }
  | { part: 'note'; text: string }
  | { part: 'page' }
  | PaperTable
  | PaperSheet
  /** Lines to sign on, with whose each is; kept together. */
  | { part: 'signatures'; who: readonly string[] }
  /** For the presenter: who gets what, in the order of calling, large enough to be read aloud at arm's length. */
  | { part: 'medals'; title: string; calls: readonly { place: string; name: string; about: string; mark: string }[] }

/**
 * A document. Every page says event, title, version and page n of m; times are texts already (`14:05`), by the table's clock.
 * `language` (BCP 47) picks the glyphs of scripts that share code points.
 */
export interface Paper {
  kind: PaperKind
  title: string
  /** Of what: division, contest, session. */
  about: string
  event: { name: string; place?: string; date?: string }
  /** Null for what is not numbered: an empty sheet. `supersedes` is said on the first page, in words. */
  version: { number: number; at: string; supersedes: { number: number; at: string; because: string } | null } | null
  /** How far the results have come, in words: `provisional`, `official`; null where none stand on it. */
  stands: string | null
  parts: readonly PaperPart[]
  language?: string
}
