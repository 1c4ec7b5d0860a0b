// One of the last entries. Struck through where it does not stand any more; nothing is ever taken out of the list.
import { IconBan, IconPencil } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import type { Field } from '../../../../core/formats/format.ts'
import type { RecentEntry } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'
import type { Amending } from '../../state/operator.ts'
import { useActions } from '../../state/use-operator.ts'
import { clock } from '../../state/words.ts'
import { Amend } from './amend.tsx'

interface Props {
  entry: RecentEntry
  fields: readonly Field[] | undefined
  amending: Amending['how'] | null
}

const WORDS: Partial<Record<RecentEntry['kind'], string>> = { corrected: 'corrected', voided: 'voided' }

export const RecentRow = memo(function RecentRow({ entry, fields, amending }: Props) {
  const operator = useActions()
  const { seq, at, person, what, kind, reason, can } = entry
  // A declaration neither stands nor falls: the next one takes its place.
  const stands = can.void || kind === 'declared'
  const word = WORDS[kind]
  const action = (how: Amending['how'], label: string, icon: ReactNode) => (
    <button
      type="button"
      className="plain"
      data-testid={how}
      title={label}
      aria-label={`${label}: ${what}${person ? `, ${person.bib} ${person.name}` : ''}`}
      aria-expanded={amending === how}
      onClick={() => operator.amend(amending === how ? null : { how, seq })}
    >
      {icon}
    </button>
  )
  return (
    <li className="recent-row" data-testid="recent-row" data-seq={seq} data-kind={kind} data-stands={stands}>
      <div className="line">
        <time className="quiet" dateTime={new Date(at).toISOString()}>
          {clock(at)}
        </time>
        {person && <b>{person.bib}</b>}
        {person && <Said text={person.name} />}
        <span className="what" title={what}>
          <span className={kind === 'declared' ? 'quiet' : 'says'}>{what}</span>
        </span>
        <span className="actions">
          {can.correct && action('correct', 'Correct', <IconPencil size={17} />)}
          {can.void && action('void', 'Void', <IconBan size={17} />)}
        </span>
      </div>
      {word && (
        <p className="why" title={reason}>
          {word}
          {reason ? `: ${reason}` : ''}
        </p>
      )}
      {amending && fields && can.void && <Amend key={amending} how={amending} entry={entry} fields={fields} />}
    </li>
  )
})
