// What is answered to who asks for something of an event while none is open.
import type { Failure } from '../../core/contract/contract.ts'

export const NO_EVENT: Failure = { kind: 'refused', message: 'No event is open.' }
