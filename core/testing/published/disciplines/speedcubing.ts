// Published speedcubing: averages, bests and places of rounds, and who advances from one.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { speedcubingAverage } from '../../../formats/presets/speedcubing-average.ts'
import { speedcubingBestOf } from '../../../formats/presets/speedcubing-best.ts'
import { speedcubingMean } from '../../../formats/presets/speedcubing-mean.ts'
import { speedcubingMovesOf } from '../../../formats/presets/speedcubing-moves.ts'
import { speedcubingMultiOf } from '../../../formats/presets/speedcubing-multi.ts'
import { advance } from '../../../formats/presets/speedcubing-parts.ts'
import type { Values } from '../../../formats/value.ts'
import { advanceFrom, Cut } from '../../../stages/cut.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { placesOf } from '../../../standings/places.ts'
import type { Row } from '../../../standings/ranking.ts'
import { replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const NOT_DONE = 0
const DNF = -1
const DNS = -2
const words: Readonly<Record<number, string>> = { [DNF]: 'DNF', [DNS]: 'DNS' }

/** An event as its database names it: what one attempt's number means, and how it is typed. */
type Kind = 'time' | 'moves' | 'multi'
const kindOf = (event: string): Kind => (event === '333fm' ? 'moves' : event === '333mbf' ? 'multi' : 'time')

/** The format of a round: as it is named, or else by the number of its attempts. */
function formatOf(event: string, attempts: number, named = ''): Format {
  const kind = kindOf(event)
  const best = /best of (\d)/i.exec(named)
  const count = (best ? Number(best[1]) : attempts) as 1 | 2 | 3 | 5
  if (kind === 'multi') return speedcubingMultiOf(count === 5 ? 3 : count)
  if (kind === 'moves') return speedcubingMovesOf(count === 5 || best === null ? 3 : count)
  if (best || count < 3) return speedcubingBestOf(count)
  return count === 3 ? speedcubingMean : speedcubingAverage
}

/** The number of an attempt at several puzzles: 0DDTTTTTMM, 99 less the points, the seconds, and the puzzles missed. */
function valuesOf(kind: Kind, result: number): Values | undefined {
  if (result === NOT_DONE) return undefined
  const word = words[result]
  if (kind === 'moves') return { moves: word ?? result }
  if (kind === 'time') return { time: word ?? result }
  if (word) return { solved: word, attempted: null, time: null }
  const missed = result % 100
  const solved = 99 - Math.floor(result / 10_000_000) + missed
  return { solved, attempted: solved + missed, time: Math.floor(result / 100) % 100_000 }
}

/** A row's figures as the database writes them. What is nothing is DNF (DNS where nothing was even begun), or not done yet. */
function figuresOf(format: Format, kind: Kind, row: Row) {
  const of = (id: string) => row.columns[columnIndex(format, id)]
  const taken = row.line.slots.flatMap((slot) => (slot ? Object.values(slot.values) : []))
  const none = taken.length === 0 ? NOT_DONE : taken.every((value) => value === 'DNS' || value === null) ? DNS : DNF
  const number = (id: string) => of(id)?.figure as number | null | undefined
  const [points, time, missed] = [number('points'), number('time'), number('missed')]
  const multi = points == null ? null : (99 - points) * 10_000_000 + (time ?? 0) * 100 + (missed ?? 0)
  const average = of('average')
  return {
    best: (kind === 'multi' ? multi : number('best')) ?? none,
    average: (average?.figure as number | null | undefined) ?? (average?.lost ? DNF : NOT_DONE),
  }
}

const Attempts = z.array(z.number().int())

const play = (event: string, attempts: Readonly<Record<string, readonly number[]>>, named?: string) => {
  const kind = kindOf(event)
  const format = formatOf(event, Math.max(...Object.values(attempts).map(({ length }) => length)), named)
  const played = replay(
    format,
    Object.entries(attempts).map(([key, results]) => ({ key, attempts: results.map((result) => valuesOf(kind, result)) })),
  )
  return { row: played.row, figures: (key: string) => figuresOf(format, kind, played.engineRow(key)) }
}

const round = adapter({
  name: 'a round',
  inputs: z.object({ event: z.string(), format: z.string(), solves: z.record(z.string(), Attempts) }),
  run: ({ event, format, solves }) => {
    const { row, figures } = play(event, solves, format)
    const each = <T>(of: (key: string) => T) => Object.fromEntries(Object.keys(solves).map((key) => [key, of(key)]))
    return {
      best: each((key) => figures(key).best),
      average: each((key) => figures(key).average),
      position: each((key) => row(key).place),
    }
  },
})

const oneCompetitor = adapter({
  name: 'the attempts of one competitor',
  inputs: z.object({ event: z.string().optional(), attempts: Attempts }),
  run: ({ event = '333', attempts }) => play(event, { one: attempts }).figures('one'),
})

const Result = z.object({ best: z.number().int(), average: z.number().int() })

/** A round of which only averages and bests are known: one entry each, ranked by the preset's own keys. */
const known = (format: Format): Format => {
  const field = format.fields[0]!
  return {
    ...format,
    groups: [{ ...format.groups[0]!, attempts: 1 }],
    fields: ['best', 'average'].map((id) => ({ ...field, id, name: id })),
    score: { part: 'field', field: 'best' },
    cell: { show: 'field', field: 'best' },
    results: format.results.map((result) => ({
      ...result,
      from: { part: 'last', group: 'solves', of: { part: 'field', field: result.id } },
    })),
  }
}

const ranks = adapter({
  name: 'ranks by averages and bests',
  inputs: z.object({ sort: z.enum(['average', 'best']), results: z.record(z.string(), Result) }),
  run: ({ sort, results }) => {
    const keys = Object.keys(results)
    const { row } = replay(
      known(sort === 'average' ? speedcubingAverage : speedcubingBestOf(3)),
      keys.map((key) => {
        const { best, average } = results[key]!
        const done = best !== NOT_DONE || average !== NOT_DONE
        // An average that is not there yet stands behind every other, as one that is DNF.
        const value = (result: number) => words[result] ?? (result === NOT_DONE ? 'DNF' : result)
        return { key, attempts: done ? [{ best: value(best), average: value(average) }] : [] }
      }),
    )
    return { rank: Object.fromEntries(keys.map((key) => [key, row(key).place])) }
  },
})

const Condition = z.object({ type: z.enum(['ranking', 'percent', 'attemptResult']), level: z.number() })

/** A condition as the cut it stands for, with the limit of every round: equals are in, but at the limit all of them are out. */
function cutOf({ type, level }: z.infer<typeof Condition>): Cut {
  if (type === 'ranking') return Cut.parse({ ...advance, rule: { by: 'places', count: level } })
  if (type === 'percent') return Cut.parse({ ...advance, rule: { by: 'percent', percent: level } })
  return Cut.parse({ ...advance, rule: { by: 'level', level, better: 'low', equal: 'out' } })
}

/** In a final, the first three places, and nobody without a result. */
const podium = Cut.parse({ rule: { by: 'places', count: 3 }, ties: 'in', needs: 'value' })

const Numbers = z.record(z.string(), z.number().nullable())

const advanceByRank = adapter({
  name: 'who advances, by ranks',
  inputs: z.object({ condition: Condition.nullish(), ranks: Numbers }),
  run: ({ condition, ranks: places }) => {
    const contenders = Object.entries(places).map(([id, place]) => ({ id, place, value: place }))
    return { advance: advanceFrom(condition ? cutOf(condition) : podium, contenders).advance }
  },
})

/** Who advances, by one result of everybody: DNF and DNS (negative) and what is not done (0) are no result. */
function advanceByResult(condition: z.infer<typeof Condition>, results: z.infer<typeof Numbers>) {
  const ids = Object.keys(results)
  const values = ids.map((id) => (results[id]! > 0 ? results[id]! : null))
  const places = placesOf(values, (a, b) => a - b)
  return advanceFrom(
    cutOf(condition),
    ids.map((id, index) => ({ id, place: places[index]!, value: values[index]! })),
  ).advance
}

const advanceByBest = adapter({
  name: 'who advances, by best',
  inputs: z.object({ condition: Condition, best: Numbers }),
  run: ({ condition, best }) => ({ advance: advanceByResult(condition, best) }),
})

const advanceByAverage = adapter({
  name: 'who advances, by average',
  inputs: z.object({ condition: Condition, average: Numbers }),
  run: ({ condition, average }) => ({ advance: advanceByResult(condition, average) }),
})

/** Adapters of published speedcubing. */
export const speedcubing = [round, oneCompetitor, ranks, advanceByRank, advanceByBest, advanceByAverage]
