// The last entries, newest first, each with what can still be done about it; and the word on what was just done.
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import { amendableOf } from '../../state/amendable.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { Amend } from './amend.tsx'
import { JudgedRow } from './judged-row.tsx'
import { RecentRow } from './recent-row.tsx'
import { ReformattedRow } from './reformatted-row.tsx'
import './recent.css'

function Notice() {
  const operator = useActions()
  const notice = useOperator((state) => state.notice)
  return (
    <div aria-live="polite">
      {notice && (
        <p className={`sentence notice ${notice.tone}`} data-testid="notice" data-tone={notice.tone}>
          <span className="grow">{notice.text}</span>
          <button type="button" className="plain" aria-label="Close" onClick={() => operator.say(null)}>
            <IconX size={16} />
          </button>
        </p>
      )}
    </div>
  )
}

/** The entry being amended, where it is too far back to stand among the last ones. */
function Amending() {
  const operator = useActions()
  const table = useOperator((state) => state.table)
  const amending = useOperator((state) => state.amending)
  const amendable = useMemo(() => (table && amending ? amendableOf(table, amending.seq) : null), [table, amending])
  if (!table || !amending) return null
  if (!amendable)
    return (
      <p className="sentence warn notice" data-testid="amend-gone">
        <span className="grow">That entry was replaced or voided meanwhile; nothing was changed.</span>
        <button type="button" className="plain" onClick={() => operator.amend(null)}>
          Close
        </button>
      </p>
    )
  if (table.recent.some(({ seq }) => seq === amending.seq)) return null
  return <Amend key={`${amending.how}:${amending.seq}`} how={amending.how} entry={amendable} fields={table.fields} />
}

export function Recent() {
  const operator = useActions()
  const recent = useOperator(({ table }) => table?.recent)
  const fields = useOperator(({ table }) => table?.fields)
  const amending = useOperator((state) => state.amending)
  const reformatted = useOperator(({ table }) => table?.reformatted)
  const judged = useOperator(({ table }) => table?.judged)
  const list = useRef<HTMLOListElement>(null)
  /** Other rules that came after an entry and before the one above it, by the clock: they stand in another partition. */
  const told = (index: number) =>
    (reformatted ?? []).filter(({ at }) => at < (recent?.[index - 1]?.at ?? Infinity) && at >= (recent?.[index]?.at ?? -Infinity))
  const newest = recent?.[0]?.seq
  // The newest entry is in sight, except while an older one is being amended.
  useEffect(() => {
    if (newest !== undefined && amending === null) list.current?.scrollTo({ top: 0 })
  }, [newest, amending])
  return (
    <section className="recent" aria-label="Last entries" data-testid="recent">
      <div className="region-head">
        <h2>Last entries</h2>
        <Button
          className="undo"
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={16} />}
          title="Undo the last entry, as a recorded correction (Ctrl Z)"
          data-testid="undo"
          onClick={() => void operator.undo()}
        >
          Undo
        </Button>
      </div>
      <Notice />
      <Amending />
      <ol className="scroll" ref={list}>
        {recent?.map((entry, index) => (
          <Fragment key={entry.seq}>
            {told(index).map((each) => (
              <ReformattedRow key={each.seq} told={each} />
            ))}
            <RecentRow entry={entry} fields={fields} amending={amending?.seq === entry.seq ? amending.how : null} />
          </Fragment>
        ))}
        {told(recent?.length ?? 0).map((each) => (
          <ReformattedRow key={each.seq} told={each} />
        ))}
        {judged?.map((each) => (
          <JudgedRow key={`${each.person.id} ${each.slot}`} judged={each} />
        ))}
        {recent?.length === 0 && !judged?.length && <li className="quiet none-yet">Nothing is recorded in this contest yet.</li>}
      </ol>
    </section>
  )
}
