// Texts that a spreadsheet would take for a formula: guarded where tables are written as CSV, and as they were where one is read back.
//
// guarded   an apostrophe in front of a text that begins, after no or more apostrophes, with = + - @, their wide forms, tab or line break
// A text of a list that begins so loses one apostrophe when it is read, so that both ways together change nothing.
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n]/

/** A text with its guard, where it needs one. */
export const guardText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** A text without its guard, where it has one. */
export const unguardText = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text)
