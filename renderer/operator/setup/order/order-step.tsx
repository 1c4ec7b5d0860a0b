// Step four: who starts when, contest by contest. The order there is without doing anything is a good one: by lot, then as entered.
import { Button } from '@mantine/core'
import { IconDice5, IconHash, IconTicket } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CompetitorId, ContestId } from '../../../../core/ids.ts'
import type { EntriesView, EntryRow } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import { contestTitle } from '../../state/contest-title.ts'
import { Foot } from '../foot.tsx'
import { byLot, byNumber, drawn, randomBelow, reconciled } from '../start-orders.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'
import { OrderList } from './order-list.tsx'

type Contest = EntriesView['contests'][number]

const divisionName = (entries: EntriesView, id: Contest['division']): string =>
  entries.divisions.find((division) => division.id === id)?.name ?? ''

/** Those in which somebody starts: a contest that adds up others has no order of its own. */
const startsOf = (entries: EntriesView): Contest[] => entries.contests.filter(({ takes }) => takes !== 'contests')

/** How an order stands, in words. */
const stateOf = (contest: Contest, unsaved: boolean): string => (unsaved ? 'not saved' : contest.drawn ? 'set' : 'by lot, then as entered')

function Contests({ entries, current, choose }: { entries: EntriesView; current: ContestId; choose(contest: ContestId): void }) {
  const orders = useSetUp(({ orders }) => orders)
  const beside = entries.contests.map(({ division }) => ({ division: divisionName(entries, division) }))
  return (
    <ul className="setup-contests scroll" aria-label="Contests">
      {startsOf(entries).map((contest) => (
        <li key={contest.contest}>
          <button
            type="button"
            className="choice setup-contest"
            aria-current={contest.contest === current}
            data-testid="order-contest"
            onClick={() => choose(contest.contest)}
          >
            <Said
              text={contestTitle({ ...contest, division: divisionName(entries, contest.division) }, beside)}
              className="setup-contest-name"
            />
            <span className={orders.has(contest.contest) ? 'warn small' : 'quiet small'}>
              {contest.order.length} · {stateOf(contest, orders.has(contest.contest))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Contest({ contest, people }: { contest: Contest; people: ReadonlyMap<CompetitorId, EntryRow> }) {
  const { reorder, saveOrders } = useSetUpActions()
  const begun = useSetUp(({ orders }) => orders.get(contest.contest))
  const busy = useSetUp(({ busy }) => busy)
  const order = useMemo(() => (begun ? reconciled(begun, contest.order) : contest.order), [begun, contest.order])
  const rows = useMemo(() => order.flatMap((id) => people.get(id) ?? []), [order, people])
  const [said, setSaid] = useState('')
  const put = (next: CompetitorId[], words: string) => {
    reorder(contest.contest, next)
    setSaid(words)
  }

  return (
    <section className="setup-order card" aria-label="Start list">
      <div className="row setup-order-tools">
        <Button
          variant="default"
          leftSection={<IconHash size={18} />}
          data-testid="order-by-number"
          onClick={() => put(byNumber(rows), 'Ordered by number.')}
        >
          By number
        </Button>
        <Button
          variant="default"
          leftSection={<IconTicket size={18} />}
          data-testid="order-by-lot"
          onClick={() => put(byLot(rows), 'Ordered by lot.')}
        >
          By lot
        </Button>
        <Button
          variant="default"
          leftSection={<IconDice5 size={18} />}
          data-testid="order-draw"
          onClick={() => put(drawn(rows, randomBelow), 'Drawn at random. This order is recorded once you save it.')}
        >
          Draw at random
        </Button>
        <output className="grow quiet small">{said}</output>
        {begun && (
          <Button variant="subtle" data-testid="order-discard" onClick={() => reorder(contest.contest, null)}>
            As it was
          </Button>
        )}
        <Button disabled={!begun || busy} data-testid="order-save" onClick={() => void saveOrders()}>
          {begun ? 'Save the order' : 'Saved'}
        </Button>
      </div>
      {contest.begun && (
        <p className="sentence warn">Results are recorded here already. A new order counts from now on and changes no result.</p>
      )}
      {contest.declares && (
        <p className="quiet small">In each round the lowest declared value goes first; this order decides between equals.</p>
      )}
      <OrderList rows={rows} onMove={(next) => put(next, '')} order={order} />
    </section>
  )
}

export function OrderStep() {
  const entries = useSetUp(({ entries }) => entries)
  const unsaved = useSetUp(({ orders }) => orders.size)
  const { go, saveOrders } = useSetUpActions()
  const [chosen, choose] = useState<ContestId | null>(null)
  const people = useMemo(() => new Map(entries?.competitors.map((row) => [row.id, row])), [entries?.competitors])
  const starts = entries ? startsOf(entries) : []
  const contest = starts.find((each) => each.contest === chosen) ?? starts[0]

  const onward = async () => {
    if (unsaved === 0 || (await saveOrders())) go('screens')
  }
  return (
    <>
      {entries && contest ? (
        <div className="setup-body setup-order-body">
          <Contests entries={entries} current={contest.contest} choose={choose} />
          <Contest key={contest.contest} contest={contest} people={people} />
        </div>
      ) : (
        <div className="setup-body">
          <p className="quiet">There is nobody to put in order yet. Import the competitors first.</p>
        </div>
      )}
      <Foot
        aside={
          <span className="quiet small">
            <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> moves the row you are on; or drag it
          </span>
        }
      >
        <Button variant="default" size="md" onClick={() => go('contests')}>
          Back
        </Button>
        <Button size="md" autoFocus data-testid="next" onClick={() => void onward()}>
          {unsaved > 0 ? 'Save and go on: screens' : 'Next: screens'}
        </Button>
      </Foot>
    </>
  )
}
