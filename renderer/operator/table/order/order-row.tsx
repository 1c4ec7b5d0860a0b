// One competitor in the running order. Taking one who is still to come calls that competitor; one who is done is corrected instead.
import { memo } from 'react'
import type { ContestId } from '../../../../core/ids.ts'
import type { OrderRow as Row } from '../../../../core/views/view.ts'
import { Glyph } from '../../parts/glyph.tsx'
import { Said } from '../../parts/words.tsx'
import { useActions } from '../../state/use-operator.ts'

const WORDS: Record<Row['state'], string> = { done: 'done', now: 'up now', next: 'next', waiting: 'waiting', out: 'out' }

/** What stands at the row's end: the result, the status, or what is declared. */
const endOf = ({ cell, status, declared }: Row) => status ?? cell?.text ?? declared ?? ''

export const OrderRow = memo(function OrderRow({ row, contest }: { row: Row; contest: ContestId }) {
  const operator = useActions()
  const { bib, name, state, cell, attempt } = row
  const take = () => {
    if (state === 'out')
      return operator.say({ tone: 'bad', text: `${name} is out (${row.status}). Void that status to take ${name} back in.` })
    if (state === 'done') return cell?.seq === undefined ? undefined : operator.amend({ how: 'correct', seq: cell.seq })
    void operator.focus(contest, { competitor: row.id, slot: row.slot })
  }
  const what = state === 'done' ? `correct ${attempt}` : state === 'out' ? 'out' : `take ${attempt} now`
  return (
    <li>
      <button
        type="button"
        className="order-row"
        data-testid="order-row"
        data-bib={bib}
        data-state={state}
        aria-current={state === 'now' ? 'true' : undefined}
        aria-label={`${bib} ${name}, ${WORDS[state]}${endOf(row) ? `, ${endOf(row)}` : ''}: ${what}`}
        onClick={take}
      >
        <Glyph shape={state === 'done' ? (cell?.state ?? 'mark') : state} />
        <span className="bib">{bib}</span>
        <Said text={name} className="grow" />
        <span className="end" data-cell={cell?.state}>
          {state === 'next' && !row.declared ? 'next' : endOf(row)}
        </span>
      </button>
    </li>
  )
})
