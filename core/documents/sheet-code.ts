// The code on an empty score sheet: short enough to be typed or read over a phone, and it says whose sheet of which contest that is.
//
// Specification (version 1)
//   alphabet  as of the recovery key: 0-9 and A-Z without I, L, O and U; read in any case, O as 0, I and L as 1, anything between left out
//   number    contest k and competitor p or match m: pair(k, 2·p or 2·m + 1), where pair(x, y) is y² + x if x < y, else x² + x + y
//   letters   the number in base 32, at least five, the first is the highest; then two check letters; shown after the third as `K7P-4MX2`
//   check     over GF(32) with x⁵ + x² + 1 and a = x: the sum of each letter times a^place, and times a^(2·place), places from 0 at the left.
//             One wrong letter, two wrong letters, and two that were turned around are each noticed
//   event     every letter is xored with five bits of SHA-256 of `scoretable-sheet-1|EVENT` (byte by place, the check's after the number's), so that
//             a sheet of another event is noticed too, but for one in a thousand
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { CompetitorId, ContestId, type EventId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHORTEST = 5
const CHECKS = 2

/** Whose sheet of which contest: a competitor's, or a match's by its number. */
export type SheetOf = { contest: ContestId; competitor: CompetitorId } | { contest: ContestId; match: number }

const timesX = (value: number) => (value < 16 ? value << 1 : (value << 1) ^ 0b100101)

/** The two check letters of the letters before them, by Horner's rule from the right. */
function checksOf(values: readonly number[]): [number, number] {
  const sum = (step: (value: number) => number) => values.reduceRight((total, value) => step(total) ^ value, 0)
  return [sum(timesX), sum((value) => timesX(timesX(value)))]
}

const maskOf = (event: EventId): number[] => [...sha256(utf8ToBytes(`scoretable-sheet-1|${event}`))].map((byte) => byte & 31)

const numberOf = (id: string) => Number(id.slice(1))

/** The code of a sheet, as printed. */
export function sheetCode(event: EventId, sheet: SheetOf): string {
  const x = numberOf(sheet.contest)
  const y = 'match' in sheet ? 2 * sheet.match + 1 : 2 * numberOf(sheet.competitor)
  const values: number[] = []
  for (let rest = x < y ? y * y + x : x * x + x + y; rest > 0 || values.length < SHORTEST; rest = Math.floor(rest / 32))
    values.unshift(rest % 32)
  const mask = maskOf(event)
  const letters = [...values, ...checksOf(values)].map((value, place) => LETTERS.charAt(value ^ mask[place]!)).join('')
  return `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** A number as the pair it was made of. */
function unpair(number: number): [x: number, y: number] {
  // The root of a number that is no square may be rounded up to the next whole one.
  let root = Math.floor(Math.sqrt(number))
  while (root * root > number) root--
  const rest = number - root * root
  return rest < root ? [rest, root] : [root, rest - root]
}

const NOT_RIGHT =
  'That code is not right: a letter is mistyped, or the sheet is of another event. Compare it with the sheet; nothing was changed.'

/** Reads a code that somebody typed; where it is none of this event, a sentence says what to do. Whether anybody has that id is not looked at. */
export function readSheetCode(event: EventId, typed: string): Outcome<SheetOf, string> {
  const letters = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  if (letters.length < SHORTEST + CHECKS) {
    return err(`A sheet’s code has at least ${SHORTEST + CHECKS} letters and digits; ${letters.length} are here. Nothing was changed.`)
  }
  const mask = maskOf(event)
  const found = letters.split('').map((letter) => LETTERS.indexOf(letter))
  if (letters.length > mask.length || found.includes(-1)) return err(NOT_RIGHT)
  const values = found.map((value, place) => value ^ mask[place]!)
  const number = values.slice(0, -CHECKS)
  const [first, second] = checksOf(number)
  // A longer number than it need be is none: each sheet has one code.
  const isLong = number.length > SHORTEST && number[0] === 0
  if (isLong || values.at(-CHECKS) !== first || values.at(-1) !== second) return err(NOT_RIGHT)
  const [x, y] = unpair(number.reduce((sum, value) => sum * 32 + value, 0))
  const contest = ContestId.safeParse(`k${x}`)
  const competitor = CompetitorId.safeParse(`p${y / 2}`)
  if (!contest.success) return err(NOT_RIGHT)
  if (y % 2 === 1) return y < 3 ? err(NOT_RIGHT) : ok({ contest: contest.data, match: (y - 1) / 2 })
  return competitor.success ? ok({ contest: contest.data, competitor: competitor.data }) : err(NOT_RIGHT)
}
