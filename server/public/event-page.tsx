// The public page of an event: its contests, how far each is, and who leads.
import type { ContestSummary } from '../../core/views/view.ts'
import { AsOf, page } from './document.tsx'
import type { Snapshot } from './snapshot.ts'

export function eventPage({ event, registeredName, summary, version, asOf }: Snapshot): string {
  const name = summary?.name ?? registeredName
  const about = [summary?.place, summary?.date].filter((text) => text !== undefined)
  const contests = summary?.contests ?? []
  return page({
    title: `${name} · Results`,
    version,
    children: (
      <>
        <header>
          <h1 dir="auto">{name}</h1>
          {about.length > 0 && (
            <p className="sub" dir="auto">
              {about.join(' · ')}
            </p>
          )}
          <p className="state">
            <AsOf at={asOf} />
          </p>
        </header>
        {contests.length === 0 && <p className="note">Nothing has been published yet. Results appear here as soon as they are recorded.</p>}
        <ul className="contests">
          {contests.map((contest) => (
            <li key={contest.contest}>
              <Contest event={event} contest={contest} />
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

function Contest({
  event,
  contest: { contest, name, division, formatName, done, total, competitors, leader },
}: {
  event: string
  contest: ContestSummary
}) {
  const people = `${competitors} ${competitors === 1 ? 'competitor' : 'competitors'}`
  return (
    <a href={`/e/${event}/${contest}`}>
      <strong dir="auto">{name}</strong>
      <span dir="auto">{[division === name ? null : division, formatName, people].filter(Boolean).join(' · ')}</span>
      <progress value={done} max={Math.max(1, total)} />
      <span>{total === 0 ? 'No attempts yet' : done === total ? `Complete: all ${total} attempts` : `${done} of ${total} attempts`}</span>
      {leader !== undefined && (
        <span className="leader" dir="auto">
          {done === total ? 'First: ' : 'Leading: '}
          <bdi>{leader}</bdi>
        </span>
      )}
    </a>
  )
}
