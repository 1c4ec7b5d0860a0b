// Published gymnastics: finals on one apparatus, two vaults, all-around; and a trampoline's panel.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { allAroundFour, allAroundSix, gymnastics as oneApparatus, vaultFinal } from '../../../formats/presets/gymnastics.ts'
import { trampoline } from '../../../formats/presets/trampoline.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { type Replayed, replay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import type { Json } from '../case-file.ts'

const Routine = z.object({ D: z.number(), E: z.number(), ND: z.number() })
const Person = z.object({ id: z.string() })

const valuesOf = ({ D, E, ND }: z.infer<typeof Routine>) => ({
  difficulty: scaled(D, 1),
  execution: scaled(E, 3),
  ...(ND === 0 ? {} : { deductions: scaled(ND, 1) }),
})

const byId = <T>(people: readonly z.infer<typeof Person>[], value: (id: string) => T) =>
  Object.fromEntries(people.map(({ id }) => [id, value(id)]))

/** Plays a competition: rows, and a column's figure by its id, as the standing prints it. Throws where it shows no such column. */
function figures(format: Format, people: readonly Replayed[]) {
  const { row, standing } = replay(format, people)
  const name = (column: string) => format.results[columnIndex(format, column)]!.name
  const shown = (column: string) => {
    const index = standing.columns.findIndex((candidate) => candidate.name === name(column))
    if (index < 0) throw new Error(`the standing does not show ${name(column)}`)
    return index
  }
  const number = (id: string, column: string) => {
    const text = row(id).results[shown(column)]!
    return text === '' ? null : Number(text)
  }
  return { row, number }
}

const Ranks = z.looseObject({ rank: z.record(z.string(), z.number()) })

/** Places among those who are in the case; null where they are the published ones. */
function placesAmongThese(expected: Record<string, Json>): Json | null {
  const parsed = Ranks.safeParse(expected)
  if (!parsed.success) return null
  const published = Object.entries(parsed.data.rank)
  const rank = Object.fromEntries(published.map(([id, own]) => [id, 1 + published.filter(([, other]) => other < own).length]))
  return published.every(([id, own]) => rank[id] === own) ? null : { ...expected, rank }
}

const readAs = {
  why: 'rank as the place among those in the case: a sheet of which rows are absent still has the ranks of all',
  expected: placesAmongThese,
}

const apparatusFinal = adapter({
  name: 'a final on one apparatus',
  inputs: z.object({ apparatus: z.string(), gymnasts: z.array(Routine.extend({ id: z.string() })).min(1) }),
  run: ({ gymnasts }) => {
    const { row, number } = figures(
      oneApparatus,
      gymnasts.map(({ id, ...routine }) => ({ key: id, attempts: [valuesOf(routine)] })),
    )
    return { score: byId(gymnasts, (id) => number(id, 'score')), rank: byId(gymnasts, (id) => row(id).place) }
  },
})

const twoVaults = adapter({
  name: 'a final of two vaults',
  readAs,
  inputs: z.object({ gymnasts: z.array(Person.extend({ vaults: z.array(Routine).min(1).max(2) })).min(1) }),
  run: ({ gymnasts }) => {
    const { row, number } = figures(
      vaultFinal,
      gymnasts.map(({ id, vaults }) => ({ key: id, attempts: vaults.map(valuesOf) })),
    )
    const vaultsOf = new Map(gymnasts.map(({ id, vaults }) => [id, vaults.length]))
    return {
      vault_score: byId(gymnasts, (id) =>
        row(id)
          .cells.slice(0, vaultsOf.get(id))
          .map(({ text }) => Number(text)),
      ),
      total: byId(gymnasts, (id) => number(id, 'score')),
      rank: byId(gymnasts, (id) => row(id).place),
    }
  },
})

const allAround = adapter({
  name: 'an all-around final',
  readAs,
  inputs: z.object({ gymnasts: z.array(Person.extend({ routines: z.array(Routine.extend({ apparatus: z.string() })).min(1) })).min(1) }),
  run: ({ gymnasts }) => {
    const format =
      new Set(gymnasts.flatMap(({ routines }) => routines.map(({ apparatus }) => apparatus))).size > 4 ? allAroundSix : allAroundFour
    const slot = (apparatus: string) => {
      const index = format.groups.findIndex(({ id }) => id === apparatus.toLowerCase())
      if (index < 0) throw new Error(`${format.name} has no ${apparatus}`)
      return index
    }
    const { row, number } = figures(
      format,
      gymnasts.map(({ id, routines }) => ({
        key: id,
        attempts: routines.reduce<Replayed['attempts']>(
          (attempts, routine) => attempts.with(slot(routine.apparatus), valuesOf(routine)),
          format.groups.map(() => undefined),
        ),
      })),
    )
    const slotsOf = new Map(gymnasts.map(({ id, routines }) => [id, routines.map(({ apparatus }) => slot(apparatus))]))
    return {
      apparatus_score: byId(gymnasts, (id) => slotsOf.get(id)!.map((at) => Number(row(id).cells[at]!.text))),
      total: byId(gymnasts, (id) => number(id, 'score')),
      rank: byId(gymnasts, (id) => row(id).place),
    }
  },
})

const trampolinePanel = adapter({
  name: 'one routine on the trampoline',
  inputs: z.object({ D: z.number(), execution: z.array(z.number()).length(5), time_of_flight: z.number() }),
  run: ({ D, execution, time_of_flight }) => {
    const { number } = figures(trampoline, [
      {
        key: 'gymnast',
        attempts: [{ difficulty: scaled(D, 1), execution: execution.map((mark) => scaled(mark, 1)), flight: scaled(time_of_flight, 3) }],
      },
    ])
    return { execution: number('gymnast', 'execution'), total: number('gymnast', 'score') }
  },
})

/** Adapters of published gymnastics. */
export const gymnastics = [apparatusFinal, twoVaults, allAround, trampolinePanel]
