// Which contest the table is on, with how far each has come. A list of the browser's own: every key a person knows works in it.
import { IconChevronDown } from '@tabler/icons-react'
import { contestTitle, progressWords } from '../../state/contest-title.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'

export function ContestSelect() {
  const operator = useActions()
  const contests = useOperator(({ station }) => station?.event?.contests)
  const focus = useOperator(({ station }) => station?.focus ?? '')
  if (!contests) return null
  return (
    <label className="contest-select">
      <span className="unseen">Contest</span>
      <select
        data-testid="contest-select"
        data-home
        value={focus}
        onChange={({ currentTarget }) => {
          const chosen = contests.find(({ contest }) => contest === currentTarget.value)
          if (chosen) void operator.focus(chosen.contest)
        }}
      >
        {contests.map((contest) => (
          <option key={contest.contest} value={contest.contest}>
            {`${contestTitle(contest)} — ${progressWords(contest)}`}
          </option>
        ))}
      </select>
      <IconChevronDown size={18} aria-hidden="true" />
    </label>
  )
}
