// One of the last entries. Struck through where it does not stand any more; nothing is ever taken out of the list.
import { memo } from 'react'
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
  return (
    <li className="recent-row" data-testid="recent-row" data-seq={seq} data-kind={kind} data-stands={stands}>
      <div className="line">
        <time className="quiet" dateTime={new Date(at).toISOString()}>
          {clock(at)}
        </time>
        <span className="what grow" title={`${person ? `${person.bib} ${person.name} · ` : ''}${what}`}>
          {person && (
            <>
              <b>{person.bib}</b> <Said text={person.name} />{' '}
            </>
          )}
          <span className={kind === 'declared' ? 'quiet' : 'says'}>{what}</span>
          {word && (
            <span className="why">
              {' '}
              {word}
              {reason ? <>: {reason}</> : null}
            </span>
          )}
        </span>
        {can.correct && (
          <button
            type="button"
            className="plain"
            data-testid="correct"
            aria-expanded={amending === 'correct'}
            onClick={() => operator.amend(amending === 'correct' ? null : { how: 'correct', seq })}
          >
            Correct
          </button>
        )}
        {can.void && (
          <button
            type="button"
            className="plain"
            data-testid="void"
            aria-expanded={amending === 'void'}
            onClick={() => operator.amend(amending === 'void' ? null : { how: 'void', seq })}
          >
            Void
          </button>
        )}
      </div>
      {amending && fields && can.void && <Amend key={amending} how={amending} entry={entry} fields={fields} />}
    </li>
  )
})
