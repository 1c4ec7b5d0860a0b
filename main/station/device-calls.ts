// What the devices panel asks of the hub: who may write what, and from which phone.
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Hub } from '../hub/hub.ts'
import type { Standby } from '../standby/standby.ts'

type Called = 'device.invite' | 'device.withdraw' | 'device.rename' | 'device.remove' | 'device.takeFile' | 'device.heed'

/** The calls, by name. A laptop that stands by invites nobody. */
export function deviceCalls(
  hub: Hub,
  standby: () => Standby | null,
): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  return {
    async 'device.invite'({ assignment }) {
      const refusal = standby()?.refuses()
      return refusal ? err(refusal) : hub.invite(assignment)
    },
    'device.withdraw': async ({ invitation }) => hub.withdraw(invitation),
    'device.rename': async ({ device, name }) => hub.rename(device, name),
    'device.remove': async ({ device }) => hub.remove(device),
    'device.takeFile': ({ text }) => hub.takeFile(text),
    async 'device.heed'() {
      hub.heed()
      return ok(null)
    },
  }
}
