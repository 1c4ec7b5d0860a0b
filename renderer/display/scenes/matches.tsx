// The round that is on, where competitors meet: pair by pair, or a heat with its lanes.
import type { MatchesScene } from '../../../core/views/match-view.ts'
import { Foot } from '../parts/foot.tsx'
import { Header } from '../parts/header.tsx'
import { Heat } from './heat.tsx'
import { Pairs } from './pairs.tsx'
import type { Stage } from './registry.tsx'

export function Matches({ view, frame, event }: Stage & { view: MatchesScene }) {
  const { matches, round, done, total } = view
  const isHeats = matches.some(({ sides }) => sides.length > 2)
  return (
    <section className="matches">
      {matches.length === 0 ? (
        <>
          <Header division={view.division} contest={view.contestName} session={view.session} />
          <p className="nobody">The draw is not made yet.</p>
        </>
      ) : isHeats ? (
        <Heat view={view} frame={frame} />
      ) : (
        <Pairs view={view} frame={frame} head={{ round, done: total > 0 ? done / total : 0 }} />
      )}
      <Foot text={event?.name} />
    </section>
  )
}
