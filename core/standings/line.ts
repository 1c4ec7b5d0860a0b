// One competitor as the parts of a format see them: what was taken, slot by slot, and what is known besides.
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import type { Overruled } from '../apply/state.ts'

/** A scaled integer that may be missing. Missing is not zero. */
export type Score = number | null

/** What a part gives: a scaled integer, nothing, or a list to be compared item by item. */
export type Figure = Score | readonly Score[]

/** Where a competitor stood in a match: its number and round, the own side, and whether it was played at all. */
export interface Seat {
  match: number
  round: number
  side: number
  /** The own number among those of the side, from 1. */
  member: number
  played: boolean
}

/** A match that is drawn and not recorded: its round, and whether there is anybody to meet. */
export interface Due {
  round: number
  met: boolean
}

/** One attempt, match or contest that has been taken. Empty values are one that was passed. */
export interface Taken {
  values: Values
  /** The format's score of it; nothing for no mark. */
  score: Score
  /** Of a match: the other sides' values and who stood there, in their order, and the own seat. */
  others?: readonly Values[]
  opponents?: readonly (readonly CompetitorId[])[]
  seat?: Seat
  /** The referee's table decided what counts here; of a match, with every side's values before. */
  ruled?: Overruled<Values | readonly Values[]>
}

/** One competitor. `slots` by slot: undefined where it is still to come. */
export interface Line {
  id: CompetitorId
  slots: readonly (Taken | undefined)[]
  attributes: Readonly<Record<string, number>>
  /** Of matches: those still to be recorded. */
  due?: readonly Due[]
  /** What the referee's table takes off the decisive column, scaled as that; added where the lower figure is the better. */
  penalty?: number
  /** Columns of the stage before, and `place` there. */
  carried?: ((result: string) => Score) | undefined
}
