// What was changed after it was entered, by whoever, and why: results that were corrected or taken back, entries of the list that were changed
// or taken off it, and contests that were given other rules.
import type { EventState } from '../apply/state.ts'
import { type Body, factOf } from '../event/entry.ts'
import { briefText, slotName } from '../formats/text.ts'
import { SETUP } from '../ids.ts'
import { type Entered, enteredIn } from './attempts.ts'
import {
  CONTEST_HEADS,
  contestCells,
  type ExportCell,
  type ExportSource,
  type ExportTable,
  PERSON_HEADS,
  personCells,
  whole,
} from './table.ts'

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

function resultRows(source: ExportSource): ExportCell[][] {
  const { state } = source
  const entered = enteredIn(source)
  const all = new Map<string, Entered>()
  for (const one of entered) all.set(keyOf(one, one.entry.seq), one)
  return entered.flatMap((one) => {
    if (one.about === undefined) return []
    const was = all.get(keyOf(one, one.about))
    const head = [one.entry.partition, whole(one.entry.seq), { at: one.entry.at }, one.kind]
    const people = [...contestCells(state, one.contest), ...personCells(state, one.people)]
    const is = one.kind === 'void' ? 'taken back' : saidText(state, one)
    return [[...head, ...people, was ? saidText(state, was) : null, is, one.reason ?? null]]
  })
}

const keyOf = ({ entry, side }: Entered, seq: number) => `${entry.partition}/${seq}/${side ?? ''}`

function listRows({ state, logs }: ExportSource): ExportCell[][] {
  const people = new Map<string, Person>()
  const formats = new Map<string, string>()
  return (logs.get(SETUP) ?? []).flatMap((entry): ExportCell[][] => {
    const fact = factOf(entry)
    const head = (kind: string): ExportCell[] => [entry.partition, whole(entry.seq), { at: entry.at }, kind]
    switch (fact?.kind) {
      case 'competitor.added':
        people.set(fact.body.competitor, fact.body)
        return []
      case 'competitor.changed': {
        const { competitor, reason } = fact.body
        const was = people.get(competitor)
        people.set(competitor, fact.body)
        const who = [competitor, fact.body.bib, fact.body.name, fact.body.team ?? null]
        const texts = [was ? personText(state, was) : null, personText(state, fact.body)]
        return [[...head('entry changed'), ...contestCells(state, undefined), ...who, ...texts, reason]]
      }
      case 'competitor.removed': {
        const { competitor, reason } = fact.body
        const was = people.get(competitor)
        const who = [competitor, was?.bib ?? null, was?.name ?? null, was?.team ?? null]
        return [
          [...head('entry removed'), ...contestCells(state, undefined), ...who, was ? personText(state, was) : null, 'removed', reason],
        ]
      }
      case 'contest.added':
        formats.set(fact.body.contest, fact.body.format.name)
        return []
      case 'contest.reformatted': {
        const { contest, format, reason } = fact.body
        const was = formats.get(contest) ?? null
        formats.set(contest, format.name)
        return [[...head('other rules'), ...contestCells(state, contest), null, null, null, null, was, format.name, reason]]
      }
      default:
        return []
    }
  })
}

/** Every correction, void and change. */
export const correctionsTable = (source: ExportSource): ExportTable => ({
  name: 'Corrections',
  heads: ['Part', 'Entry', 'When', 'What', ...CONTEST_HEADS, ...PERSON_HEADS, 'Was', 'Is', 'Reason'],
  rows: [...listRows(source), ...resultRows(source)],
})
