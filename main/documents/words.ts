// The words that stand on documents beside their texts.

export const pageOf = (page: number, pages: number): string => `Page ${page} of ${pages}`

/** `Version 2 of 14:32`. */
export const versionLine = ({ number, at }: { number: number; at: string }): string => `Version ${number} of ${at}`

/** `supersedes version 1 of 14:05, because …` */
export function supersedesLine({ number, at, because }: { number: number; at: string; because: string }): string {
  const reason = because.trim()
  if (reason === '') return `supersedes version ${number} of ${at}.`
  return `supersedes version ${number} of ${at}, because ${/[.!?…]$/u.test(reason) ? reason : `${reason}.`}`
}

export const columnsOf = (from: number, to: number, of: number): string =>
  from === to ? `Column ${from} of ${of}` : `Columns ${from} to ${to} of ${of}`

export const continued = (part: number, parts: number): string => `sheet ${part} of ${parts}`

/** Told at the end of a document whose texts have characters without a glyph. */
export const missingLine = (text: string, codes: readonly string[]): string =>
  `In “${text}” a box stands for ${codes.join(', ')}, which the typefaces of this app do not have. Write it in by hand.`

export const missingMore = (more: number): string => `The same goes for ${more} more ${more === 1 ? 'text' : 'texts'}.`
