// What was changed after it was entered, by whoever, and why: results that were corrected or taken back, entries of the list that were changed
// or taken off it, and contests that were given other rules.
import type { EventState } from '../apply/state.ts'
import { type Body, factOf } from '../event/entry.ts'
import { briefText, slotName } from '../formats/text.ts'
import { type ContestId, SETUP } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'
import { type Entered, enteredIn } from './entered.ts'
import {
  contestColumns,
  entryColumns,
  type ExportSource,
  type ExportTable,
  peopleOf,
  personColumns,
  type Someone,
  tableOf,
} from './table.ts'

/** One change: the entry that made it, whom or what it is about, and what was and is. */
interface Change {
  entry: SealedEntry
  kind: string
  contest?: ContestId | undefined
  people?: readonly Someone[]
  was: string | null
  is: string
  reason: string | null
}

type Person = Pick<Body<'competitor.changed'>, 'bib' | 'name' | 'team' | 'division' | 'lot' | 'attributes'>

function personText({ divisions }: EventState, { bib, name, team, division, lot, attributes }: Person): string {
  const more = Object.entries(attributes ?? {}).map(([id, value]) => `${id} ${value}`)
  const place = divisions.get(division)?.name ?? division
  return [bib, name, team, place, lot === undefined ? undefined : `lot ${lot}`, ...more].filter((text) => text !== undefined).join(' · ')
}

/** What an entry said: `Round 2 · 215.0 kg · WWR`. */
function saidText(state: EventState, { contest, slot, match, values, status, note }: Entered): string {
  const format = contest === undefined ? undefined : state.contests.get(contest)?.format
  const where = slot !== undefined && format ? slotName(format, slot) : match === undefined ? '' : `Match ${match}`
  const what = status ?? (values && format ? (Object.keys(values).length === 0 ? 'passed' : briefText(format, values)) : '')
  return [where, what, note].filter(Boolean).join(' · ')
}

function ofResults(source: ExportSource): Change[] {
  const { state } = source
  const entered = enteredIn(source)
  const all = new Map<string, Entered>()
  for (const one of entered) all.set(keyOf(one, one.entry.seq), one)
  return entered.flatMap((one): Change[] => {
    const { entry, kind, contest, people, about, reason = null } = one
    if (about === undefined) return []
    const was = all.get(keyOf(one, about))
    const is = kind === 'void' ? 'taken back' : saidText(state, one)
    return [{ entry, kind, contest, people: peopleOf(state, people), was: was ? saidText(state, was) : null, is, reason }]
  })
}

const keyOf = ({ entry, side }: Entered, seq: number) => `${entry.partition}/${seq}/${side ?? ''}`

function ofTheList({ state, logs }: ExportSource): Change[] {
  const people = new Map<string, Person>()
  const formats = new Map<string, string>()
  return (logs.get(SETUP) ?? []).flatMap((entry): Change[] => {
    const fact = factOf(entry)
    switch (fact?.kind) {
      case 'competitor.added':
        people.set(fact.body.competitor, fact.body)
        return []
      case 'competitor.changed': {
        const { competitor: id, reason, ...now } = fact.body
        const was = people.get(id)
        people.set(id, now)
        const texts = { was: was ? personText(state, was) : null, is: personText(state, now) }
        return [{ entry, kind: 'entry changed', people: [{ id, ...now }], ...texts, reason }]
      }
      case 'competitor.removed': {
        const { competitor: id, reason } = fact.body
        const was = people.get(id)
        return [{ entry, kind: 'entry removed', people: [{ id, ...was }], was: was ? personText(state, was) : null, is: 'removed', reason }]
      }
      case 'contest.added':
        formats.set(fact.body.contest, fact.body.format.name)
        return []
      case 'contest.reformatted': {
        const { contest, format, reason } = fact.body
        const was = formats.get(contest) ?? null
        formats.set(contest, format.name)
        return [{ entry, kind: 'other rules', contest, was, is: format.name, reason }]
      }
      default:
        return []
    }
  })
}

/** Every correction, void and change. */
export const correctionsTable = (source: ExportSource): ExportTable =>
  tableOf<Change>(
    'Corrections',
    [...ofTheList(source), ...ofResults(source)],
    [
      ...entryColumns<Change>(),
      ...contestColumns<Change>(source.state, ({ contest }) => contest),
      ...personColumns<Change>(({ people = [] }) => people),
      ['Was', ({ was }) => was],
      ['Is', ({ is }) => is],
      ['Reason', ({ reason }) => reason],
    ],
  )
