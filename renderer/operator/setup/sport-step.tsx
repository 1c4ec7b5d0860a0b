// Step one: which format new divisions are scored by.
import { Button } from '@mantine/core'
import { AboutFormat } from '../formats/choose/about-format.tsx'
import '../formats/choose/choose.css'
import { FormatList } from '../formats/choose/format-list.tsx'
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
        if (chosen) go('competitors')
      }}
    >
      <section className="setup-body fmt-choosing" aria-labelledby="sport-title">
        <div className="row fmt-choosing-head">
          <h2 id="sport-title">How is it scored?</h2>
          <p className="quiet">
            {scored
              ? 'This is for new divisions. Those that are in the event keep the rules they have.'
              : 'Each preset follows its rule book. You can run divisions with different rules in one event.'}
          </p>
        </div>
        <div className="fmt-choosing-body">
          <FormatList choices={presets} chosen={chosen} choose={choose} />
          {chosen && <AboutFormat choice={chosen} />}
        </div>
      </section>
      <Foot
        aside={
          <span className="quiet small">
            Type to find, <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to go on
          </span>
        }
      >
        <Button type="submit" size="md" data-testid="next" disabled={!chosen}>
          Next: competitors
        </Button>
      </Foot>
    </form>
  )
}
