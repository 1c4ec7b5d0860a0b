// Changes of the plan, one after the other: each is made of the plan that stands by then, so that a quick hand loses none of them.
import { useMemo, useRef, useState } from 'react'
import type { Operator, OperatorState } from '../state/operator.ts'
import { useActions } from '../state/use-operator.ts'
import { type Change, type Plan, planOf, type Planning, stands } from './plan.ts'

/** How long a saved plan may take to come back before the next change goes on without it. */
const PATIENCE = 3000

const planningOf = ({ station }: OperatorState): Planning => ({
  sessions: station?.event?.sessions ?? [],
  contests: station?.event?.contests.map(({ contest }) => contest) ?? [],
})

/** Until the screen shows the plan that was saved. */
function untilShown({ store }: Operator, plan: Plan): Promise<void> {
  return new Promise((resolve) => {
    if (stands(plan, planningOf(store.getState()))) return resolve()
    const over = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(over, PATIENCE)
    const stop = store.subscribe((state) => {
      if (stands(plan, planningOf(state))) over()
    })
  })
}

export interface Said {
  tone: 'good' | 'bad'
  text: string
  /** Takes what was just done back. */
  undo?: () => void
}

export interface Planner {
  said: Said | null
  /** Changes the plan. Answers with the sentence where it was refused, for whoever asked to show. */
  change(how: Change): Promise<string | null>
  /** The same, said here: where it was refused why, else what was `done`, with a way back. */
  tell(how: Change, done?: string): Promise<void>
}

export function usePlan(): Planner {
  const operator = useActions()
  const [said, setSaid] = useState<Said | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  return useMemo(() => {
    /** Both in their turn: the plan that stood, and the refusal. */
    async function turn(how: Change): Promise<{ before: Plan; refused: string | null }> {
      const planning = planningOf(operator.store.getState())
      const [before, plan] = [planOf(planning), how(planning)]
      if (stands(plan, planning)) return { before, refused: null }
      const answer = await operator.send({ name: 'sessions.set', sessions: plan })
      if (!answer.ok) return { before, refused: answer.error.message }
      await untilShown(operator, plan)
      return { before, refused: null }
    }
    const next = (how: Change) => {
      const answer = queue.current.then(() => turn(how))
      queue.current = answer
      return answer
    }
    async function change(how: Change): Promise<string | null> {
      setSaid(null)
      return (await next(how)).refused
    }
    async function tell(how: Change, done?: string): Promise<void> {
      setSaid(null)
      const { before, refused } = await next(how)
      if (refused !== null) setSaid({ tone: 'bad', text: refused })
      else if (done !== undefined) setSaid({ tone: 'good', text: done, undo: () => void tell(() => before) })
    }
    return { said, change, tell }
  }, [operator, said])
}
