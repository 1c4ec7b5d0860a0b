// The protocol of a contest: all that was recorded, attempt by attempt, with judges' marks and the time of day.
import { cardOf, type Contest, type EventState, membersOf } from '../apply/state.ts'
import { judgeName } from '../formats/panels.ts'
import { briefText, fieldTextWithUnit, isDeclared, slotName } from '../formats/text.ts'
import { rankingOf } from '../standings/ranking.ts'
import { scoreText } from '../standings/score.ts'
import { slotCount } from '../standings/slots.ts'
import { compareStart } from '../standings/start-order.ts'
import { cellOf } from '../views/standing.ts'
import { versionsOf } from '../views/results-life.ts'
import { contestLine, type Content, lifeParts, type Making, narrow, note, OFFICIALS, words } from './making.ts'
import { matchRounds, type PrintedMatch, roundParts } from './match-tables.ts'
import type { PaperPart, PaperRow } from './paper.ts'
import { attemptAt } from './written.ts'

const EMPTY = 'Nothing is recorded in this contest.'

/** What an entry of the table says beside its values: that it is a correction, and why. */
function correction({ state, clock }: Making, { partition }: Contest, seq: number, first: number): string {
  const entry = seq === first ? undefined : state.ledgers.get(partition)?.get(seq)
  return entry ? `corrected ${clock.second(entry.at)}: ${entry.reason ?? ''}` : ''
}

/** One attempt of one competitor; null where there is nothing of it. */
function attemptRow(making: Making, contest: Contest, id: Parameters<typeof cardOf>[2], slot: number): PaperRow | null {
  const { state, clock } = making
  const { format } = contest
  const { bib, name } = state.competitors.get(id)!
  const card = cardOf(state, contest, id)
  const attempt = card?.attempts[slot]
  const declared = card?.declared[slot]
  const wait = card?.waits?.[slot]
  if (!attempt && !declared && !wait) return null
  const score = rankingOf(state, contest).byCompetitor.get(id)?.line.slots[slot]?.score
  const cell = cellOf(contest, card, slot, score, true)
  const at = attemptAt(state, contest, id, slot, attempt ?? wait?.own)
  const announced = format.fields
    .filter((field) => isDeclared(field) && declared?.[field.id] !== undefined)
    .map((field) => fieldTextWithUnit(field, declared?.[field.id]))
    .join(' · ')
  const values = attempt
    ? Object.keys(attempt.values).length === 0
      ? 'passed'
      : briefText(format, attempt.values)
    : wait
      ? (cell.detail ?? '')
      : `${announced} declared`
  const remarks = [
    ...(attempt ? [correction(making, contest, attempt.seq, attempt.first)] : []),
    ...(cell.ruled ? [`ruled: ${cell.ruled.reason}; recorded: ${cell.ruled.was}`] : []),
    ...(cell.waits ? [`does not count yet. ${cell.waits}`] : []),
  ]
  const counts = attempt ? (score === null || score === undefined ? '–' : scoreText(format, slot, score)) : ''
  return {
    cells: [bib, name, values, counts, at === null ? '' : clock.second(at), remarks.filter(Boolean).join('\n')],
    ...(attempt ? {} : { tone: 'quiet' as const }),
  }
}

/** Attempts, round by round in the order of the start list. */
function attempts(making: Making, contest: Contest): PaperPart[] {
  const { state } = making
  const people = membersOf(state, contest).sort((a, b) => compareStart(contest, a, b))
  return Array.from({ length: slotCount(contest.format) }, (_, slot): PaperPart[] => {
    const rows = people.flatMap(({ id }) => attemptRow(making, contest, id, slot) ?? [])
    if (rows.length === 0) return []
    return [
      { part: 'heading', text: slotName(contest.format, slot) },
      {
        part: 'table',
        columns: [narrow('No.'), words('Name', 3), words('Recorded', 3), narrow('Counts', 'point'), narrow('Time'), words('Remarks', 2)],
        rows,
        empty: '',
      },
    ]
  }).flat()
}

function matches(making: Making, contest: Contest): PaperPart[] {
  const { state, clock } = making
  const said = ({ match: { recorded } }: PrintedMatch) => {
    const entry = recorded && recorded.first > 0 ? state.ledgers.get(contest.partition)?.get(recorded.first) : undefined
    const remarks = recorded
      ? [correction(making, contest, recorded.seq, recorded.first), recorded.ruled ? `ruled: ${recorded.ruled.reason}` : '']
      : ['not recorded']
    return { time: entry ? clock.second(entry.at) : '', remarks: remarks.filter(Boolean).join('\n') }
  }
  return matchRounds(state, contest).flatMap(({ round, matches: own }): PaperPart[] => [
    { part: 'heading', text: `Round ${round}` },
    ...roundParts(own, said),
  ])
}

/** Who is out, since when. */
function statuses({ state, clock }: Making, contest: Contest): PaperPart[] {
  const nameOf = (status: string) => contest.format.statuses.find(({ code }) => code === status)?.name
  const rows = membersOf(state, contest)
    .sort((a, b) => compareStart(contest, a, b))
    .flatMap(({ id, bib, name }): PaperRow[] => {
      const status = cardOf(state, contest, id)?.status
      if (!status) return []
      const at = status.seq > 0 ? state.ledgers.get(contest.partition)?.get(status.seq)?.at : undefined
      const text = nameOf(status.code)
      return [
        {
          cells: [
            bib,
            name,
            text ? `${status.code} (${text})` : status.code,
            at === undefined ? '' : clock.second(at),
            status.ruled ? `ruled: ${status.ruled.reason}` : '',
          ],
        },
      ]
    })
  if (rows.length === 0) return []
  const columns = [narrow('No.'), words('Name', 3), words('Status', 3), narrow('Time'), words('Remarks', 2)]
  return [
    { part: 'heading', text: 'Statuses' },
    { part: 'table', columns, rows, empty: '' },
  ]
}

/** Whose marks stand in which order. */
function judges({ format, judges: panels = [] }: Contest): PaperPart[] {
  return panels.map((panel) => {
    const field = format.fields.find(({ id }) => id === panel.field)?.name ?? panel.field
    const names = panel.partitions.map((_, position) => judgeName(format, panels, panel, position))
    return note(`${field}: ${names.join(', ')}, in this order.`)
  })
}

/** When results were announced and signed. */
function announcements(state: EventState, { clock }: Making, { id }: Contest): PaperPart[] {
  const versions = versionsOf(state, id).toReversed()
  if (versions.length === 0) return []
  const told = versions.flatMap(({ version, at, until, supersedes, reason, official, reopened }) => [
    `${clock.second(at)}: results announced as version ${version}${supersedes === undefined ? '' : `, in place of version ${supersedes}`}${reason ? `: ${reason}` : ''}; open to protests until ${clock.minute(until)}.`,
    ...(official ? [`${clock.second(official.at)}: version ${version} official, signed off by ${official.by}.`] : []),
    ...(reopened ? [`${clock.second(reopened.at)}: version ${version} reopened: ${reopened.reason}.`] : []),
  ])
  return [{ part: 'heading', text: 'Announcements' }, ...told.map(note)]
}

/** The protocol of a contest. */
export function protocol(making: Making, contest: Contest): Content {
  const { state } = making
  const { stands, notes } = lifeParts(making, contest)
  const recorded = contest.format.takes === 'matches' ? matches(making, contest) : attempts(making, contest)
  return {
    about: contestLine(state, contest),
    stands,
    parts: [
      ...notes,
      ...judges(contest),
      ...(recorded.length > 0 ? recorded : [note(EMPTY)]),
      ...statuses(making, contest),
      ...announcements(state, making, contest),
      OFFICIALS,
    ],
  }
}
