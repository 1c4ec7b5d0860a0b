// The referee's table: what was ruled in a contest, over what, and what was taken back; and what may be ruled there.
import type { Ruled } from '../apply/rulings.ts'
import { type Contest, type EventState, matchesOf } from '../apply/state.ts'
import { briefText } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import type { ContestId } from '../ids.ts'
import { decisiveColumn } from '../standings/columns.ts'
import { rowRulings, rulingWords } from '../standings/explain/rulings.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { rankingOf } from '../standings/ranking.ts'
import { personOf } from './person.ts'
import type { Person } from './view.ts'

/**
 * One ruling. `was`: what was recorded, where it overrules that. `counts`: it is the one that decides; else it was taken back (`back`), or a
 * later one came after it.
 */
export interface RulingRow {
  seq: number
  at: number
  person?: Person
  match?: number
  what: string
  was: string
  reason: string
  counts: boolean
  back?: { at: number; reason: string }
}

/** The rulings of a contest, newest first. `penalty`: the column that penalties are taken off, with its decimals; null where none can be. */
export interface RulingsView {
  contest: ContestId
  contestName: string
  division: string
  rulings: RulingRow[]
  penalty: { name: string; unit?: string; decimals: number; order: 'high' | 'low' } | null
  statuses: { code: string; name: string }[]
}

const sidesText = (contest: Contest, sides: readonly Values[]): string =>
  sides.map((values) => (Object.keys(values).length === 0 ? 'nothing' : briefText(contest.format, values))).join(' to ')

function rowOf(state: EventState, contest: Contest, ruled: Ruled): RulingRow {
  const { seq, at, fact } = ruled
  const { reason } = fact.body
  if (fact.kind === 'ruling.match-overruled') {
    const { match, sides, forfeit } = fact.body
    const now = matchesOf(state, contest).find((one) => one.match === match)?.recorded?.ruled
    const was = now?.seq !== seq ? '' : now.was ? sidesText(contest, now.was) : 'nothing recorded'
    const what = `Match ${match} counts as ${sidesText(contest, sides)}${forfeit ? ', not played' : ''}`
    return { seq, at, match, what, was, reason, counts: now?.seq === seq }
  }
  const competitor = state.competitors.get(fact.body.competitor)
  const person = competitor ? { person: personOf(competitor) } : {}
  const row = rankingOf(state, contest).byCompetitor.get(fact.body.competitor)
  const known = row && rowRulings(contest.format, row).find((one) => one.seq === seq)
  const { what, was, counts } = known ?? rulingWords(contest.format, { seq, at, fact }, '', false)
  return { seq, at, ...person, what, was, reason, counts }
}

/** The rulings of a contest; null where there is no such contest. */
export function rulingsView(state: EventState, id: ContestId): RulingsView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { format } = contest
  const ofContest = ({ fact }: Ruled) => fact.body.contest === id
  const standing = [...state.rulings.bySeq.values()].filter(ofContest).map((ruled) => rowOf(state, contest, ruled))
  const back = state.rulings.voided
    .filter(({ ruling }) => ofContest(ruling))
    .map(({ ruling, at, reason }): RulingRow => ({ ...rowOf(state, contest, ruling), counts: false, back: { at, reason } }))
  const { at, order } = decisiveColumn(format)
  const column = format.results[at]
  const scale = column && scaleOf(format, column.id)
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    rulings: [...standing, ...back].sort((a, b) => b.seq - a.seq),
    penalty:
      column && scale && scale.print !== 'list'
        ? { name: column.name, ...(column.unit ? { unit: column.unit } : {}), decimals: scale.decimals, order }
        : null,
    statuses: [
      ...format.statuses.map(({ code, name }) => ({ code, name })),
      ...(format.statuses.some(({ code }) => code === 'DQ') ? [] : [{ code: 'DQ', name: 'disqualified' }]),
    ],
  }
}
