// How far the results on a scene have come: provisional, open to protests until when, official, or changed since. A shape and words.
//
// A screen's clock may be hours off, so it never says by itself that the time for protests is over.
import { lifeWords } from '../../../core/views/life-words.ts'
import type { StandingLife } from '../../../core/views/results-life.ts'

const SHAPES = {
  provisional: 'M4 10h12',
  protest: 'M10 2a8 8 0 1 0 .01 0M10 5.5V10l3 2.5',
  official: 'M4 10.5l4 4 8-9',
  changed: 'M10 2.5l8 14.5H2zM10 8v4M10 14.4v.2',
}

const clock = (at: number) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

export function Life({ life }: { life: StandingLife | undefined }) {
  // Nobody reads “provisional” where nobody ever announces anything.
  if (!life) return null
  const { tone, label, version } = lifeWords(life, clock, null)
  return (
    <span className="life" data-testid="display-life" data-tone={tone}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={SHAPES[tone]} />
      </svg>
      {label}
      {version !== '' && <span className="life-version">{version}</span>}
    </span>
  )
}
