// The set-up of the open event for components. It outlives the screen: the table may be on in between.
import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { PresetChoice } from '../../../core/contract/contract.ts'
import type { Operator } from '../state/operator.ts'
import { createSetUp, type SetUp, type SetUpState } from './set-up-store.ts'

const kept = new WeakMap<Operator, { event: string; setUp: SetUp }>()

/** The set-up of this event: the one that was begun, or a new one. */
export function setUpFor(operator: Operator, event: string): SetUp {
  const before = kept.get(operator)
  if (before?.event === event) return before.setUp
  // Whoever comes back from the table comes for somebody: a late entry, a wrong name.
  const entered = operator.store.getState().station?.event?.competitors ?? 0
  const setUp = createSetUp(operator.call, entered > 0 ? 'competitors' : 'sport')
  kept.set(operator, { event, setUp })
  return setUp
}

export const SetUpContext = createContext<SetUp | null>(null)

/** The actions. */
export function useSetUpActions(): SetUp {
  const setUp = useContext(SetUpContext)
  if (!setUp) throw new Error('no set-up around this component')
  return setUp
}

/** A part of the state; the component draws again when that part changes. */
export const useSetUp = <T>(select: (state: SetUpState) => T): T => useStore(useSetUpActions().store, select)

/** The formats there are to choose: the event's own first, then the presets. */
export const usePresets = (): readonly PresetChoice[] => useSetUp(({ choices }) => choices)

/** The chosen preset: the person's word, else that of the last division, else the first. */
export function usePreset(): PresetChoice | undefined {
  const presets = usePresets()
  const chosen = useSetUp(({ preset }) => preset)
  const usual = useSetUp(({ entries }) => entries?.divisions.at(-1)?.preset)
  return useMemo(() => {
    // Nothing could be recorded in a division whose first contest adds up others.
    const firsts = presets.filter(({ takes }) => takes !== 'contests')
    return firsts.find(({ id }) => id === (chosen ?? usual)) ?? firsts.find(({ own }) => !own)
  }, [presets, chosen, usual])
}
