// Results announced, protested, signed off, reopened: what they are now, the one thing to do next, and every version with its reason.
import { minutesLeft } from '../../../core/decide/minutes-left.ts'
import { lifeWords } from '../../../core/views/life-words.ts'
import type { VersionView } from '../../../core/views/results-life.ts'
import { useOperator } from '../state/use-operator.ts'
import { shortClock } from '../state/words.ts'
import { Announce, Reopen, Sign } from './life-forms.tsx'
import './life.css'
import { useClock } from './use-clock.ts'

function Version({ one }: { one: VersionView }) {
  const { version, at, supersedes, reason, official, reopened } = one
  return (
    <li data-testid="life-version">
      <b>Version {version}</b> announced {shortClock(at)}
      {supersedes !== undefined && `, supersedes version ${supersedes}`}
      {reason !== undefined && `: ${reason}`}
      {official && ` · official ${shortClock(official.at)}, ${official.by}`}
      {reopened && ` · reopened ${shortClock(reopened.at)}: ${reopened.reason}`}
    </li>
  )
}

/** `focused`: the panel was opened for this, so the cursor stands in its form. */
export function ResultsLife({ versions, focused }: { versions: readonly VersionView[]; focused: boolean }) {
  const contest = useOperator(({ table }) => table?.contest)
  const life = useOperator(({ table }) => table?.standing.life)
  const now = useClock(life?.state === 'announced' ? life.until : null)
  if (!contest) return null
  const { tone, label, version, more } = lifeWords(life, shortClock, now)
  const again = life !== undefined && (life.changed || life.state === 'provisional')
  return (
    <section className="card life-card" data-testid="life" data-tone={tone}>
      <h3 className="life-label" data-testid="life-label">
        {label}
        {version !== '' && `, ${version}`}
        {tone === 'protest' && life && <span className="quiet"> · {minutesLeft(life.until, now)} left</span>}
      </h3>
      {more !== '' && <p className="small">{more}</p>}
      {(!life || again) && <Announce key={`announce ${life?.version}`} contest={contest} after={life?.version ?? null} focused={focused} />}
      {life?.state === 'announced' && !life.changed && (
        <Sign key={`sign ${life.version}`} contest={contest} version={life.version} focused={focused} />
      )}
      {life?.state === 'official' && <Reopen key={`reopen ${life.version}`} contest={contest} version={life.version} />}
      {versions.length > 0 && (
        <ol className="life-versions small quiet">
          {versions.map((one) => (
            <Version key={one.version} one={one} />
          ))}
        </ol>
      )}
    </section>
  )
}
