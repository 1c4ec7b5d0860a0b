// A contest, or several that hang together, played through the real engine for a test: entries in, standing out.
import { applyFact } from '../apply/apply.ts'
import { createState, type EventState } from '../apply/state.ts'
import { checkValues } from '../decide/check.ts'
import type { Fact } from '../event/entry.ts'
import { parseScaled } from '../formats/decimal.ts'
import type { Format } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'
import { type CompetitorId, type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { type Ranking, rankingOf, type Row } from '../standings/ranking.ts'
import { fieldsAt } from '../standings/slots.ts'
import { standingView } from '../views/standing.ts'
import type { StandingRow, StandingView } from '../views/view.ts'

/** A competitor of a replay, by a key of the test's own. */
export interface Person {
  key: string
  lot?: number
  attributes?: Record<string, number>
}

/** A competitor of a replay and the attempts by slot: empty values for one that was passed, undefined for one still to come. */
export interface Replayed extends Person {
  attempts: (Values | undefined)[]
  status?: string
}

/** A match of a replay: who stands on each side, and what each side did (nothing: only drawn). */
export interface ReplayedMatch {
  round?: number
  sides: string[][]
  values?: Values[]
  forfeit?: boolean
  /** The match of the contest's bracket that it is a game of. */
  bracket?: string
}

/** One contest of a replay. Whatever is recorded is checked as at a table; a case that can't be typed throws. */
export interface ReplayedContest {
  id: ContestId
  record: (key: string, slot: number, values: Values) => void
  status: (key: string, code: string) => void
  match: (match: ReplayedMatch) => void
  /** A recorded decision between the tied: groups of keys, best first. */
  decide: (order: string[][]) => void
  standing: () => StandingView
  row: (key: string) => StandingRow
  /** The engine's own row, with columns as integers and hidden ones too; and the contest's ranking. */
  engineRow: (key: string) => Row
  ranking: () => Ranking
}

/** A published number, such as 207.5, as a scaled integer. Throws where it has more decimals than that: the case was misread. */
export function scaled(value: number, decimals: number): number {
  const parsed = parseScaled(String(value), decimals)
  if (!parsed.ok) throw new Error(`${value} with ${decimals} decimals: ${parsed.error}`)
  return parsed.value
}

/** Opens an event for a replay: competitors of one division, and contests as they are added. */
export function openReplay(people: readonly Person[]): {
  state: EventState
  contest: (format: Format, how?: { sources?: ContestId[]; after?: ContestId; entrants?: string[] }) => ReplayedContest
} {
  const state = createState()
  const seqs = new Map<PartitionId, number>()
  const division = 'd1' as DivisionId
  const ids = new Map(people.map(({ key }, index) => [key, `p${index + 1}` as CompetitorId]))
  if (ids.size !== people.length) throw new Error('two competitors of this case have the same key')
  const write = (partition: PartitionId, fact: Fact) => {
    const seq = (seqs.get(partition) ?? 0) + 1
    seqs.set(partition, seq)
    applyFact(state, fact, { partition, seq, at: 0 })
  }
  const idOf = (key: string) => {
    const id = ids.get(key)
    if (!id) throw new Error(`nobody in this case is called ${key}`)
    return id
  }
  const check = (format: Format, slot: number, values: Values, who: string) => {
    const fault = Object.keys(values).length === 0 ? null : checkValues(format, fieldsAt(format, slot), values)
    if (fault) throw new Error(`${who}, slot ${slot}: ${fault.message}`)
  }

  write(SETUP, { kind: 'division.added', body: { division, name: 'Open' } })
  for (const [index, { key, lot, attributes }] of people.entries())
    write(SETUP, {
      kind: 'competitor.added',
      body: {
        competitor: idOf(key),
        division,
        bib: String(index + 1),
        name: key,
        ...(lot === undefined ? {} : { lot }),
        ...(attributes ? { attributes } : {}),
      },
    })

  let contests = 0
  return {
    state,
    contest(format, { sources, after, entrants } = {}) {
      const contest = `k${++contests}` as ContestId
      let matches = 0
      write(SETUP, {
        kind: 'contest.added',
        body: {
          contest,
          division,
          name: format.name,
          partition: TABLE,
          format,
          ...(sources ? { sources } : {}),
          ...(after ? { after } : {}),
          ...(entrants ? { entrants: 'listed' as const } : {}),
        },
      })
      if (entrants) write(SETUP, { kind: 'start-list.set', body: { contest, order: entrants.map(idOf) } })
      const row = (key: string) => standingView(state, contest)!.rows.find(({ name }) => name === key)!
      return {
        id: contest,
        record(key, slot, values) {
          check(format, slot, values, key)
          write(TABLE, { kind: 'attempt.recorded', body: { contest, competitor: idOf(key), slot, values } })
        },
        status: (key, code) => write(TABLE, { kind: 'status.recorded', body: { contest, competitor: idOf(key), status: code } }),
        match({ round = 1, sides, values, forfeit, bracket }) {
          const match = ++matches
          const members = sides.map((side) => side.map(idOf))
          write(TABLE, { kind: 'match.drawn', body: { contest, match, round, sides: members, ...(bracket ? { bracket } : {}) } })
          if (!values) return
          for (const [side, own] of values.entries()) check(format, 0, own, sides[side]!.join(', '))
          write(TABLE, { kind: 'match.recorded', body: { contest, match, sides: values, ...(forfeit ? { forfeit } : {}) } })
        },
        decide: (order) =>
          write(TABLE, { kind: 'tie.decided', body: { contest, order: order.map((group) => group.map(idOf)), reason: 'as published' } }),
        standing: () => standingView(state, contest)!,
        row,
        engineRow: (key) => rankingOf(state, state.contests.get(contest)!).byCompetitor.get(idOf(key))!,
        ranking: () => rankingOf(state, state.contests.get(contest)!),
      }
    },
  }
}

/** Records everybody's attempts slot by slot and gives the standing, and each competitor's row by key. */
export function replay(
  format: Format,
  competitors: readonly Replayed[],
): { standing: StandingView; row: (key: string) => StandingRow; engineRow: (key: string) => Row } {
  const contest = openReplay(competitors).contest(format)
  const slots = Math.max(...competitors.map(({ attempts }) => attempts.length))
  for (let slot = 0; slot < slots; slot++) {
    for (const { key, attempts } of competitors) {
      const values = attempts[slot]
      if (values) contest.record(key, slot, values)
    }
  }
  for (const { key, status } of competitors) if (status) contest.status(key, status)
  const { rows } = contest.standing()
  const byName = new Map(rows.map((row) => [row.name, row]))
  return { standing: contest.standing(), row: (key) => byName.get(key)!, engineRow: contest.engineRow }
}
