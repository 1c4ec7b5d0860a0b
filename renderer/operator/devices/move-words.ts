// What happens when a part goes to another device, or a device is removed: one sentence before it is done.
import type { DeviceView } from '../../../core/contract/hub.ts'
import type { OwnerName, Target } from './owners.ts'

const KEPT = 'Whatever comes from it later is not lost and does not count by itself: it waits here for you to take in or leave.'

/** What handing a part over comes to. */
export function moveWords(words: string, from: OwnerName | null, to: Target): string {
  const goes = to.own
    ? `This table has ${words} from here on; nobody writes it on a phone until you hand it on.`
    : `${to.name} goes on as ${words} from what is here.`
  if (!from || from.own) return `${goes} All that this table has recorded counts.`
  const holds = from.device?.waiting ?? 0
  if (holds > 0) return `${goes} ${from.name} holds ${holds} that ${holds === 1 ? 'is' : 'are'} not here yet. ${KEPT}`
  return from.device?.state === 'here'
    ? `${goes} All that ${from.name} has written is here and counts. ${KEPT}`
    : `${goes} What ${from.name} has sent counts. ${KEPT}`
}

/** What removing a device comes to. `parts`: what it has, in words. */
export function removeWords({ name, waiting }: Pick<DeviceView, 'name' | 'waiting'>, parts: readonly string[]): string {
  const stays = parts.length === 0 ? '' : ` ${parts.join(' and ')} stays with it until you invite somebody in its place.`
  const holds = waiting ? ` It holds ${waiting} that ${waiting === 1 ? 'is' : 'are'} not here yet; they stay on it.` : ''
  return `${name} can neither send nor ask any more. What it has sent counts.${holds}${stays}`
}

/** Who would lose a part to whoever joins; null where nobody does. */
export function losesWords(words: string, owner: OwnerName | null): string | null {
  if (!owner) return null
  if (owner.own) return `Whoever joins takes ${words} over from this table.`
  return `Whoever joins takes ${words} over from ${owner.name}. ${KEPT}`
}
