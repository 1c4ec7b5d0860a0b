// The preflight of the open event: what was found last of each check, and which are looked at just now. It outlives the panel, so that what takes
// long goes on while somebody scores.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type CheckId, CHECKS, type Found, type PageFacts } from '../../../core/contract/preflight.ts'
import type { Operator } from '../state/operator.ts'

export interface PreflightState {
  found: ReadonlyMap<CheckId, Found>
  running: ReadonlySet<CheckId>
  /** Why what was asked last was not answered; null while all is well. */
  problem: string | null
}

export interface Preflight {
  store: StoreApi<PreflightState>
  /** Looks at everything at once, or at one thing again. What is looked at already is not asked twice. */
  run(which?: CheckId): Promise<void>
}

/** Begins with what was found before. `battery`: the laptop's own, where this page is told. */
export function createPreflight(call: Operator['call'], battery: () => Promise<PageFacts['battery']>): Preflight {
  const store = createStore<PreflightState>(() => ({ found: new Map(), running: new Set(), problem: null }))
  const set = store.setState
  void call('preflight.last', {}).then((last) => {
    if (last.ok) set(({ found }) => ({ found: new Map([...last.value.map((each) => [each.check, each] as const), ...found]) }))
  })

  async function one(check: CheckId): Promise<void> {
    set(({ running }) => ({ running: new Set(running).add(check) }))
    const answer = await call('preflight.check', { check, page: { battery: check === 'power' ? await battery() : null } })
    set(({ found, running }) => ({
      running: new Set([...running].filter((each) => each !== check)),
      ...(answer.ok ? { found: new Map(found).set(check, answer.value) } : { problem: answer.error.message }),
    }))
  }
  return {
    store,
    async run(which) {
      const { running } = store.getState()
      set({ problem: null })
      await Promise.all((which ? [which] : CHECKS).filter((check) => !running.has(check)).map(one))
    },
  }
}

const RANK = { attention: 0, unknown: 1, ok: 2 } as const

/** The order in which results are shown: what needs a person first. While anything is looked at nothing moves. */
export function shownOrder({ found, running }: Pick<PreflightState, 'found' | 'running'>): readonly CheckId[] {
  const rank = (check: CheckId) => RANK[found.get(check)?.state ?? 'unknown']
  return running.size > 0 || found.size === 0 ? CHECKS : CHECKS.toSorted((a, b) => rank(a) - rank(b))
}

/** How many of each there are, and when the oldest of them was found; null before all were looked at. */
export function summaryOf({ found }: Pick<PreflightState, 'found'>): { attention: number; unknown: number; ok: number; at: number } | null {
  if (CHECKS.some((check) => !found.has(check))) return null
  const all = CHECKS.map((check) => found.get(check)!)
  const count = (state: Found['state']) => all.filter((each) => each.state === state).length
  return { attention: count('attention'), unknown: count('unknown'), ok: count('ok'), at: Math.min(...all.map(({ at }) => at)) }
}
