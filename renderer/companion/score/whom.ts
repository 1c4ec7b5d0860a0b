// Whom the screen is about. What was begun for one is never turned into another's: the next call waits until it is sent or left.
import type { Given } from '../phone/given.ts'
import { standing } from '../phone/given.ts'
import type { Call, PartView } from '../phone/part-view.ts'

/** `enter`: nothing given yet. `given`: this phone's mark for whom stands. `waiting`: nobody is called. */
export interface Whom {
  mode: 'enter' | 'given' | 'waiting'
  whom: Call | null
  given: Given | null
  /** The table has called somebody else meanwhile. */
  called: Call | null
  /** Who comes next by the order the table gave, while the table is away and this one is done. */
  next: Call | null
}

const isSame = (a: Call | null, b: Call | null): boolean => a?.id === b?.id && a?.slot === b?.slot

/**
 * Whom to show. `held`: whom the person is entering something for, or has chosen; `here`: whether the table can be reached, so that its call
 * is today's.
 */
export function whomToShow(view: PartView | null, given: readonly Given[], held: Call | null, here: boolean): Whom {
  const whom = held ?? view?.now ?? null
  // A call from before the table went away is no news.
  const called = here && view && held && !isSame(held, view.now) ? view.now : null
  if (!view || !whom) return { mode: 'waiting', whom: null, given: null, called: null, next: view?.next[0] ?? null }
  const mine = standing(given, { contest: view.contest, competitor: whom.id, slot: whom.slot })
  if (!mine) return { mode: 'enter', whom, given: null, called, next: null }
  return { mode: 'given', whom, given: mine, called, next: here ? null : nextUngiven(view, given, whom) }
}

/** The first in the order after somebody for whom this phone has given nothing. */
function nextUngiven(view: PartView, given: readonly Given[], after: Call): Call | null {
  const order = [...(view.now ? [view.now] : []), ...view.next]
  const from = order.findIndex((each) => isSame(each, after)) + 1
  const isOpen = (call: Call) => standing(given, { contest: view.contest, competitor: call.id, slot: call.slot }) === null
  return order.slice(from).find(isOpen) ?? null
}
