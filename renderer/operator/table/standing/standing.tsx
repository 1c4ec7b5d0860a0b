// The right column: the standing that the next score changes, and beside it the further rankings and the teams of the format.
import { useState } from 'react'
import { counted } from '../../../../core/formats/plural.ts'
import type { ContestId } from '../../../../core/ids.ts'
import { furtherStanding } from '../../../../core/views/further.ts'
import type { StandingView } from '../../../../core/views/view.ts'
import { useWatched } from '../../why/use-watched.ts'
import { LifeBadge } from '../../life/life-badge.tsx'
import { contestTitle } from '../../state/contest-title.ts'
import { useActions, useOperator } from '../../state/use-operator.ts'
import { claimedBy } from './claimed.ts'
import './standing.css'
import { StandingTable } from './standing-table.tsx'
import { Teams } from './teams.tsx'

/** What the column can show of a contest, by an id of its own: the standing, further rankings, teams. */
function viewsOf(standing: StandingView): { id: string; name: string }[] {
  const further = standing.further ?? []
  if (further.length === 0 && !standing.teams) return []
  const main = standing.columns[standing.decisive]?.name ?? 'Standing'
  return [{ id: 'main', name: main }, ...further, ...(standing.teams ? [{ id: 'teams', name: 'Teams' }] : [])]
}

function Views({ views, shown, show }: { views: { id: string; name: string }[]; shown: string; show(id: string): void }) {
  return (
    <fieldset className="standing-views">
      <legend className="unseen">Which ranking</legend>
      {views.map(({ id, name }) => (
        <label key={id} data-on={id === shown || undefined} data-testid={`standing-${id}`}>
          <input type="radio" name="standing-view" className="unseen" checked={id === shown} onChange={() => show(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

/** Claims that wait for a ruling: said where everybody looks, and one click from where they are ruled. */
function Claims({ waiting }: { waiting: number }) {
  const operator = useActions()
  if (waiting === 0) return null
  return (
    <button type="button" className="standing-claims" data-testid="claims-waiting" onClick={() => operator.show('records')}>
      {waiting === 1 ? '1 record claim' : `${waiting} record claims`}
    </button>
  )
}

export function Standing() {
  const standing = useOperator(({ table }) => table?.standing)
  const contests = useOperator(({ station }) => station?.event?.contests)
  const word = useOperator(({ table }) => table?.matches?.word ?? (table?.sources ? 'result' : 'attempt'))
  const records = useWatched({ topic: 'records' })
  const [chosen, choose] = useState<{ contest: ContestId; id: string } | null>(null)
  const views = standing ? viewsOf(standing) : []
  const wanted = chosen?.contest === standing?.contest ? chosen?.id : undefined
  const shown = views.some(({ id }) => id === wanted) ? wanted! : 'main'
  const further = standing && shown !== 'main' ? furtherStanding(standing, shown) : null
  const claims = records?.claims.filter(({ contest }) => contest === standing?.contest) ?? []
  return (
    <aside className="side standing" aria-label="Standing" data-testid="standing" data-shows={shown}>
      <div className="region-head">
        <h2>{standing ? contestTitle(standing, contests) : 'Standing'}</h2>
        <LifeBadge />
        <Claims waiting={claims.filter(({ state }) => state === 'waiting').length} />
        {standing && (
          <span className="quiet">
            {standing.done} of {counted(standing.total, word)}
          </span>
        )}
      </div>
      {standing && views.length > 0 && <Views views={views} shown={shown} show={(id) => choose({ contest: standing.contest, id })} />}
      {standing && !standing.complete && (
        <p className="sentence warn small">Some entries come from a newer version. They are kept, but not counted here.</p>
      )}
      {shown === 'teams' && standing?.teams ? (
        <Teams teams={standing.teams} />
      ) : (
        <StandingTable key={shown} standing={further ?? standing} main={further === null} claimed={claimedBy(claims)} />
      )}
    </aside>
  )
}
