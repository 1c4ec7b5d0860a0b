// One division with its contests: what each is scored by, where its results come from, and how far it is; more can be added, some removed.
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconSum } from '@tabler/icons-react'
import { useState } from 'react'
import type { EntriesView } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import { useSetUp, useSetUpActions } from '../use-set-up.ts'
import { RenameContest } from './rename-contest.tsx'
import { StaffContest, staffWords } from './staff-contest.tsx'
import { addingTo, contestsIn, fedBy } from './adding.ts'

type Contest = EntriesView['contests'][number]

function Row({ contest, entries }: { contest: Contest; entries: EntriesView }) {
  const { send } = useSetUpActions()
  const busy = useSetUp((state) => state.busy)
  const [problem, setProblem] = useState<string | null>(null)
  const { name, formatName, takes, begun, order, stays } = contest
  const [renaming, setRenaming] = useState(false)
  const [staffing, setStaffing] = useState(false)
  const from = fedBy(contest, entries)
  const remove = async () => {
    if (stays !== null) return setProblem(stays)
    const failure = await send({ name: 'contest.remove', contest: contest.contest }, `${name} is removed. Nothing was recorded in it.`)
    setProblem(failure?.message ?? null)
  }
  if (renaming)
    return (
      <li className="contests-row" data-testid="contest-row">
        <RenameContest contest={contest} close={() => setRenaming(false)} />
      </li>
    )
  return (
    <li className="contests-row" data-testid="contest-row">
      <span className="contests-mark">{takes === 'contests' && <IconSum size={18} aria-label="overall" />}</span>
      <span className="contests-name">
        <span className="contests-title">
          <Said text={name} />
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={`Rename ${name}`}
            title="Another name"
            data-testid="contest-rename"
            onClick={() => setRenaming(true)}
          >
            <IconPencil size={16} />
          </ActionIcon>
        </span>
        {formatName !== name && <Said text={formatName} className="quiet small" />}
      </span>
      <span className="quiet small contests-from" title={from}>
        {from}
      </span>
      {takes === 'attempts' ? (
        <Button
          className="contests-staff"
          size="compact-sm"
          variant="subtle"
          aria-expanded={staffing}
          aria-label={`Who records ${name}: ${staffWords(contest)}`}
          data-testid="contest-staff"
          onClick={() => setStaffing(!staffing)}
        >
          {staffWords(contest)}
        </Button>
      ) : (
        <span />
      )}
      <span className={begun ? 'small good' : 'quiet small'}>
        {takes === 'contests' ? 'overall' : `${order.length} in · ${begun ? 'begun' : 'not begun'}`}
      </span>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={busy}
        title={stays ?? undefined}
        aria-label={`Remove ${name}`}
        data-testid="contest-remove"
        onClick={() => void remove()}
      >
        Remove
      </Button>
      {staffing && <StaffContest contest={contest} close={() => setStaffing(false)} />}
      {problem !== null && (
        <p className="sentence warn small contests-problem" role="alert" data-testid="contest-problem">
          {problem}
        </p>
      )}
    </li>
  )
}

export function DivisionContests({ division, entries }: { division: EntriesView['divisions'][number]; entries: EntriesView }) {
  const { add } = useSetUpActions()
  const contests = contestsIn(entries, division.id)
  const people = entries.competitors.filter((competitor) => competitor.division === division.id).length
  return (
    <li className="card contests-division" data-testid="division-contests">
      <div className="row">
        <h2 className="grow">
          <Said text={division.name} />
        </h2>
        <span className="quiet small">
          {people.toLocaleString('en')} {people === 1 ? 'competitor' : 'competitors'}
        </span>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPlus size={16} />}
          aria-label={`Add a contest to ${division.name}`}
          data-testid="contest-add"
          onClick={() => add(addingTo(division.id))}
        >
          Add a contest
        </Button>
      </div>
      {contests.length === 0 && <p className="quiet">No contest yet: nothing can be recorded in this division.</p>}
      <ul>
        {contests.map((contest) => (
          <Row key={contest.contest} contest={contest} entries={entries} />
        ))}
      </ul>
    </li>
  )
}
