// One match as screens show it: who stands on which side, what each did, and who was better.
import type { Contest, EventState, Match } from '../apply/state.ts'
import type { Field } from '../formats/field.ts'
import type { Format } from '../formats/format.ts'
import { detailText, fieldText } from '../formats/text.ts'
import { matchInput } from '../formats/typing-match.ts'
import type { Values } from '../formats/value.ts'
import { rankingOf } from '../standings/ranking.ts'
import { scoreText } from '../standings/score.ts'
import { firstSeats } from '../standings/seats.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import type { MatchRow, MatchSide } from './match-view.ts'
import { personOf } from './standing.ts'

/** What the rows of one contest's matches share, found once a look. `now`, `next`: the numbers of the match that is on and the one after it. */
export interface MatchesLook {
  state: EventState
  contest: Contest
  now: number | null
  next: number | null
  slotOf: (match: number) => number
  high: boolean
}

/** Columns that are made of the scores themselves. */
const OVER_SCORES = new Set(['best', 'last', 'total', 'average', 'best-sum'])

/**
 * Whether the higher score of a match is the better one. In a bracket it is; else as the ranking has the first column that is made of scores
 * alone, or as that column itself says.
 */
function isHigh(format: Format): boolean {
  if (format.bracket) return true
  for (const { id, from } of format.results) {
    if (!OVER_SCORES.has(from.part) || ('of' in from && from.of !== undefined)) continue
    const key = format.ranking.find((one) => one.by === 'result' && one.id === id)
    const order = (key && 'order' in key ? key.order : undefined) ?? ('order' in from ? from.order : undefined)
    return order !== 'low'
  }
  return true
}

/** Looks at a contest's matches. */
export function lookAt(
  state: EventState,
  contest: Contest,
  matches: readonly Match[],
  now: number | null,
  next: number | null,
): MatchesLook {
  const seats = firstSeats(matches)
  const last = slotCount(contest.format) - 1
  return { state, contest, now, next, high: isHigh(contest.format), slotOf: (match) => Math.min(seats.get(match) ?? 0, last) }
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** The score of each side, as the standing has it. */
function scoresOf({ state, contest }: MatchesLook, { sides, match }: Match): (number | null)[] {
  const { byCompetitor } = rankingOf(state, contest)
  return sides.map(([first]) => byCompetitor.get(first!)?.line.slots.find((taken) => taken?.seat?.match === match)?.score ?? null)
}

/** What a side did, in short: the one figure that it was asked for, or what several come to. */
function sideText(format: Format, fields: readonly Field[], values: Values, slot: number, score: number | null): string {
  const [only, ...more] = fields
  if (format.cell.show === 'score' && more.length > 0) return score === null ? '–' : scoreText(format, slot, score)
  return only ? fieldText(only, values[only.id]) : ''
}

function sidesOf(look: MatchesLook, match: Match, fields: readonly Field[]): MatchSide[] {
  const { state, contest, high, slotOf } = look
  const { recorded, sides, lanes } = match
  const scores = recorded ? scoresOf(look, match) : []
  const told = scores.filter((score) => score !== null)
  const best = high ? Math.max(...told) : Math.min(...told)
  const alone = scores.filter((score) => score === best).length === 1 && sides.length > 1
  return sides.map((members, side): MatchSide => {
    const values = recorded?.values[side] ?? {}
    const score = scores[side] ?? null
    const place = 1 + told.filter((other) => score !== null && (high ? other > score : other < score)).length
    return {
      people: members.flatMap((id) => {
        const competitor = state.competitors.get(id)
        return competitor ? [personOf(competitor)] : []
      }),
      lane: lanes?.[side] ?? side + 1,
      text: recorded ? sideText(contest.format, fields, values, slotOf(match.match), score) : '',
      ...(recorded && Object.keys(values).length > 0 ? { detail: detailText(contest.format, values) } : {}),
      ...(score === null ? {} : { place }),
      ...(score !== null && score === best && alone ? { won: true } : {}),
    }
  })
}

/** One match. */
export function matchRow(look: MatchesLook, match: Match): MatchRow {
  const { contest, now, next, slotOf } = look
  const { format } = contest
  const { recorded, match: number, round, sides, bracket } = match
  const fields = fieldsAt(format, slotOf(number))
  return {
    id: `m${number}`,
    match: number,
    round,
    title: sides.length === 1 ? 'Bye' : `${capital(format.attempt.name)} ${number}${bracket ? ` · ${bracket}` : ''}`,
    state: recorded ? 'done' : number === now ? 'now' : number === next ? 'next' : 'waiting',
    sides: sidesOf(look, match, fields),
    ...(format.groups.some((group) => group.fields) ? { asks: fields.map(({ id }) => id) } : {}),
    ...(recorded
      ? {
          seq: recorded.seq,
          input: matchInput(fields, recorded.values, recorded.played),
          ...(recorded.played ? {} : { played: false }),
          ...(recorded.seq === recorded.first ? {} : { corrected: true }),
        }
      : {}),
  }
}
