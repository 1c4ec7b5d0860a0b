// How a format scores teams: a rule, and which figure of each member it adds up.
import { TeamRule } from '../standings/teams.ts'
import type { Format } from './format.ts'
import { FieldId as Id } from './value.ts'

/** A rule for teams, and the column whose figures it adds up; `place` is the place in the contest itself. */
export const TeamUse = TeamRule.extend({ of: Id })

/** What is wrong with the teams of a format, or null. `isList`: whether a column gives a list, which can't be added up. */
export function teamFault({ teams, results }: Format, isList: (id: string) => boolean): string | null {
  if (!teams || teams.of === 'place') return null
  if (!results.some(({ id }) => id === teams.of)) return `teams add up no result ${teams.of}`
  return isList(teams.of) ? `${teams.of} is a list, and can only be ranked by` : null
}
