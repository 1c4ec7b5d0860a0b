// Who goes on, as a person tries it: the field cut by the rule, and the undecided as they were chosen.
import { advanceFrom, type Cut } from '../../../core/stages/cut.ts'
import type { StageView } from '../../../core/views/match-view.ts'

type Contender = StageView['field'][number]

/** Equals about whom the rules don't decide: so many of them fit. `all`: every one may be taken too. */
export interface OpenChoice {
  people: Contender[]
  open: number
  all: boolean
  /** Whether as many are chosen as may be. */
  settled: boolean
}

/** Those who go on for certain, those to choose among, and how many are out. */
export interface Going {
  sure: Contender[]
  choices: OpenChoice[]
  out: number
  /** Nothing is left to choose. */
  settled: boolean
}

/** Cuts a field. The station decides by the same rule; this only shows it. */
export function goingOn(field: StageView['field'], cut: Cut, chosen: ReadonlySet<string>): Going {
  const byId = new Map(field.map((one) => [one.id, one]))
  const { advance, undecided } = advanceFrom(cut, field)
  const choices = undecided.map(({ ids, open, all }): OpenChoice => {
    const count = ids.filter((id) => chosen.has(id)).length
    return { people: ids.map((id) => byId.get(id)!), open, all, settled: count === open || (all && count === ids.length) }
  })
  const going = advance.length + choices.reduce((sum, { people }) => sum + people.filter(({ id }) => chosen.has(id)).length, 0)
  return { sure: advance.map((id) => byId.get(id)!), choices, out: field.length - going, settled: choices.every(({ settled }) => settled) }
}

/** Whether the stage that was made has just those who go on now. */
export const isSameField = ({ sure, choices }: Going, chosen: ReadonlySet<string>, people: readonly string[]): boolean => {
  const going = [...sure, ...choices.flatMap((choice) => choice.people.filter(({ id }) => chosen.has(id)))].map(({ id }) => id)
  return going.length === people.length && going.every((id) => people.includes(id))
}
