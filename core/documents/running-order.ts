// In what order it goes: the start list, the round that is on where the order changes from round to round, or who meets whom.
import { type Contest, type EventState, membersOf } from '../apply/state.ts'
import { attributeText, slotName } from '../formats/text.ts'
import { compareStart } from '../standings/start-order.ts'
import { hasTurns } from '../standings/turns.ts'
import { runningOrder } from '../views/running-order.ts'
import { contestLine, type Content, type Making, narrow, note, words } from './making.ts'
import { matchRounds, roundParts } from './match-tables.ts'
import type { PaperPart, PaperTable } from './paper.ts'

const NOBODY = 'Nobody is in this contest.'

/** Who starts, as drawn. */
function startList(state: EventState, contest: Contest): PaperTable {
  const people = membersOf(state, contest).sort((a, b) => compareStart(contest, a, b))
  const hasTeams = people.some(({ team }) => team !== undefined)
  const told = contest.format.attributes.filter(({ id }) => people.some(({ attributes }) => attributes?.[id] !== undefined))
  return {
    part: 'table',
    columns: [
      narrow('Start'),
      narrow('No.'),
      words('Name', 3),
      ...(hasTeams ? [words('Club', 2)] : []),
      ...told.map(({ name, unit, options }) => narrow(unit ? `${name} (${unit})` : name, options ? 'start' : 'point')),
    ],
    rows: people.map(({ bib, name, team, attributes }, index) => ({
      cells: [
        String(index + 1),
        bib,
        name,
        ...(hasTeams ? [team ?? ''] : []),
        ...told.map((attribute) => attributeText(attribute, attributes?.[attribute.id])),
      ],
    })),
    empty: NOBODY,
  }
}

/** The round that is on, in the order in which its competitors are called. */
function roundOrder(state: EventState, contest: Contest): PaperPart[] {
  const { order, slot } = runningOrder(state, contest, null, 0)
  if (slot === null) return [note('All rounds are over.')]
  const declares = order.some(({ declared }) => declared !== undefined)
  const hasTeams = order.some(({ team }) => team !== undefined)
  return [
    {
      part: 'heading',
      text: slotName(contest.format, slot),
      about: 'Whoever declares anew is called anew.',
    },
    {
      part: 'table',
      columns: [
        narrow('Order'),
        narrow('No.'),
        words('Name', 3),
        ...(hasTeams ? [words('Club', 2)] : []),
        ...(declares ? [narrow('Declared', 'point')] : []),
        words('Remarks', 1),
      ],
      rows: order.map((row, index) => ({
        cells: [
          String(index + 1),
          row.bib,
          row.name,
          ...(hasTeams ? [row.team ?? ''] : []),
          ...(declares ? [row.state === 'done' ? '' : (row.declared ?? '')] : []),
          row.state === 'out' ? (row.status ?? 'takes no more') : row.state === 'done' ? `done: ${row.cell?.text ?? ''}` : '',
        ],
        ...(row.state === 'out' ? { tone: 'quiet' as const } : {}),
      })),
      empty: NOBODY,
    },
  ]
}

/** The running order of a contest. */
export function paperOrder({ state }: Making, contest: Contest): Content {
  const { format } = contest
  const base = { about: contestLine(state, contest), stands: null }
  if (format.takes === 'matches') {
    const rounds = matchRounds(state, contest)
    if (rounds.length === 0)
      return { ...base, parts: [note('Nothing is drawn yet. Those who are in, as they will be drawn from:'), startList(state, contest)] }
    return {
      ...base,
      parts: rounds.flatMap(({ round, matches }): PaperPart[] => [
        { part: 'heading', text: `Round ${round}` },
        ...roundParts(matches, null),
      ]),
    }
  }
  const list: PaperPart[] = [{ part: 'heading', text: 'Start list' }, startList(state, contest)]
  // Where every round goes like the first, the start list is all there is to say.
  if (format.order.by === 'start-list' && !hasTurns(format)) return { ...base, parts: [...list, note('Every round goes in this order.')] }
  return { ...base, parts: [...list, ...roundOrder(state, contest)] }
}
