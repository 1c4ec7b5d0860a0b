// What came too late, part by part: kept outside the results until a person takes it in or leaves it out. Nothing goes by itself.
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { DevicesView } from '../../../core/contract/hub.ts'
import type { LateView, PartitionView } from '../../../core/views/devices.ts'
import { useActions } from '../state/use-operator.ts'
import { LateRow } from './late-row.tsx'
import { inPlain, ownerIn } from './owners.ts'
import { isPassing, settle, type SettledAll, whilePassing, whyNotNow } from './settle.ts'
import { writtenAt } from './written-at.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** So many are drawn; the rest come up as these are settled. */
const MOST = 30

function Part({ part, view }: { part: PartitionView; view: DevicesView }) {
  const { send } = useActions()
  const [told, setTold] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { words, role, tray } = part
  const owner = ownerIn(view, part)
  const stuck = whyNotNow(role, owner)
  // That its device still sends passes by itself, and a press waits for it: a line that comes and goes would only move what is pressed.
  const said = owner?.device?.state === 'here' ? null : stuck
  /** As it is when a press comes to its turn, which may be after another one's. */
  const newest = useRef({ part, view, stuck, owner })
  useEffect(() => void (newest.current = { part, view, stuck, owner }))
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  async function runNow(commands: Parameters<typeof settle>[3]): Promise<SettledAll> {
    await whilePassing(() => isPassing(newest.current.owner, Date.now()), pause)
    const now = newest.current
    if (now.stuck !== null) return { done: 0, problem: { kind: 'refused', message: now.stuck } }
    setBusy(true)
    const { done, problem } = await settle(send, now.part, now.view.key, commands)
    setBusy(false)
    return { done, problem: problem && { ...problem, message: inPlain(problem.message, now.view) } }
  }
  /** One at a time: a part that is lent for one of them is not lent for the next. No press is dropped: it waits, or says why it can't be done. */
  const run = (commands: Parameters<typeof settle>[3]): Promise<SettledAll> => {
    const mine = turn.current.then(() => runNow(commands))
    // Whoever pressed hears of a failure; the next press has its turn all the same.
    turn.current = mine.catch(() => undefined)
    return mine
  }
  const adopt = (lates: readonly LateView[], confirmed: boolean) =>
    run(lates.map(({ late }) => ({ name: 'late.adopt', late, ...(confirmed ? { confirmed } : {}) })))
  const dismiss = ({ late }: LateView, reason: string) => run([{ name: 'late.dismiss', late, reason }])
  const adoptAll = async () => {
    const { done, problem } = await adopt(tray, false)
    setTold(`${done} of ${tray.length} taken in.${problem ? ` The others are still here; the first of them: ${problem.message}` : ''}`)
  }
  return (
    <li className="late-part" data-testid="late-part">
      <div className="row">
        <h4 className="grow">
          {words} <span className="quiet small">{tray.length === 1 ? '1 entry' : `${tray.length} entries`}</span>
        </h4>
        {tray.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy || said !== null}
            data-testid="late-adopt-all"
            onClick={() => void adoptAll()}
          >
            Take in all {tray.length}
          </Button>
        )}
      </div>
      {told !== null && (
        <p className="sentence small" aria-live="polite">
          {told}
        </p>
      )}
      <ul>
        {tray.slice(0, MOST).map((each) => (
          <LateRow
            key={`${each.late.epoch} ${each.late.seq} ${each.late.hash}`}
            late={each}
            {...writtenAt(view, part, each)}
            owner={owner?.name ?? 'the table'}
            adopt={(confirmed) => adopt([each], confirmed)}
            dismiss={(reason) => dismiss(each, reason)}
          />
        ))}
      </ul>
      {tray.length > MOST && <p className="quiet small">And {tray.length - MOST} more, as these are settled.</p>}
      {said !== null && (
        <p className="sentence small" data-testid="late-stuck">
          {said}
        </p>
      )}
    </li>
  )
}

export function LateTray({ view }: { view: DevicesView }) {
  const parts = view.partitions.filter(({ tray }) => tray.length > 0)
  if (parts.length === 0) return null
  return (
    <section className="card late-tray" aria-label="Came too late" data-testid="late-tray">
      <h3>Came too late</h3>
      <p className="small quiet">
        Written on a device after its part went to another. None of it counts yet, and none of it is lost: take in what is right, leave out
        what is not.
      </p>
      <ul className="stack">
        {parts.map((part) => (
          <Part key={part.partition} part={part} view={view} />
        ))}
      </ul>
    </section>
  )
}
