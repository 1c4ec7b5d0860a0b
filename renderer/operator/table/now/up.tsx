// Who is up, for which attempt, and what is declared: the largest things on the screen.
import { memo } from 'react'
import type { Turn } from '../../../../core/views/view.ts'
import { Said } from '../../parts/words.tsx'

/** Letters up to which a name is set in the largest size. */
const SHORT = 22

export const Up = memo(function Up({ turn, redeclaring }: { turn: Turn; redeclaring: boolean }) {
  const { bib, name, team, attempt, declared } = turn
  return (
    <div className="up">
      <p className="plate" data-testid="now-bib" data-long={bib.length > 4 || undefined}>
        <bdi>{bib}</bdi>
      </p>
      <div className="grow">
        <h2 className="name" data-testid="now-name" data-long={name.length > SHORT || undefined} title={name} dir="auto">
          {name}
        </h2>
        <p className="what">
          <b data-testid="now-attempt">{attempt}</b>
          {declared && (
            <b className="declared" data-testid="now-declared">
              {redeclaring ? `${declared} → ?` : declared}
            </b>
          )}
          {team && <Said text={team} className="quiet team" />}
        </p>
      </div>
    </div>
  )
})
