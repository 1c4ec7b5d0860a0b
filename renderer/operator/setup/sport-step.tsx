// Step one: which preset new divisions are scored by.
import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Foot } from './foot.tsx'
import { usePreset, usePresets, useSetUp, useSetUpActions } from './use-set-up.ts'

const STEPS_OF_KEYS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

export function SportStep() {
  const presets = usePresets()
  const chosen = usePreset()
  const { choose, go } = useSetUpActions()
  const scored = useSetUp(({ entries }) => (entries?.divisions.length ?? 0) > 0)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(), [])

  const onKey = (event: KeyboardEvent) => {
    const by = STEPS_OF_KEYS[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      return go('competitors')
    }
    if (by === undefined) return
    event.preventDefault()
    const index = presets.findIndex(({ id }) => id === chosen?.id)
    const next = presets[(index + by + presets.length) % presets.length]
    if (!next) return
    choose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-preset="${next.id}"]`)?.focus()
  }

  return (
    <>
      <section className="setup-body" aria-labelledby="sport-title">
        <h2 id="sport-title">How is it scored?</h2>
        <p className="quiet">
          {scored
            ? 'This is for new divisions. Those that are in the event keep the rules they have.'
            : 'Each preset follows its rule book. You can run divisions with different rules in one event.'}
        </p>
        <div ref={list} role="radiogroup" aria-labelledby="sport-title" className="setup-cards">
          {presets.map(({ id, name, about }) => (
            <button
              key={id}
              type="button"
              role="radio"
              aria-checked={id === chosen?.id}
              tabIndex={id === chosen?.id ? 0 : -1}
              className="choice setup-card"
              data-preset={id}
              data-testid={`preset-${id}`}
              onClick={() => choose(id)}
              onDoubleClick={() => go('competitors')}
              onKeyDown={onKey}
            >
              <span className="setup-radio" aria-hidden />
              <span className="stack setup-card-text">
                <span className="setup-card-name">{name}</span>
                <span className="quiet">{about}</span>
              </span>
            </button>
          ))}
        </div>
      </section>
      <Foot aside={<span className="quiet small">↑ ↓ to choose, Enter to go on</span>}>
        <Button size="md" data-testid="next" onClick={() => go('competitors')}>
          Next: competitors
        </Button>
      </Foot>
    </>
  )
}
