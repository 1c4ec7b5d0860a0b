// A view that one component watches for as long as it is on the screen.
import { useEffect, useState } from 'react'
import type { Topic } from '../../../core/contract/contract.ts'
import type { ViewOf } from '../../client/connection.ts'
import { share } from '../state/share.ts'
import { useActions } from '../state/use-operator.ts'

/** The topic's last view; undefined until the first one. `topic` may be made anew with each drawing: what counts is what it says. */
export function useWatched<T extends Topic>(topic: T): ViewOf<T> | undefined {
  const operator = useActions()
  const key = JSON.stringify(topic)
  const [seen, setSeen] = useState<{ key: string; view: ViewOf<T> } | null>(null)
  useEffect(
    () => operator.watch(JSON.parse(key) as T, (view) => setSeen((before) => ({ key, view: share(before?.view, view) }))),
    [operator, key],
  )
  return seen?.key === key ? seen.view : undefined
}
