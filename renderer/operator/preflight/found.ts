// What the finder has of preparing: to check everything, and to rehearse. `more` is searched beside the label.
import type { Operator } from '../state/operator.ts'

export const PREPARING = [
  {
    id: 'preflight',
    kind: 'action' as const,
    label: 'Before the doors open: check everything',
    detail: 'Ctrl B',
    run: (operator: Operator) => operator.show('preflight'),
    more: 'preflight ready screens phones battery disk printer server clock',
  },
  {
    id: 'rehearsal',
    kind: 'action' as const,
    label: 'Rehearse on a copy of this event',
    detail: 'Nothing of it is published',
    run: (operator: Operator) => operator.show('rehearsal'),
    more: 'rehearsal practice train try test dry run',
  },
]
