// Opening or making an event: one at a time, with what is going on and what went wrong.
import { useState } from 'react'
import type { Calls } from '../../../core/contract/contract.ts'
import { useActions } from '../state/use-operator.ts'

type OpeningCall =
  | 'event.create'
  | 'event.open'
  | 'event.openSample'
  | 'event.stand-by'
  | 'event.recover'
  | 'event.bring'
  | 'event.salvage'
  | 'event.rehearse'

export interface Opening {
  /** What is being opened: `sample:…`, `file:…`, `elsewhere`, `stand-by` or `new`; null while nothing is. */
  doing: string | null
  /** `field`: what it takes: `key`, of an event's file that another laptop made, to be typed; `damaged`, to open what is whole of it. */
  problem: { what: string; text: string; field?: string } | null
  open<C extends OpeningCall>(what: string, call: C, input: Calls[C]): Promise<void>
}

/** The one opening of this screen. Once an event is open the station's view takes the screen away. */
export function useOpening(): Opening {
  const { call } = useActions()
  const [doing, setDoing] = useState<string | null>(null)
  const [problem, setProblem] = useState<Opening['problem']>(null)
  return {
    doing,
    problem,
    async open(what, name, input) {
      if (doing !== null) return
      setDoing(what)
      // Where a key is typed anew, the line for it stays.
      if (name !== 'event.recover' && name !== 'event.bring') setProblem(null)
      const answer = await call(name, input)
      setDoing(null)
      if (!answer.ok) {
        const { message: text, field } = answer.error
        setProblem({ what, text, ...(field === undefined ? {} : { field }) })
      }
    },
  }
}
