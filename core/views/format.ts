// Formats as people see them: to choose among, and what another one would do to a contest.
import { cardOf, type Contest, type EventState, isBegun, membersOf } from '../apply/state.ts'
import { reformatFault, reformed } from '../decide/reformat.ts'
import type { Attribute, Format } from '../formats/format.ts'
import { families, familyOf, OTHERS } from '../formats/presets/families.ts'
import { presets } from '../formats/presets/presets.ts'
import { briefText, slotName } from '../formats/text.ts'
import { scoreAttempt } from '../standings/score.ts'
import { personOf, standingView } from './standing.ts'
import type { Person, StandingView } from './view.ts'

/** A format as a person chooses among them, with what it wants to know of each competitor. `family`: the heading it is found under. */
export interface PresetChoice {
  id: string
  name: string
  about: string
  rules: Format['rules']
  family: string
  own: boolean
  takes: NonNullable<Format['takes']>
  /** What is typed for each attempt, and how many attempts of what. */
  fields: string[]
  groups: { name: string; attempts: number }[]
  /** How places are made: a sentence for each key. */
  ranking: string[]
  attributes: Attribute[]
}

/** All formats of an event: its own first, then the presets by family. */
export interface FormatsView {
  choices: PresetChoice[]
}

const OWN_FAMILY = 'This event’s own'

/** A format in the list of choices. */
export const choiceOf = (format: Format, own: boolean): PresetChoice => ({
  id: format.id,
  name: format.name,
  about: format.about,
  rules: format.rules,
  family: own ? OWN_FAMILY : familyOf(format.id),
  own,
  takes: format.takes ?? 'attempts',
  fields: format.fields.map(({ name }) => name),
  groups: format.groups.map(({ name, attempts }) => ({ name, attempts })),
  ranking: format.ranking.map(({ because }) => because),
  attributes: format.attributes,
})

const order = [...families.map(({ name }) => name), OTHERS]
const shipped: readonly PresetChoice[] = presets
  .map((format) => choiceOf(format, false))
  .sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family))

/** Every format there is to choose; without an event, the presets. */
export const formatsView = (state: EventState | null): FormatsView => ({
  choices: [...[...(state?.formats.values() ?? [])].map((format) => choiceOf(format, true)), ...shipped],
})

/** Somebody who would stand elsewhere, or with another result. Places are null where unranked. */
export interface ReformatMove {
  person: Person
  from: number | null
  to: number | null
  before: string
  after: string
}

/** What another format would do to a contest, before anybody decides it. */
export interface ReformatView {
  contest: string
  division: string
  /** Names of the formats. */
  from: string
  to: string
  /** Whether results stand: then it has to be confirmed. */
  begun: boolean
  /** Why it can't be done; then the rest is empty. */
  fault: string | null
  competitors: number
  moves: ReformatMove[]
  /** Attempts that had a mark and would have none. */
  unmarked: { person: Person; what: string }[]
}

/** The figures a row is ranked by first, as text. */
const resultOf = (standing: StandingView, row: StandingView['rows'][number]): string => row.note ?? row.results[standing.decisive] ?? ''

/** Who stands elsewhere, or with another result, in one standing than in another. */
export function movesOf(before: StandingView, after: StandingView): ReformatMove[] {
  const was = new Map(before.rows.map((row) => [row.id, row]))
  return after.rows.flatMap((row): ReformatMove[] => {
    const old = was.get(row.id)
    if (!old) return []
    const move = { from: old.place, to: row.place, before: resultOf(before, old), after: resultOf(after, row) }
    if (move.from === move.to && move.before === move.after) return []
    const { id, bib, name, team } = row
    return [{ person: { id, bib, name, ...(team === undefined ? {} : { team }) }, ...move }]
  })
}

function unmarkedBy(state: EventState, contest: Contest, format: Format): ReformatView['unmarked'] {
  return membersOf(state, contest).flatMap((competitor) =>
    (cardOf(state, contest, competitor.id)?.attempts ?? []).flatMap((attempt, slot) => {
      if (!attempt || scoreAttempt(contest.format, attempt.values, slot) === null) return []
      if (scoreAttempt(format, attempt.values, slot) !== null) return []
      return [{ person: personOf(competitor), what: `${slotName(contest.format, slot)} · ${briefText(contest.format, attempt.values)}` }]
    }),
  )
}

/** What a format would do to a contest: who moves, through the same engine on the same results; the state stays as it is. */
export function reformatView(state: EventState, contest: Contest, format: Format): ReformatView {
  const fault = reformatFault(state, contest, format)
  const before = standingView(state, contest.id)!
  const after = fault === null ? standingView(reformed(state, contest, format), contest.id)! : before
  return {
    contest: contest.name,
    division: before.division,
    from: contest.format.name,
    to: format.name,
    begun: isBegun(state, contest),
    fault,
    competitors: before.rows.length,
    moves: fault === null ? movesOf(before, after) : [],
    unmarked: fault === null && contest.format.takes !== 'matches' ? unmarkedBy(state, contest, format) : [],
  }
}
