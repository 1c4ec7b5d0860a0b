// The preflight of the open event for components: the one that was begun, or a new one.
import { useStore } from 'zustand'
import type { Operator } from '../state/operator.ts'
import { useActions, useOperator } from '../state/use-operator.ts'
import { pageBattery } from './page-battery.ts'
import { createPreflight, type Preflight, type PreflightState } from './preflight-store.ts'

const kept = new WeakMap<Operator, { event: string | null; preflight: Preflight }>()

function preflightFor(operator: Operator, event: string | null): Preflight {
  const before = kept.get(operator)
  if (before?.event === event) return before.preflight
  const preflight = createPreflight(operator.call, pageBattery)
  kept.set(operator, { event, preflight })
  return preflight
}

export function usePreflight(): [PreflightState, Preflight['run']] {
  const operator = useActions()
  const event = useOperator(({ station }) => station?.event?.id ?? null)
  const { store, run } = preflightFor(operator, event)
  return [useStore(store), run]
}
