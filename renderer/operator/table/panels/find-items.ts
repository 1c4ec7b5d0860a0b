// What the finder finds: actions, contests, competitors, and the attempts of those on the table, to correct.
import type { ContestSummary, EntriesView, TableView } from '../../../../core/views/view.ts'
import { pairName, resultOf } from '../../matches/match-words.ts'
import { slotLabel } from '../../input/target.ts'
import { PREPARING } from '../../preflight/found.ts'
import { setUpFor } from '../../setup/use-set-up.ts'
import { contestTitle, progressWords } from '../../state/contest-title.ts'
import type { Operator } from '../../state/operator.ts'
import { act } from '../../keys/act.ts'

/** One thing to find. `words` is what is searched, in lower case. */
export interface Item {
  id: string
  kind: 'action' | 'competitor' | 'entry' | 'contest'
  label: string
  detail: string
  words: string
  run(operator: Operator): void
}

const MOST = 60

const item = (fields: Omit<Item, 'words'>, more = ''): Item => ({ ...fields, words: plain(`${fields.label} ${more}`) })

/** Lower case without accents, so that `muller` finds Müller. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const ACTIONS: readonly Item[] = [
  item({ id: 'undo', kind: 'action', label: 'Undo the last entry', detail: 'Ctrl Z', run: (operator) => void operator.undo() }),
  item({
    id: 'correct',
    kind: 'action',
    label: 'Correct the last entry',
    detail: 'F2',
    run: (operator) => act(operator, { do: 'correct-last' }),
  }),
  item({
    id: 'why',
    kind: 'action',
    label: 'Why this place? Of whoever is up',
    detail: 'F3',
    run: (operator) => act(operator, { do: 'why' }),
  }),
  item(
    {
      id: 'move',
      kind: 'action',
      label: 'Results that belong to others: move them',
      detail: 'Shows who moves, and asks for a reason',
      run: (operator) => operator.show('move'),
    },
    'wrong competitors heat swap exchange',
  ),
  item({ id: 'redeclare', kind: 'action', label: 'Change what is declared', detail: 'F4', run: (operator) => operator.redeclare() }),
  item({
    id: 'order',
    kind: 'action',
    label: 'Back to whom the running order has up',
    detail: 'Home',
    run: (operator) => act(operator, { do: 'order' }),
  }),
  item({ id: 'draw', kind: 'action', label: 'Draw matches', detail: 'F6', run: (operator) => operator.show('draw') }),
  item({ id: 'stage', kind: 'action', label: 'Who goes on to the next stage', detail: 'F7', run: (operator) => operator.show('stage') }),
  item({ id: 'tie', kind: 'action', label: 'Decide between those who are tied', detail: 'F7', run: (operator) => operator.show('tie') }),
  item({ id: 'screens', kind: 'action', label: 'Screens', detail: 'F8', run: (operator) => operator.show('screens') }),
  item({
    id: 'records',
    kind: 'action',
    label: 'Records: what stands, what was claimed',
    detail: '',
    run: (operator) => operator.show('records'),
  }),
  item(
    {
      id: 'paper',
      kind: 'action',
      label: 'Check signed sheets: type them again, see what differs',
      detail: '',
      run: (operator) => operator.show('paper'),
    },
    'paper compare proofread score sheet',
  ),
  item({
    id: 'referee',
    kind: 'action',
    label: 'Referee’s table: rule, disqualify, take back',
    detail: 'F10',
    run: (operator) => operator.rule({}),
  }),
  item({
    id: 'results',
    kind: 'action',
    label: 'Results: announce, protest time, sign off, reopen',
    detail: 'F10',
    run: (operator) => operator.rule('results'),
  }),
  item(
    {
      id: 'devices',
      kind: 'action',
      label: 'Devices: invite phones and judges, late entries',
      detail: 'F1',
      run: (operator) => operator.show('devices'),
    },
    'codes join tablet hand over standby laptop warnings remove',
  ),
  item(
    {
      id: 'documents',
      kind: 'action',
      label: 'Documents: results, protocols, lists, empty sheets',
      detail: 'Ctrl P',
      run: (operator) => operator.show('documents'),
    },
    'print pdf paper medals save entry list start list teams corrections',
  ),
  item({ id: 'publish', kind: 'action', label: 'Publish', detail: 'F9', run: (operator) => operator.show('publish') }),
  item(
    {
      id: 'backup',
      kind: 'action',
      label: 'Backups: on a stick, after each result',
      detail: '',
      run: (operator) => operator.show('backup'),
    },
    'copy folder usb disk',
  ),
  item({
    id: 'updates',
    kind: 'action',
    label: 'Updates: which version this is, and what is newer',
    detail: '',
    run: (operator) => operator.show('updates'),
  }),
  item(
    {
      id: 'export',
      kind: 'action',
      label: 'Export… everything as XLSX, CSV or JSON',
      detail: 'Ctrl E',
      run: (operator) => operator.show('export'),
    },
    'save file spreadsheet excel tables download',
  ),
  item(
    {
      id: 'recovery',
      kind: 'action',
      label: 'Recovery key: print it, so that another laptop can go on',
      detail: '',
      run: (operator) => operator.show('recovery'),
    },
    'standby lost broken laptop paper renew change new key',
  ),
  item(
    {
      id: 'diagnostics',
      kind: 'action',
      label: 'Save a diagnostic bundle, for whoever helps',
      detail: '',
      run: (operator) => operator.show('diagnostics'),
    },
    'log support fault crash report',
  ),
  ...PREPARING.map(({ more, ...fields }) => item(fields, more)),
  item({ id: 'keys', kind: 'action', label: 'Show all keys', detail: '?', run: (operator) => operator.show('keys') }),
  item({
    id: 'setup',
    kind: 'action',
    label: 'Set-up: entry list, contests, running order, screens',
    detail: '',
    run: (operator) => operator.go('setup'),
  }),
  item({
    id: 'rules',
    kind: 'action',
    label: 'Change the rules of this contest',
    detail: 'Shows who moves, and asks for a reason',
    run(operator) {
      const { station, table } = operator.store.getState()
      if (!station?.event || !table) return
      setUpFor(operator, station.event.id).edit({ contest: table.contest })
      operator.go('setup')
    },
  }),
  item({
    id: 'close',
    kind: 'action',
    label: 'Close this event, back to all events',
    detail: 'Everything is saved',
    run: (operator) => void operator.call('event.close', {}),
  }),
]

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
  item({
    id: `contest:${summary.contest}`,
    kind: 'contest',
    label: contestTitle(summary, contests),
    detail: `${progressWords(summary)}${index < 9 ? ` · Ctrl ${index + 1}` : ''}`,
    run: (operator) => void operator.focus(summary.contest),
  })

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
