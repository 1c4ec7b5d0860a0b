// What a list comes to that is held against who is in: counts, and who is here and not in it.
import { type MergePlan } from '../../../../core/import/merge.ts'
import { mergeCounts } from '../merge-words.ts'

const SHOWN = 12
const number = (value: number) => value.toLocaleString('en')

export function MergeSummary({ plan }: { plan: MergePlan }) {
  const { added, changed, same, kept } = mergeCounts(plan)
  const { onlyHere } = plan
  const more = onlyHere.length - SHOWN
  return (
    <div className="merge-summary" data-testid="merge-summary">
      <p>
        <strong>{number(added)} new</strong>, <strong>{number(changed)} changed</strong>, {number(same)} the same.
        {kept > 0 && ` Of ${number(kept)} something stays as it is: what results were made with is not changed by a list.`}
      </p>
      {onlyHere.length > 0 && (
        <p className="quiet small" data-testid="only-here">
          {number(onlyHere.length)} {onlyHere.length === 1 ? 'is' : 'are'} here and not in the list, and{' '}
          {onlyHere.length === 1 ? 'stays' : 'stay'}:{' '}
          <bdi>
            {onlyHere
              .slice(0, SHOWN)
              .map(({ bib, name }) => `${name} (${bib})`)
              .join(', ')}
          </bdi>
          {more > 0 && ` and ${number(more)} more`}.
        </p>
      )}
    </div>
  )
}
