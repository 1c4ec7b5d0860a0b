// What people see: the standing of every contest, to compare what machines show with what their entries come to.
import type { EventState } from '../../apply/state.ts'
import { standingView } from '../../views/standing.ts'
import type { SealedEntry } from '../../log/chain.ts'
import type { Held } from './check.ts'
import { fold } from './machine.ts'
import { CONTESTS } from './people.ts'
import type { Random } from './random.ts'

/** All standings as one text: of a state, or of what is held, with the partitions interleaved at random. */
export function contests(of: EventState | Held, random?: Random): string {
  const state = 'logs' in of ? fold(interleaved(of, random)) : of
  return JSON.stringify([[...CONTESTS.values()].map((contest) => standingView(state, contest)), state.unapplied])
}

/** The logs one entry at a time, from any of those that have some left; without randomness one log after another. */
function interleaved({ logs }: Held, random?: Random): SealedEntry[] {
  const left = [...logs.values()].map((log) => [...log].reverse())
  const mixed: SealedEntry[] = []
  for (let open = left.filter((log) => log.length > 0); open.length > 0; open = open.filter((log) => log.length > 0))
    mixed.push(open[random ? random.below(open.length) : 0]!.pop()!)
  return mixed
}
