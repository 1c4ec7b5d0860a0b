// Who writes a contest beside its table: nobody, judges who mark from devices of their own, or a second person who types everything again.
import { Button } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Panels } from '../../../../core/formats/panels.ts'
import type { PartitionId } from '../../../../core/ids.ts'
import type { EntriesView } from '../../../../core/views/view.ts'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'

type Contest = EntriesView['contests'][number]
type Who = 'table' | 'judges' | 'second'

/** What a second person writes unless a contest says otherwise: one device for all contests, as at the table. */
const SECOND = 'second-1' as PartitionId

/** Judges in the order of the fields they give: `judge-1` … on, the same devices in every contest. */
export function panelsFor(judged: NonNullable<Contest['judged']>, fields: readonly string[]): Panels {
  let seat = 0
  return judged
    .filter(({ field }) => fields.includes(field))
    .map(({ field, seats }) => ({ field, partitions: Array.from({ length: seats }, () => `judge-${++seat}` as PartitionId) }))
}

/** Who it is, in a few words, for the list. */
export function staffWords({ judges, second }: Pick<Contest, 'judges' | 'second'>): string {
  const seats = new Set(judges?.flatMap(({ partitions }) => partitions)).size
  if (judges) return seats === 1 ? '1 judge marks' : `${seats} judges mark`
  return second === undefined ? 'the table types' : 'two people type'
}

export function StaffContest({ contest, close }: { contest: Contest; close(): void }) {
  const { send } = useSetUpActions()
  const busy = useSetUp((state) => state.busy)
  const { judged = [], judges, second, name, begun } = contest
  const [who, setWho] = useState<Who>(judges ? 'judges' : second === undefined ? 'table' : 'second')
  const [fields, setFields] = useState(() => judges?.map(({ field }) => field) ?? judged.map(({ field }) => field))
  const [asked, setAsked] = useState<{ odd: boolean; text: string } | null>(null)
  const count = judged.filter(({ field }) => fields.includes(field)).reduce((sum, { seats }) => sum + seats, 0)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (who === 'judges' && count === 0) return setAsked({ odd: false, text: 'What do the judges give? Choose at least one.' })
    const kept = judges?.map(({ field }) => field).join() === fields.join()
    const staff =
      who === 'judges' ? { judges: kept ? judges : panelsFor(judged, fields) } : who === 'second' ? { second: second ?? SECOND } : {}
    const failure = await send(
      { name: 'contest.staff', contest: contest.contest, ...staff, ...(asked?.odd ? { confirmed: true } : {}) },
      `${name}: ${staffWords(staff)}.`,
    )
    if (failure) setAsked({ odd: failure.kind === 'odd', text: failure.message })
    else close()
  }
  const choice = (value: Who, title: string, about: string) => (
    <label className="staff-choice" data-on={who === value || undefined}>
      <input
        type="radio"
        name={`staff-${contest.contest}`}
        data-testid={`staff-${value}`}
        checked={who === value}
        autoFocus={who === value}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close()
        }}
        onChange={() => {
          setWho(value)
          setAsked(null)
        }}
      />
      <b>{title}</b>
      <span className="quiet small">{about}</span>
    </label>
  )
  return (
    <form className="staff" data-testid="staff" onSubmit={(event) => void submit(event)}>
      <p>
        Who records {name}?{begun && <span className="warn small"> Results stand already.</span>}
      </p>
      {choice('table', 'The table', 'types everything.')}
      {judged.length > 0 && choice('judges', 'Judges', 'mark on devices of their own; the table sees who is missing.')}
      {who === 'judges' && judged.length > 1 && (
        <fieldset className="staff-fields">
          <legend className="unseen">What they give</legend>
          {judged.map(({ field, name: what, seats }) => (
            <label key={field}>
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={() =>
                  setFields((before) => (before.includes(field) ? before.filter((one) => one !== field) : [...before, field]))
                }
              />{' '}
              {what} <span className="quiet small">{seats === 1 ? '1 judge' : `${seats} judges`}</span>
            </label>
          ))}
        </fieldset>
      )}
      {who === 'judges' && count > 0 && <p className="quiet small staff-devices">Their devices join as Judge 1 to {count}.</p>}
      {choice('second', 'Two people', 'type everything; a result counts when both agree.')}
      {asked && (
        <p className="sentence warn small" role="alert" data-testid="staff-word">
          {asked.text}
        </p>
      )}
      <div className="row">
        <Button type="submit" disabled={busy} data-testid="staff-save">
          {asked?.odd ? 'Save all the same' : 'Save'}
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
