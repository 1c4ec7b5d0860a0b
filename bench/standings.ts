// How long a whole fold takes, and one more entry: the state brought up to date and the standing's order with it.
import { applyFact } from '../core/apply/apply.ts'
import { createState } from '../core/apply/state.ts'
import { rankingOf } from '../core/standings/ranking.ts'
import { eventFacts } from './event.ts'
import { median, say, tidy } from './numbers.ts'

const STEPS = 40

export function benchStandings(sizes: readonly number[], rounds: number) {
  const full: Record<string, number> = {}
  const step: Record<string, number> = {}
  for (const size of sizes) {
    say(`standings at ${size} entries …`)
    const facts = eventFacts(size + STEPS)
    const before = facts.length - STEPS
    const fullTimes: number[] = []
    const stepTimes: number[] = []
    for (let round = 0; round < rounds; round++) {
      const state = createState()
      const start = performance.now()
      for (let index = 0; index < before; index++) applyFact(state, facts[index]!.fact, facts[index]!)
      for (const contest of state.contests.values()) rankingOf(state, contest)
      fullTimes.push(performance.now() - start)
      for (let index = before; index < facts.length; index++) {
        const { fact } = facts[index]!
        const began = performance.now()
        applyFact(state, fact, facts[index]!)
        if ('contest' in fact.body) rankingOf(state, state.contests.get(fact.body.contest)!)
        stepTimes.push(performance.now() - began)
      }
    }
    full[size] = tidy(median(fullTimes))
    step[size] = tidy(median(stepTimes))
  }
  return { standings_full_ms: full, standings_step_ms: step }
}
