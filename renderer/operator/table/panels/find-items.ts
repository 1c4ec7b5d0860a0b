// What the finder finds: actions, contests, competitors, and the attempts of those on the table, to correct.
import type { ContestSummary, EntriesView, TableView } from '../../../../core/views/view.ts'
import { pairName, resultOf } from '../../matches/match-words.ts'
import { slotLabel } from '../../input/target.ts'
import { contestTitle, progressWords } from '../../state/contest-title.ts'
import type { Operator } from '../../state/operator.ts'
import { ACTIONS } from './find-actions.ts'
import { type Item, item, plain } from './find-item.ts'

const MOST = 60

/** Competitors with where they stand; one who has something to take is called, and every attempt recorded can be corrected. */
function competitorItems(table: TableView): Item[] {
  const { standing, order, contest, takes } = table
  const turns = new Map(order.map((row) => [row.id, row]))
  return standing.rows.flatMap((row) => {
    const turn = turns.get(row.id)
    const open = row.status || takes === 'contests' ? undefined : row.cells.find(({ state }) => state === 'todo' || state === 'open')
    const slot = turn && turn.state !== 'done' && turn.state !== 'out' ? turn.slot : open?.slot
    const attempt = slot === undefined ? null : slotLabel(standing.groups, slot)
    const place = row.note ?? (row.place === null ? '' : `place ${row.place}`)
    const who = item(
      {
        id: `competitor:${row.id}`,
        kind: 'competitor',
        label: `${row.bib} ${row.name}`,
        detail: [row.team, place, attempt === null ? '' : `take ${attempt} now`].filter(Boolean).join(' · '),
        run: (operator) =>
          slot === undefined
            ? operator.say({ tone: 'bad', text: `${row.name} has nothing left to take in this contest.` })
            : void operator.focus(contest, { competitor: row.id, slot }),
      },
      row.team,
    )
    const entries = row.cells.flatMap(({ seq, slot: at, text, detail }) =>
      seq === undefined
        ? []
        : [
            item({
              id: `entry:${seq}`,
              kind: 'entry',
              label: `Correct ${slotLabel(standing.groups, at)} of ${row.bib} ${row.name}`,
              detail: detail ?? text,
              run: (operator) => operator.amend({ how: 'correct', seq }),
            }),
          ],
    )
    const why = item({
      id: `why:${row.id}`,
      kind: 'entry',
      label: `Why is ${row.bib} ${row.name} there?`,
      detail: place,
      run: (operator) => operator.explain(row.id),
    })
    const rule = item({
      id: `rule:${row.id}`,
      kind: 'entry',
      label: `Rule on ${row.bib} ${row.name}`,
      detail: 'overrule, penalise, disqualify',
      run: (operator) => operator.rule({ competitor: row.id }),
    })
    return [who, why, rule, ...entries]
  })
}

/** Where competitors meet: each with the match that waits for them, and every result to be corrected. */
function matchItems({ standing, contest, matches }: TableView): Item[] {
  const all = matches?.rounds.flatMap((round) => round.matches) ?? []
  const who = standing.rows.map((row) => {
    const open = all.find(({ state, sides }) => state !== 'done' && sides.some(({ people }) => people.some(({ id }) => id === row.id)))
    const place = row.note ?? (row.place === null ? '' : `place ${row.place}`)
    return item(
      {
        id: `competitor:${row.id}`,
        kind: 'competitor',
        label: `${row.bib} ${row.name}`,
        detail: [row.team, place, open ? `take ${open.title} now` : ''].filter(Boolean).join(' · '),
        run: (operator) =>
          open
            ? void operator.focus(contest, { match: open.match })
            : operator.say({ tone: 'bad', text: `Nothing that is drawn waits for ${row.name}.` }),
      },
      row.team,
    )
  })
  const results = all.flatMap((row) => {
    const { seq } = row
    if (seq === undefined) return []
    const run = (operator: Operator) => operator.amend({ how: 'correct', seq })
    return [item({ id: `entry:${seq}`, kind: 'entry', label: `Correct ${row.title}: ${pairName(row)}`, detail: resultOf(row), run })]
  })
  return [...who, ...results]
}

const contestItem = (summary: ContestSummary, index: number, contests: readonly ContestSummary[]): Item =>
  item(
    {
      id: `contest:${summary.contest}`,
      kind: 'contest',
      label: contestTitle(summary, contests),
      detail: [summary.session, progressWords(summary), index < 9 ? `Ctrl ${index + 1}` : ''].filter(Boolean).join(' · '),
      run: (operator) => void operator.focus(summary.contest),
    },
    summary.session,
  )

/** Competitors of the event's other contests: found by going where they are. */
function elsewhereItems(entries: EntriesView, table: TableView | null, contests: readonly ContestSummary[]): Item[] {
  const here = new Set(table?.standing.rows.map(({ id }) => id))
  return entries.competitors.flatMap(({ id, bib, name, team, division }) => {
    const contest = here.has(id) ? undefined : contests.find(({ divisionId }) => divisionId === division)
    if (!contest) return []
    const fields = {
      id: `competitor:${id}`,
      kind: 'competitor' as const,
      label: `${bib} ${name}`,
      detail: `go to ${contestTitle(contest, contests)}`,
      run: (operator: Operator) => void operator.focus(contest.contest),
    }
    return [item(fields, team)]
  })
}

/** All there is to find. */
export function allItems(table: TableView | null, contests: readonly ContestSummary[], entries: EntriesView | null): Item[] {
  return [
    ...ACTIONS,
    ...contests.map(contestItem),
    ...(table ? (table.takes === 'matches' ? matchItems(table) : competitorItems(table)) : []),
    ...(entries ? elsewhereItems(entries, table, contests) : []),
  ]
}

/** Those in which every word of the query occurs; a start number that is the query stands first. Attempts only where something was asked. */
export function found(items: readonly Item[], query: string): Item[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const matching = items.filter((one) => (words.length > 0 || one.kind !== 'entry') && words.every((word) => one.words.includes(word)))
  const rank = ({ kind, label }: Item) => {
    const first = kind === 'competitor' && words[0] !== undefined && plain(label).split(' ')[0] === words[0]
    return first ? 0 : kind === 'entry' ? 2 : 1
  }
  return matching.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST)
}
