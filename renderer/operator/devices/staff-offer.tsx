// Where no contest has judges yet: lets them mark on phones, in one contest or in all that are scored the same way.
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { EntriesView } from '../../../core/views/view.ts'
import { panelsFor } from '../setup/contests/staff-contest.tsx'
import { useActions, useOperator } from '../state/use-operator.ts'

type Contest = EntriesView['contests'][number]

const nameIn = (entries: EntriesView, { name, division }: Contest) => {
  const [only] = entries.contests
  const where = entries.divisions.find(({ id }) => id === division)?.name
  return entries.contests.length === 1 && only ? name : [where, name].filter(Boolean).join(' · ')
}

/** What a panel gives together; all of it where no panel does. What one person decides, the table types as well. */
function usual(judged: NonNullable<Contest['judged']>): ReadonlySet<string> {
  const panels = judged.filter(({ seats }) => seats > 1)
  return new Set((panels.length > 0 ? panels : judged).map(({ field }) => field))
}

export function StaffOffer({ entries }: { entries: EntriesView }) {
  const { send } = useActions()
  const focus = useOperator(({ station }) => station?.focus ?? null)
  const able = entries.contests.filter(({ judged = [], second }) => judged.length > 0 && second === undefined)
  const [at, setAt] = useState<string | null>(null)
  const contest = able.find(({ contest }) => contest === at) ?? able.find(({ contest }) => contest === focus) ?? able[0]
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [alike, setAlike] = useState(true)
  const [asked, setAsked] = useState<{ odd: boolean; text: string } | null>(null)
  if (!contest) return <p className="quiet small">The table types everything in this event’s contests, so there are no judges to invite.</p>
  const judged = contest.judged ?? []
  const given = chosen ?? usual(judged)
  const fields = judged.filter(({ field }) => given.has(field))
  const count = fields.reduce((sum, { seats }) => sum + seats, 0)
  const same = able.filter(({ format }) => format === contest.format)
  const staff = async () => {
    for (const each of alike ? same : [contest]) {
      const judges = panelsFor(
        each.judged ?? [],
        fields.map(({ field }) => field),
      )
      const answer = await send({ name: 'contest.staff', contest: each.contest, judges, ...(asked?.odd ? { confirmed: true } : {}) })
      if (!answer.ok) return setAsked({ odd: answer.error.kind === 'odd', text: answer.error.message })
    }
  }
  return (
    <fieldset className="invite-part stack" data-testid="staff-offer">
      <legend className="eyebrow">Judges</legend>
      <p>No contest has judges yet: the table types everything. They can mark on phones of their own instead.</p>
      {able.length > 1 && (
        <NativeSelect
          aria-label="Contest that judges mark"
          value={contest.contest}
          data={able.map((each) => ({ value: each.contest as string, label: nameIn(entries, each) }))}
          onChange={({ currentTarget }) => {
            setAt(currentTarget.value)
            setChosen(null)
          }}
        />
      )}
      {judged.length > 1 && (
        <div className="staff-fields">
          {judged.map(({ field, name, seats }) => (
            <label key={field}>
              <input
                type="checkbox"
                checked={given.has(field)}
                onChange={() => {
                  const next = new Set(given)
                  if (!next.delete(field)) next.add(field)
                  setChosen(next)
                }}
              />{' '}
              {name} <span className="quiet small">{seats === 1 ? '1 judge' : `${seats} judges`}</span>
            </label>
          ))}
        </div>
      )}
      {same.length > 1 && (
        <label className="small">
          <input type="checkbox" checked={alike} onChange={() => setAlike(!alike)} /> The same in all {same.length} contests that are scored
          this way
        </label>
      )}
      {asked && (
        <p className="sentence warn small" role="alert" data-testid="staff-offer-word">
          {asked.text}
        </p>
      )}
      <div>
        <Button variant="default" disabled={count === 0} data-testid="staff-offer-save" onClick={() => void staff()}>
          {asked?.odd ? 'Do it all the same' : count === 1 ? 'Let 1 judge mark' : `Let ${count} judges mark`}
        </Button>
      </div>
    </fieldset>
  )
}
