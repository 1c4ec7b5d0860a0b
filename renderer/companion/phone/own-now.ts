// What this phone owns, where a laptop that stands by for the table tells it: that one may be behind, and must not take away what it has not
// heard of yet. What a mark is bound to would be gone from the screen, and the part with it, until the table is back.
import type { OwnPart } from '../../../core/wire/join.ts'
import type { LostPart } from '../../../core/wire/live.ts'

/** Parts that are this phone's, and the ends of those that it lost. */
interface Owning {
  partitions: readonly OwnPart[]
  lost: readonly LostPart[]
}

/** The newest that is known of each part: an epoch only grows, and so whoever names a later one has heard more. */
export function ownNow(known: Owning, told: Owning): { partitions: OwnPart[]; lost: LostPart[] } {
  const lost = [
    ...told.lost,
    ...known.lost.filter(({ partition, epoch }) => !told.lost.some((each) => each.partition === partition && each.epoch === epoch)),
  ]
  const isPast = ({ partition, epoch }: OwnPart) => lost.some((each) => each.partition === partition && each.epoch >= epoch)
  const isOlder = ({ partition, epoch }: OwnPart, than: readonly OwnPart[]) =>
    than.some((each) => each.partition === partition && each.epoch > epoch)
  const theirs = told.partitions.filter((part) => !isOlder(part, known.partitions))
  const ours = known.partitions.filter(({ partition }) => !theirs.some((part) => part.partition === partition))
  return { partitions: [...theirs, ...ours].filter((part) => !isPast(part)), lost }
}
