// The teams of a contest: their places, what they come to, and who of each counts.
import type { TeamsView } from '../../../../core/views/view.ts'
import { Glyph } from '../../parts/glyph.tsx'
import { Said } from '../../parts/words.tsx'

type Team = TeamsView['rows'][number]

function Members({ members }: Pick<Team, 'members'>) {
  return (
    <ul className="teams-members">
      {members.map(({ id, bib, name, result, counts }) => (
        <li key={id} data-counts={counts} data-testid="team-member">
          {counts ? <Glyph shape="mark" /> : <span className="teams-gap" />}
          <b className="bib">{bib}</b>
          <Said text={name} className="grow" />
          <span>{result || '–'}</span>
          <span className="unseen">{counts ? 'counts' : 'does not count'}</span>
        </li>
      ))}
    </ul>
  )
}

export function Teams({ teams }: { teams: TeamsView }) {
  return (
    <div className="scroll" data-testid="teams">
      <p className="quiet small teams-about">
        By {teams.column.toLowerCase()}; those who count are marked <Glyph shape="mark" />
      </p>
      <ol className="teams-list">
        {teams.rows.map(({ team, place, tied, sum, because, members }) => (
          <li key={team} data-testid="team" data-place={place ?? ''}>
            <div className="teams-head">
              <b className="teams-place">
                {tied && <span className="tied">=</span>}
                {place ?? '–'}
              </b>
              <Said text={team} className="grow teams-name" />
              <b className="teams-sum">{sum || '–'}</b>
            </div>
            {because !== '' && <p className="quiet small teams-because">{because}</p>}
            <Members members={members} />
          </li>
        ))}
      </ol>
      {teams.rows.length === 0 && (
        <p className="quiet standing-none">Nobody is entered for a team yet. A team is a column of the entry list.</p>
      )}
    </div>
  )
}
