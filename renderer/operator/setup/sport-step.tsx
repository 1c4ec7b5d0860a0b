// Step one: which preset new divisions are scored by.
import { Button } from '@mantine/core'
import { Foot } from './foot.tsx'
import { usePreset, usePresets, useSetUp, useSetUpActions } from './use-set-up.ts'

export function SportStep() {
  const presets = usePresets()
  const chosen = usePreset()
  const { choose, go } = useSetUpActions()
  const scored = useSetUp(({ entries }) => (entries?.divisions.length ?? 0) > 0)
  return (
    <form
      className="setup-form"
      onSubmit={(event) => {
        event.preventDefault()
        go('competitors')
      }}
    >
      <section className="setup-body" aria-labelledby="sport-title">
        <h2 id="sport-title">How is it scored?</h2>
        <p className="quiet">
          {scored
            ? 'This is for new divisions. Those that are in the event keep the rules they have.'
            : 'Each preset follows its rule book. You can run divisions with different rules in one event.'}
        </p>
        <div role="radiogroup" aria-labelledby="sport-title" className="setup-cards">
          {presets.map(({ id, name, about }) => (
            <label key={id} className="choice setup-card" data-testid={`preset-${id}`}>
              <input
                type="radio"
                name="preset"
                className="setup-radio"
                aria-label={name}
                checked={id === chosen?.id}
                autoFocus={id === chosen?.id}
                onChange={() => choose(id)}
              />
              <span className="stack setup-card-text">
                <span className="setup-card-name">{name}</span>
                <span className="quiet">{about}</span>
              </span>
            </label>
          ))}
        </div>
      </section>
      <Foot
        aside={
          <span className="quiet small">
            <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to go on
          </span>
        }
      >
        <Button type="submit" size="md" data-testid="next">
          Next: competitors
        </Button>
      </Foot>
    </form>
  )
}
