// What a damaged event lacks, in words, and who gives it back.
import type { DamageView } from '../../../core/contract/backup.ts'

const entries = (count: number) => (count === 1 ? 'one entry' : `${count} entries`)

/** The banner's heading and what is added to it. */
export function damageWords({ from, where, missing, more, unknown, isWhole }: DamageView): { title: string; text: string } {
  const damaged = `${from} was damaged: ${where}. It was left as it is.`
  if (missing.length === 0 && more === 0 && unknown)
    return {
      title: 'Whether all of this event is here can’t be told: the end of a part could not be read.',
      text: `${damaged} All that is known of is here. Look at the last entries, and at a backup; then go on.`,
    }
  if (isWhole) return { title: 'Everything is here again.', text: damaged }
  const parts = [
    ...missing.map(({ part, count }) => `${entries(count)} of “${part}”`),
    ...(more > 0 ? [`${entries(more)} that were newest`] : []),
  ]
  const lacks = `${parts.join(', ')}${unknown ? ', and maybe more' : ''}`
  return {
    title: `Not all of this event is here: ${lacks}.`,
    text: `${damaged} Nothing is entered and no screen shows results until it is whole. The results server, phones and a laptop that stands by give back by themselves what they have; a backup does with one press.`,
  }
}
