// A further contest before it is added: what it would be called, what it would be made of, and the commands that add it.
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { Command } from '../../../../core/decide/command.ts'
import { divisionKey } from '../../../../core/decide/division-name.ts'
import type { ContestId, DivisionId } from '../../../../core/ids.ts'
import type { EntriesView } from '../../../../core/views/view.ts'

type Contest = EntriesView['contests'][number]
type Add = Extract<Command, { name: 'contest.add' }>

/** What a person has said of a contest to add; null where the default is good enough. */
export interface Adding {
  division: DivisionId
  format: string | null
  title: string | null
  sources: readonly ContestId[] | null
  after: ContestId | null
  /** The same in every division. */
  everywhere: boolean
}

/** Nothing said yet. */
export const addingTo = (division: DivisionId): Adding => ({
  division,
  format: null,
  title: null,
  sources: null,
  after: null,
  everywhere: false,
})

/** The contests of a division, in the order they were added. */
export const contestsIn = (entries: EntriesView, division: DivisionId): Contest[] =>
  entries.contests.filter((contest) => contest.division === division)

/** A name that no contest of the division has: the format's own, or that with a number. */
export function usualTitle(name: string, contests: readonly Contest[]): string {
  const taken = new Set(contests.map((contest) => divisionKey(contest.name)))
  let title = name
  for (let number = 2; taken.has(divisionKey(title)); number++) title = `${name} ${number}`
  return title
}

/** What an overall adds up unless somebody says otherwise: everything that is scored at a table. */
export const usualSources = (contests: readonly Contest[]): ContestId[] =>
  contests.filter(({ takes }) => takes !== 'contests').map(({ contest }) => contest)

/** What is added up, in the order in which the contests stand. */
export const sourcesOf = (adding: Adding, contests: readonly Contest[]): ContestId[] => {
  const chosen = new Set(adding.sources ?? usualSources(contests))
  return contests.filter(({ contest }) => chosen.has(contest)).map(({ contest }) => contest)
}

/** The contests of another division that are called like these of the first; those without a like are left out. */
function alike(ids: readonly ContestId[], entries: EntriesView, division: DivisionId): ContestId[] {
  const own = contestsIn(entries, division)
  return ids.flatMap((id) => {
    const name = entries.contests.find(({ contest }) => contest === id)?.name ?? ''
    return own.find((contest) => divisionKey(contest.name) === divisionKey(name))?.contest ?? []
  })
}

/** The commands that add it, one a division; its own division first. */
export function commandsOf(adding: Adding, format: PresetChoice, entries: EntriesView): Add[] {
  const { division: first, title, after, everywhere } = adding
  const own = contestsIn(entries, first)
  const name = title?.trim() || usualTitle(format.name, own)
  const sources = format.takes === 'contests' ? sourcesOf(adding, own) : []
  const others = everywhere ? entries.divisions.map(({ id }) => id).filter((id) => id !== first) : []
  return [first, ...others].map((division): Add => {
    const [before] = after === null ? [] : alike([after], entries, division)
    return {
      name: 'contest.add',
      division,
      format: format.id,
      title: name,
      ...(format.takes === 'contests' ? { sources: alike(sources, entries, division) } : {}),
      ...(before === undefined ? {} : { after: before }),
    }
  })
}

/** Where a contest's results come from, in words; empty where they are simply taken at the table. */
export function fedBy({ sources, after, takes }: Contest, entries: EntriesView): string {
  const nameOf = (id: ContestId) => entries.contests.find(({ contest }) => contest === id)?.name ?? 'a contest that is gone'
  if (takes === 'contests') return `adds up ${sources.map(nameOf).join(', ')}`
  return [after === undefined ? '' : `goes on from ${nameOf(after)}`, takes === 'matches' ? 'matches' : ''].filter(Boolean).join(' · ')
}
