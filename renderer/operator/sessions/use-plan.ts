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
  /** Changes the plan. `done`: what is said of it then; without it nothing is. Answers with the sentence where it was refused. */
  change(how: Change, done?: { text: string; undoable?: boolean }): Promise<string | null>
}

export function usePlan(): Planner {
  const operator = useActions()
  const [said, setSaid] = useState<Said | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const change = useMemo(() => {
    async function turn(how: Change, done?: { text: string; undoable?: boolean }): Promise<string | null> {
      const planning = planningOf(operator.store.getState())
      const [before, plan] = [planOf(planning), how(planning)]
      if (stands(plan, planning)) return null
      const answer = await operator.send({ name: 'sessions.set', sessions: plan })
      if (!answer.ok) {
        setSaid({ tone: 'bad', text: answer.error.message })
        return answer.error.message
      }
      await untilShown(operator, plan)
      const undo = done?.undoable ? { undo: () => void change(() => before) } : {}
      setSaid(done ? { tone: 'good', text: done.text, ...undo } : null)
      return null
    }
    const change: Planner['change'] = (how, done) => {
      const answer = queue.current.then(() => turn(how, done))
      queue.current = answer
      return answer
    }
    return change
  }, [operator])
  return { said, change }
}
