// The public page of a contest: what it is, how far it is, its standing, and the way to the event's other contests.
import { lifeWords, type LifeWords } from '../../core/views/life-words.ts'
import type { ContestSummary } from '../../core/views/view.ts'
import { AsOf, page, utc } from './document.tsx'
import { nameOf } from './names.ts'
import type { StandingSnapshot } from './snapshot.ts'
import { Standing } from './standing-table.tsx'

export function contestPage({ event, registeredName, summary, standing, version, asOf }: StandingSnapshot): string {
  const eventName = summary?.name ?? registeredName
  const { contest, rows, done, total } = standing
  const { name, about: more } = nameOf({ ...standing, name: standing.contestName })
  const about = [more, standing.session ?? ''].filter((text) => text !== '').join(' · ')
  const complete = standing.complete && total > 0 && done === total
  // The page outlives any clock of ours: it says until when, and the reader sees whether that is past.
  const life = standing.life && lifeWords(standing.life, () => UNTIL, null)
  const settled = life ? life.tone === 'official' : complete
  const cells = rows.flatMap((row) => row.cells)
  const legend = [
    cells.some(({ state, text }) => state === 'none' && text !== '–') && '✕ does not count',
    cells.some(({ state, text }) => state === 'open' && text !== '') && 'slanted: announced',
    rows.some(({ tied }) => tied) && '= place shared',
    cells.some(({ corrected }) => corrected) && '* corrected',
    cells.some(({ ruled }) => ruled) && '§ decided by the referee’s table',
  ].filter((text) => text !== false)
  return page({
    title: `${name} · ${eventName}`,
    version,
    children: (
      <>
        <header>
          <p className="up">
            <a href={`/e/${event}`}>
              <span aria-hidden="true">‹ </span>
              <bdi>{eventName}</bdi>
            </a>
          </p>
          <Contests event={event} contests={summary?.contests ?? []} current={contest} />
          <h1 dir="auto">{name}</h1>
          {about !== '' && (
            <p className="sub" dir="auto">
              {about}
            </p>
          )}
          <p className="state">
            <b className={settled ? 'complete' : undefined}>
              {life ? <Life {...life} until={standing.life!.until} /> : complete ? 'Complete' : 'Provisional'}
            </b>
            <span>{total === 0 ? 'No attempts yet' : `${done} of ${total} attempts`}</span>
            <AsOf at={asOf} />
          </p>
        </header>
        {life && life.more !== '' && <p className="note">{life.more}</p>}
        {!standing.complete && (
          <p className="note">
            Some entries were written by a newer version of Scoretable and are not counted here yet. This standing is incomplete.
          </p>
        )}
        {rows.length === 0 ? (
          <p className="note">No competitors have been entered yet.</p>
        ) : (
          <div className="wide" data-strip="">
            <Standing {...standing} />
          </div>
        )}
        {legend.length > 0 && <footer>{legend.join(' · ')}</footer>}
      </>
    ),
  })
}

/** Where in the words the end of the protest time stands. */
const UNTIL = '|'

/** How far the results have come; a time in it is the reader's own where the script runs. */
function Life({ label, version, until }: LifeWords & { until: number }) {
  const [before = '', after] = label.split(UNTIL)
  return (
    <>
      {before}
      {after !== undefined && <time dateTime={new Date(until).toISOString()}>{utc(until)}</time>}
      {version !== '' && `, ${version}`}
    </>
  )
}

/** The event's contests in a strip; nothing where there is only one. */
function Contests({ event, contests, current }: { event: string; contests: ContestSummary[]; current: string }) {
  if (contests.length < 2) return null
  return (
    <nav aria-label="Contests" className="strip" data-strip="">
      {contests.map((each) => (
        <a key={each.contest} href={`/e/${event}/${each.contest}`} aria-current={each.contest === current ? 'page' : undefined}>
          <bdi>{nameOf(each).name}</bdi>
        </a>
      ))}
    </nav>
  )
}
