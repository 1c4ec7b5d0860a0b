// A competitor as screens show one.
import type { Competitor } from '../apply/state.ts'
import type { Person } from './view.ts'

/** A competitor as screens show one. */
export const personOf = ({ id, bib, name, team }: Competitor): Person => ({ id, bib, name, ...(team === undefined ? {} : { team }) })
