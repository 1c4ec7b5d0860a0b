// Free text, such as an error's message, as it may be written down: only what is plainly a word of ours or a small number stays, everything
// else is `‹…›`. It is an allow-list: what this file has never heard of (a token, a key, an address, a path, a name) is not let through.
//
//   stays     words of small letters that have a vowel, or at most three letters; words of WORDS; numbers of up to five digits;
//             error codes of the system, of SQLite and of Node; names of error classes
//   goes      everything between quotation marks (it is data, as a rule); every other word with a capital, a digit or a sign in it;
//             every word of a name of the open event, in any case and with any accents; groups that could be of a recovery key
// What it can't know: a name in small letters that belongs to no open event, where nothing marks it as one.
import { constants } from 'node:os'

/** What stands in place of what was taken out. */
export const GONE = '‹…›'

const MOST = 2000

/** Words that are ours though they have capitals, or no vowel. */
const WORDS = new Set(
  (
    'A An After Another Before Cannot Can Could Electron Error Everything Expected Failed HTTP I If In Invalid It Its JSON Make Maximum Missing ' +
    'Nothing No Node Not Object Only Scoretable SQLite SQL TLS The There This That To Too Unexpected Unknown URL UTC WAL What When Where With ' +
    'Wrong sync synced html http https json sql null undefined'
  ).split(' '),
)

const CODES: ReadonlySet<string> = new Set(Object.keys(constants.errno))
/** Whether it is a code of the system, of SQLite or of Node. */
export const isCode = (word: string) => CODES.has(word) || /^SQLITE_[A-Z_]{2,30}$/.test(word) || /^ERR_[A-Z_]{2,50}$/.test(word)

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timesX = (value: number) => (value < 16 ? value << 1 : (value << 1) ^ 0b100101)

/** Which group of a recovery key (1–9) four letters could be; 0 where they are none. Its check is specified in main/keys/recovery-key.ts. */
function groupOf(word: string): number {
  const values = word
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .split('')
    .map((letter) => LETTERS.indexOf(letter))
  if (values.length !== 4 || values.includes(-1)) return 0
  const group = values.slice(0, 3).reduce((sum, value) => timesX(sum ^ value), 0) ^ values[3]!
  return group >= 1 && group <= 9 ? group : 0
}

/** Words that stand beside each other like groups of one key. */
function inKeys(words: readonly string[]): ReadonlySet<number> {
  const groups = words.map(groupOf)
  const found = new Set<number>()
  groups.forEach((group, at) => {
    if (group > 0 && groups[at + 1] === group + 1) found.add(at).add(at + 1)
  })
  return found
}

/** Small letters without accents, as names are compared. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The words that names are made of, to be taken out wherever they stand. */
export function wordsOf(names: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>()
  for (const name of names) for (const word of plain(name).match(/[\p{L}\p{N}]+/gu) ?? []) if (word.length > 1) words.add(word)
  return words
}

/** Whether a word is, or is made with, one of a name: `adaError` and `by-ada` are. */
const isNamed = (word: string, names: ReadonlySet<string>) => {
  if (names.size === 0) return false
  const parts = word.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return [word, ...parts.split(/[^\p{L}\p{N}]+/u)].some((part) => names.has(plain(part)))
}

/** Whether it is plainly a word of small letters: with a vowel, or short. */
export const isPlain = (word: string): boolean =>
  /^[a-z]{1,20}(['’-][a-z]{1,20})?$/.test(word) && word.split(/['’-]/).every((part) => part.length <= 3 || /[aeiou]/.test(part))

const stays = (word: string, names: ReadonlySet<string>) => {
  if (/^\d{1,5}$/.test(word)) return true
  if (!isPlain(word) && !WORDS.has(word) && !isCode(word) && !/^[A-Z][a-z]{1,20}([A-Z][a-z]{1,20})?Error$/.test(word)) return false
  return !isNamed(word, names)
}

/** A text as it may be written down. `names`: the words of names, as `wordsOf` makes them. */
export function redactText(text: string, names: ReadonlySet<string>): string {
  const unquoted = text
    .slice(0, MOST)
    .replaceAll(/"[^"]*"|“[^”]*”|‘[^’]*’|`[^`]*`|«[^»]*»|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu, ` ${GONE} `)
  const tokens = unquoted.split(/\s+/).filter((token) => token !== '')
  const bare = tokens.map((token) => token.replaceAll(/^[([{]+|[)\]}.,:;!?…]+$/g, ''))
  const keys = inKeys(bare)
  const kept = tokens.map((token, at) => (token === GONE || (bare[at] !== '' && (!stays(bare[at]!, names) || keys.has(at))) ? GONE : token))
  return kept.filter((word, at) => word !== GONE || kept[at - 1] !== GONE).join(' ')
}

/** A name out of code (a class, a function) as it may be written down: letters alone, and no name of the event. */
export const redactIdentifier = (name: string, names: ReadonlySet<string>): string =>
  /^[A-Za-z_$<>]{1,40}(\.[A-Za-z_$<>]{1,40}){0,3}$/.test(name) && !isNamed(name, names) ? name : GONE
