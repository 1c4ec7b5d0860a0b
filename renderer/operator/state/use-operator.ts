// The store for components.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Operator, OperatorState } from './operator.ts'

export const OperatorContext = createContext<Operator | null>(null)

/** The actions. */
export function useActions(): Operator {
  const operator = useContext(OperatorContext)
  if (!operator) throw new Error('no operator around this component')
  return operator
}

/** A part of the state; the component draws again when that part changes. */
export const useOperator = <T>(select: (state: OperatorState) => T): T => useStore(useActions().store, select)
