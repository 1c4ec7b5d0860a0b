// What screens ask about the preflight, answered for the station. Every check has its own time, and one that hangs ends in a sentence.
import { z } from 'zod'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { type CheckId, Found, type PREFLIGHT_CALLS } from '../../core/contract/preflight.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { lasting, type Said, unknown } from '../../core/preflight/say.ts'
import { readKept } from '../station/kept.ts'
import { NO_EVENT } from '../station/no-event.ts'
import type { Session } from '../station/session.ts'
import { checks, type Looked } from './checks.ts'

type Called = keyof typeof PREFLIGHT_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

/** In ms: how long a check may take. A backup on a slow stick takes its time. */
const LIMITS: Partial<Record<CheckId, number>> & { other: number } = { backup: 30_000, other: 10_000 }
const SETTING = 'preflight'

/** What the calls are given. */
export interface PreflightTools {
  clock: () => number
  onFault: (error: unknown) => void
  /** Other checks or another limit, for tests. */
  checks?: Partial<typeof checks>
  limit?: number
}

/** The calls, by name. `look` gives what is looked at beside the open event. */
export function preflightCalls(
  session: () => Session | null,
  tools: PreflightTools,
  look: () => Omit<Looked, 'session' | 'clock' | 'page'>,
): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  const { clock, onFault } = tools
  const all = { ...checks, ...tools.checks }
  const keptIn = ({ file }: Session) => readKept(z.array(Found), file.setting(SETTING)) ?? []
  return {
    async 'preflight.check'({ check, page }) {
      const here = session()
      if (!here) return err(NO_EVENT)
      const limit = tools.limit ?? LIMITS[check] ?? LIMITS.other
      const said = await within(limit, onFault, async () => all[check]({ ...look(), session: here, clock, page }))
      const found: Found = { check, ...said, at: clock() }
      // Not kept where it can't be: it is measured anew with the next press, and the check of the disk says why.
      if (session() === here)
        here.file.saveSetting(SETTING, JSON.stringify([...keptIn(here).filter((each) => each.check !== check), found]))
      return ok(found)
    },
    async 'preflight.last'() {
      const here = session()
      return here ? ok(keptIn(here)) : err(NO_EVENT)
    },
  }
}

async function within(ms: number, onFault: (error: unknown) => void, check: () => Promise<Said>): Promise<Said> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Said>((resolve) => {
    timer = setTimeout(
      () => resolve(unknown(`There was no answer within ${lasting(ms)}, so it can’t be told. Look at it yourself, and check again.`)),
      ms,
    )
  })
  const done = check().catch((error: unknown) => {
    onFault(error)
    return unknown('This app has a fault in this check, so it can’t be told. Look at it yourself; the other checks count.')
  })
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
