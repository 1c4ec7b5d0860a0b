// Where a remedy leads: a panel of the table, a step of the set-up, or the printer.
import type { Remedy } from '../../../core/contract/preflight.ts'
import { setUpFor } from '../setup/use-set-up.ts'
import type { Operator } from '../state/operator.ts'

/** Goes there; null where the person is there already, as in the last step of the set-up, which shows all of these at once. */
export function remedyOf(operator: Operator, remedy: Remedy, print: () => void): (() => void) | null {
  const { station, place } = operator.store.getState()
  switch (remedy) {
    case 'print':
      return print
    case 'competitors':
    case 'contests':
    case 'order':
      return () => {
        if (!station?.event) return
        setUpFor(operator, station.event.id).go(remedy)
        operator.go('setup')
      }
    default:
      if (place === 'table') return () => operator.show(remedy)
      if (remedy !== 'draw') return null
      return () => {
        operator.go('table')
        operator.show('draw')
      }
  }
}
