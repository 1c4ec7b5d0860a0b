// How far the results of the standing have come, in its head; one click from where they are announced and signed.
import { minutesLeft } from '../../../core/decide/minutes-left.ts'
import { lifeWords } from '../../../core/views/life-words.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { shortClock } from '../state/words.ts'
import './life.css'
import { useClock } from './use-clock.ts'

export function LifeBadge() {
  const operator = useActions()
  const life = useOperator(({ table }) => table?.standing.life)
  const complete = useOperator(({ table }) => table !== null && table.standing.total > 0 && table.standing.done === table.standing.total)
  const now = useClock(life?.state === 'announced' ? life.until : null)
  if (!life && !complete) return null
  const { tone, label, version, more } = lifeWords(life, shortClock, now)
  const left = tone === 'protest' && life ? minutesLeft(life.until, now) : ''
  return (
    <button
      type="button"
      className="life-badge"
      data-testid="life-badge"
      data-tone={tone}
      title={[label, version, left === '' ? '' : `${left} left`, more, 'F10'].filter((text) => text !== '').join(' · ')}
      onClick={() => operator.rule('results')}
    >
      {life ? (tone === 'official' && version !== '' ? `${label}, ${version}` : label) : 'Announce results'}
    </button>
  )
}
