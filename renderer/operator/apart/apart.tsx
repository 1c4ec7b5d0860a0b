// A screen or a panel of its own file: drawn at once where that is here, as it nearly always is; else its place until it has come, and a sentence
// where it does not come.
import { Button } from '@mantine/core'
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useOperator } from '../state/use-operator.ts'
import type { Chunk } from './chunk.ts'
import { useHeldKeys } from './use-held-keys.ts'

/** In ms: what takes longer is told. */
const LONG = 4000

/** The place that the part will have; in it what is to be said, or nothing while it is only on its way. */
type Place = (props: { children: ReactNode }) => ReactNode

function Failed({ again }: { again: () => void }) {
  const connected = useOperator((state) => state.connected)
  return (
    <div className="stack" role="alert" data-testid="apart-failed">
      <p className="sentence bad">
        {connected === false
          ? 'This could not be opened: the station does not answer. What was saved is kept. It opens by itself once the station is back.'
          : 'This could not be opened: a part of the app did not come. What was saved is kept, and so is the line. Try it again.'}
      </p>
      <div className="row">
        <Button autoFocus data-testid="apart-again" onClick={again}>
          Try again
        </Button>
        {/* Without a station there would be no page to load. */}
        {connected !== false && (
          <Button variant="default" onClick={() => window.location.reload()}>
            Load the page anew
          </Button>
        )}
      </div>
    </div>
  )
}

/** A component of a part that is loaded apart. */
export function apart<Module, Props extends object>(
  part: Chunk<Module>,
  pick: (module: Module) => ComponentType<Props>,
  InPlace: Place,
): ComponentType<Props> {
  return function Apart(props: Props) {
    const module = useSyncExternalStore(part.onCome, part.now)
    const Part = module && pick(module)
    const [failed, setFailed] = useState(false)
    useHeldKeys(Part ? 'here' : failed ? 'failed' : 'coming')
    useEffect(() => {
      if (Part || failed) return undefined
      let on = true
      const fail = () => on && setFailed(true)
      const timer = setTimeout(fail, LONG)
      part.load().catch(fail)
      return () => {
        on = false
        clearTimeout(timer)
      }
    }, [Part, failed])
    if (Part) return <Part {...props} />
    return <InPlace>{failed && <Failed again={() => setFailed(false)} />}</InPlace>
  }
}
