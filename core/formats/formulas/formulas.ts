// The formulas a format can name, by id.
import { fosterMcculloch, meltzerFaber } from './age.ts'
import { combinedEvents } from './combined-events.ts'
import { dots } from './dots.ts'
import type { Formula } from './formula.ts'
import { handicapAllowance, handicapFactor } from './handicap.ts'
import { ipfGl } from './ipf-gl.ts'
import { sinclairs } from './sinclair.ts'
import { wilks, wilks2020 } from './wilks.ts'

/** Every formula. Their ids go into formats that are kept, so none is ever renamed or changed: a new edition is a new formula. */
export const formulas: readonly Formula[] = [
  wilks,
  wilks2020,
  dots,
  ipfGl,
  fosterMcculloch,
  meltzerFaber,
  ...sinclairs,
  combinedEvents,
  handicapFactor,
  handicapAllowance,
]

const byId: ReadonlyMap<string, Formula> = new Map(formulas.map((formula) => [formula.id, formula]))

/** The formula of that id, if there is one. */
export const formulaOf = (id: string): Formula | undefined => byId.get(id)
