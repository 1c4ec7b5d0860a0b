// What the table does for a key or for what the finder found.
import type { Operator } from '../state/operator.ts'
import { type KeyAction, stepFrom } from './keys.ts'

/** Does an action. */
export function act(operator: Operator, action: KeyAction): void {
  const { table, station, panel } = operator.store.getState()
  switch (action.do) {
    case 'find':
    case 'keys':
    case 'screens':
    case 'publish':
    case 'draw':
    case 'export':
    case 'referee':
    case 'devices':
    case 'documents':
    case 'sessions':
    case 'preflight':
      return operator.show(action.do)
    case 'after':
      return operator.show(table && table.ties.length > 0 ? 'tie' : 'stage')
    case 'undo':
      return void operator.undo()
    case 'order':
      if (table) void operator.focus(table.contest)
      return
    case 'why': {
      const who = table?.now?.id ?? table?.standing.rows[0]?.id
      return who && panel !== 'why' ? operator.explain(who) : operator.show('standing')
    }
    case 'redeclare':
      return operator.redeclare()
    case 'correct-last': {
      const last = table?.recent.find(({ can }) => can.correct)
      if (last) operator.amend({ how: 'correct', seq: last.seq })
      else operator.say({ tone: 'bad', text: 'There is nothing to correct in this contest.' })
      return
    }
    case 'contest': {
      const contest = station?.event?.contests[action.index]
      if (contest) void operator.focus(contest.contest)
      return
    }
    case 'step': {
      if (table?.matches) {
        const row = stepFrom(
          table.matches.rounds.flatMap(({ matches }) => matches),
          table.matches.now?.id,
          action.by,
        )
        if (row) void operator.focus(table.contest, { match: row.match })
        return
      }
      const row = table && stepFrom(table.order, table.now?.id, action.by)
      if (row) void operator.focus(table.contest, { competitor: row.id, slot: row.slot })
    }
  }
}
