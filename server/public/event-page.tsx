// The public page of an event: its contests, how far each is, and who leads; by session, where there are some.
import { sessionLine, type SessionSummary } from '../../core/views/session-words.ts'
import type { ContestSummary } from '../../core/views/view.ts'
import { AsOf, page } from './document.tsx'
import { nameOf } from './names.ts'
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
        {bySession(contests, summary?.sessions ?? []).map((group) => (
          <section key={group.title} className="session">
            {group.title !== '' && <h2 dir="auto">{group.title}</h2>}
            <ul className="contests">
              {group.contests.map((contest) => (
                <li key={contest.contest}>
                  <Contest event={event} contest={contest} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  })
}

/** Contests under the heading of their session; those in none come last. One group without a heading where no session has any. */
function bySession(
  contests: readonly ContestSummary[],
  sessions: readonly SessionSummary[],
): { title: string; contests: ContestSummary[] }[] {
  const groups = sessions
    .map((session) => ({
      title: sessionLine(session),
      contests: session.contests.flatMap((id) => contests.find(({ contest }) => contest === id) ?? []),
    }))
    .filter((group) => group.contests.length > 0)
  const rest = contests.filter(({ session }) => session === undefined)
  if (rest.length === 0) return groups
  return [...groups, { title: groups.length === 0 ? '' : 'Other contests', contests: rest }]
}

function Contest({ event, contest }: { event: string; contest: ContestSummary }) {
  const { done, total, competitors, leader } = contest
  const { name, about } = nameOf(contest)
  const people = `${competitors} ${competitors === 1 ? 'competitor' : 'competitors'}`
  const complete = total > 0 && done === total
  return (
    <a href={`/e/${event}/${contest.contest}`}>
      <strong dir="auto">{name}</strong>
      <span className="far">{complete ? 'Complete' : done === 0 ? 'Not started' : `${done} of ${total}`}</span>
      <span className="sub">
        <bdi>{[about, people].filter((text) => text !== '').join(' · ')}</bdi>
      </span>
      {leader !== undefined && (
        <span className="leader">
          {complete ? 'First: ' : 'Leads: '}
          <bdi>{leader}</bdi>
        </span>
      )}
      {done > 0 && !complete && <progress aria-label={`${done} of ${total} attempts`} value={done} max={total} />}
    </a>
  )
}
