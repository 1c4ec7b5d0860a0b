// Among the last entries: the contest got other rules here. Nothing can be done about it in this list; other rules are given in set-up.
import type { Reformatted } from '../../../../core/views/view.ts'
import { clock } from '../../state/words.ts'

export function ReformattedRow({ told: { at, what, reason } }: { told: Reformatted }) {
  return (
    <li className="recent-row" data-testid="reformatted-row" data-stands="true">
      <div className="line">
        <time className="quiet" dateTime={new Date(at).toISOString()}>
          {clock(at)}
        </time>
        <span className="what" title={what}>
          <span className="says">{what}</span>
        </span>
      </div>
      <p className="why" title={reason}>
        other rules: {reason}
      </p>
    </li>
  )
}
