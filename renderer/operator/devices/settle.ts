// Settling late entries at the table. Only a part's owner can; where that is a phone, the table takes the part for the moment in which it
// settles, and gives it back after the last entry, so that nothing that the phone has written is cut off.
import type { Answers, Failure } from '../../../core/contract/contract.ts'
import type { Command } from '../../../core/decide/command.ts'
import type { Outcome } from '../../../core/outcome.ts'
import type { PartitionView } from '../../../core/views/devices.ts'
import type { OwnerName } from './owners.ts'

type Send = (command: Command) => Promise<Outcome<Answers['command'], Failure>>
type Settling = Extract<Command, { name: 'late.adopt' | 'late.dismiss' }>

/** Why late entries of a part can't be settled here just now, in a sentence; null where they can. */
export function whyNotNow(words: string, owner: OwnerName | null): string | null {
  if (!owner || owner.own) return null
  const { name, device } = owner
  if (!device || device.state === 'removed')
    return `${words} belongs to ${name}, which is no device of this table any more. Take it over to settle these.`
  if (device.state !== 'here')
    return `${words} belongs to ${name}, which is away: what it writes meanwhile would come too late as well. Wait until it is here, or take the part over.`
  return device.waiting ? `${name} still sends what it has written. A moment.` : null
}

/** A device that was heard so lately is away for the moment in which its channel comes again, or may be. Ms. */
const LATELY = 30_000
const LOOK_EVERY = 200
const LOOKS = 50

/** Whether that is a matter of moments: its owner's device is here and sends, or was heard just now. */
export function isPassing(owner: OwnerName | null, now: number): boolean {
  const device = owner?.device
  if (device?.state === 'here') return (device.waiting ?? 0) > 0
  return device?.state === 'away' && device.contact !== null && now - device.contact < LATELY
}

/** Waits while it is so, for as long as anybody waits for a press. */
export async function whilePassing(isSo: () => boolean, pause: (ms: number) => Promise<unknown>): Promise<void> {
  for (let look = 0; look < LOOKS && isSo(); look++) await pause(LOOK_EVERY)
}

/** What became of it: how many were settled, and the first that was refused. */
export interface SettledAll {
  done: number
  problem: Failure | null
}

/** Settles entries of one part, one after the other. `tableKey`: this table's own. */
export async function settle(send: Send, part: PartitionView, tableKey: string, commands: readonly Settling[]): Promise<SettledAll> {
  const { partition, owner } = part
  const isLent = owner !== null && !owner.own
  if (isLent) {
    const taken = await send({ name: 'partition.take-over', partition, key: tableKey, confirmed: true })
    if (!taken.ok) return { done: 0, problem: taken.error }
  }
  let done = 0
  let problem: Failure | null = null
  for (const command of commands) {
    const answer = await send(command)
    if (answer.ok) done++
    else problem ??= answer.error
  }
  if (isLent) {
    const device = owner.name === null ? {} : { device: owner.name }
    const back = await send({ name: 'partition.take-over', partition, key: owner.key, ...device, confirmed: true })
    if (!back.ok) problem = { ...back.error, message: `The part is this table’s for now: hand it back by hand. ${back.error.message}` }
  }
  return { done, problem }
}
