// Which contest the table is on, with how far each has come. A list of the browser's own: every key a person knows works in it. Divisions
// with several contests are headings.
import { IconChevronDown } from '@tabler/icons-react'
import type { ContestSummary } from '../../../../core/views/view.ts'
import { contestTitle, progressWords } from '../../state/contest-title.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'

/** Contests under their divisions, in the order of the event's first of each. */
function byDivision(contests: readonly ContestSummary[]): ContestSummary[][] {
  const groups = new Map<string, ContestSummary[]>()
  for (const contest of contests) groups.set(contest.divisionId, [...(groups.get(contest.divisionId) ?? []), contest])
  return [...groups.values()]
}

const Contest = ({ contest, contests }: { contest: ContestSummary; contests: readonly ContestSummary[] }) => (
  <option value={contest.contest}>{`${contestTitle(contest, contests)} — ${progressWords(contest)}`}</option>
)

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
        {byDivision(contests).map((group) => {
          const options = group.map((contest) => <Contest key={contest.contest} contest={contest} contests={contests} />)
          const [{ division, divisionId } = { division: '', divisionId: '' }] = group
          return options.length === 1 ? (
            options
          ) : (
            <optgroup key={divisionId} label={division}>
              {options}
            </optgroup>
          )
        })}
      </select>
      <IconChevronDown size={18} aria-hidden="true" />
    </label>
  )
}
