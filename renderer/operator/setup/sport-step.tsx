// Step one: which format new divisions are scored by.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { AboutFormat } from '../formats/choose/about-format.tsx'
import '../formats/choose/choose.css'
import { FormatList } from '../formats/choose/format-list.tsx'
import { Foot } from './foot.tsx'
import { usePreset, usePresets, useSetUp, useSetUpActions } from './use-set-up.ts'

export function SportStep() {
  const presets = usePresets()
  const chosen = usePreset()
  const { choose, go } = useSetUpActions()
  // An overall can be looked at and made one's own here; no division begins with one.
  const [overall, setOverall] = useState<string | null>(null)
  const shown = presets.find(({ id, takes }) => id === overall && takes === 'contests') ?? chosen
  const look = (id: string) => {
    const adds = presets.find((each) => each.id === id)?.takes === 'contests'
    setOverall(adds ? id : null)
    if (!adds) choose(id)
  }
  const scored = useSetUp(({ entries }) => (entries?.divisions.length ?? 0) > 0)
  return (
    <form
      className="setup-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (shown && shown === chosen) go('competitors')
      }}
    >
      <section className="setup-body fmt-choosing" aria-labelledby="sport-title">
        <div className="row fmt-choosing-head">
          <h2 id="sport-title">How is it scored?</h2>
          <p className="quiet">
            {scored
              ? 'This is for new divisions. Those that are in the event keep the rules they have.'
              : 'Each preset follows its rule book. You can run divisions with different rules in one event.'}{' '}
            Further contests of a division, and overalls that add contests up, come in the step Contests.
          </p>
        </div>
        <div className="fmt-choosing-body">
          <FormatList choices={presets} chosen={shown} choose={look} />
          {shown && <AboutFormat choice={shown} />}
        </div>
      </section>
      <Foot
        aside={
          <span className="quiet small">
            Type to find, <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to go on
          </span>
        }
      >
        <Button type="submit" size="md" data-testid="next" disabled={shown === undefined || shown !== chosen}>
          {shown === chosen ? 'Next: competitors' : 'An overall comes after its contests'}
        </Button>
      </Foot>
    </form>
  )
}
